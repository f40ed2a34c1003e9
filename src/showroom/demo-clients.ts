import { Injectable } from '@nestjs/common';
import { Clients, Contact } from '../clients/index.js';
import { Consent, CONSENT_LINK, ConsentAnswers } from '../consents/index.js';
import { Introduction } from '../introductions/index.js';
import { DAY } from '../kernel/time.js';
import { actFor, UnitOfWork } from '../platform/database/unit-of-work.js';
import { MailLinks } from '../platform/mail/mail-links.js';
import { reachesNobody } from './friend.rules.js';

/** The people in the books of demo firms: nobody reads their mail, so their answer is given here, by a link as theirs would be. */
@Injectable()
export class DemoClients {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clients: Clients,
    private readonly links: MailLinks,
    private readonly answers: ConsentAnswers,
  ) {}

  /** Yes to everything that was asked for. Does nothing for anybody whose address could be a real one. */
  async sayYes(introductionId: string): Promise<void> {
    const consent = await this.unitOfWork.run(async (tx) => {
      const { introducerId, contactId } = await tx.findOneByOrFail(Introduction, { id: introductionId });
      const person = contactId === null ? null : await this.clients.find(tx, introducerId, contactId);
      if (!person || !reachesNobody(person.contact.email)) return null;
      await actFor(tx, [introducerId]);
      const [asked] = await tx.find(Consent, { where: { subjectId: introductionId, state: 'ASKED' } });
      if (!asked) return null;
      return { fields: asked.fieldsRequested, token: await this.links.mint(tx, CONSENT_LINK, asked.id, DAY) };
    });
    if (consent) await this.answers.answer(consent.token, { decision: 'yes', fields: consent.fields });
  }

  /** The contact who was never introduced; null when there is none. */
  anyFree(businessId: string): Promise<string | null> {
    return this.unitOfWork.readFor([businessId], async (tx) => {
      const rows = await tx.query<{ id: string; email: string | null }[]>(
        `/* showroom.anyFree */
         SELECT c.id, c.email FROM contact c JOIN client k ON k.id = c.client_id
         WHERE c.business_id = $1 AND NOT k.do_not_introduce AND NOT EXISTS (SELECT FROM introduction WHERE contact_id = c.id)
         ORDER BY c.id`,
        [businessId],
      );
      return rows.find(({ email }) => reachesNobody(email))?.id ?? null;
    });
  }

  nameOf(businessId: string, contactId: string): Promise<string | null> {
    return this.unitOfWork.readFor([businessId], async (tx) => (await tx.findOneBy(Contact, { id: contactId }))?.name ?? null);
  }
}
