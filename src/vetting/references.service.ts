import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { VettingAnswer, type Alliance, type Dimension } from '../alliances/index.js';
import { Business, ownDomainOf, ownDomainsOf } from '../businesses/index.js';
import { DomainError } from '../kernel/domain-error.js';
import { uuidv7 } from '../kernel/id.js';
import { later, now } from '../kernel/time.js';
import type { Viewer } from '../kernel/viewer.js';
import { Clocks } from '../platform/clocks/clocks.js';
import { actingAs, UnitOfWork, type Tx } from '../platform/database/unit-of-work.js';
import { Letters } from '../platform/mail/letters.js';
import { BetweenTwo } from './between-two.js';
import { MOST_REFERENCES, REMINDED_AFTER, TO_ANSWER } from './reference.rules.js';
import { REFERENCE_CLOCK, ReferenceSteps } from './reference-steps.js';
import { ReferenceRefusal, VettingReferee, VettingReference } from './reference.entity.js';
import { VETTED_IN } from './stages.js';

export interface Referee {
  readonly dimension: Dimension;
  readonly name: string;
  /** In lower case. */
  readonly email: string;
  readonly relation: string;
}

/** Names people outside who can say something of one's own firm, and has them asked by mail. */
@Injectable()
export class ReferencesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly two: BetweenTwo,
    private readonly steps: ReferenceSteps,
    private readonly clocks: Clocks,
    private readonly letters: Letters,
  ) {}

  /** Not somebody of either firm, nobody who wants to be left alone, nobody twice about one thing. */
  ask(viewer: Viewer, allianceId: string, { dimension, name, email, relation }: Referee): Promise<Alliance> {
    return this.unitOfWork.run(async (tx) => {
      const work = await this.two.begin(tx, viewer, allianceId, { stages: VETTED_IN, binds: true });
      const { businessId, alliance } = work;
      const key = { allianceId, businessId, dimension };
      if (!(await tx.existsBy(VettingAnswer, key))) {
        throw refused('NOT_YET', 'Say first what you claim: that is what somebody is asked about.', 'dimension');
      }
      await this.assertOutside(tx, alliance, email);
      if (await tx.existsBy(ReferenceRefusal, { addressHash: this.steps.hashOf(email) })) {
        throw refused('SUPPRESSED', 'This person does not want to be asked for references.', 'email');
      }
      await this.two.assertNamesNobody(tx, businessId, [{ field: ['input', 'relation'], text: relation }]);
      const before = await tx.findBy(VettingReference, key);
      if (before.length >= MOST_REFERENCES) {
        throw refused('INVALID', `At most ${MOST_REFERENCES} people are asked about one thing.`, 'dimension');
      }
      await actingAs(tx, [businessId], async () => {
        if (await tx.existsBy(VettingReferee, { email, referenceId: In(before.map(({ id }) => id)) })) {
          throw refused('ALREADY_DONE', 'This person is asked about it already.', 'email');
        }
      });
      const id = uuidv7();
      await tx.insert(VettingReference, { ...key, id, relation, state: 'ASKED', askedBy: viewer.userId, askedAt: now() });
      await actingAs(tx, [businessId], () => tx.insert(VettingReferee, { referenceId: id, businessId, name, email }));
      const [dueAt, remindAt] = [later(now(), TO_ANSWER), later(now(), REMINDED_AFTER)];
      await this.clocks.start(tx, { subjectId: id, purpose: REFERENCE_CLOCK, dueAt, remindAt });
      await this.letters.queue(tx, { letter: 'vetting.reference', subjectId: id });
      await this.two.record(tx, viewer, work, 'alliance.reference_asked', { referenceId: id, dimension });
      return alliance;
    });
  }

  /** A firm's word about itself is a claim, and so is its partner's: whoever belongs to either is no reference. */
  private async assertOutside(tx: Tx, { proposerId, partnerId }: Alliance, email: string): Promise<void> {
    const ids = [proposerId, partnerId];
    const members = await tx.query<unknown[]>(
      `/* references.insiders */ SELECT 1 FROM membership m JOIN user_account u ON u.id = m.user_id
       WHERE m.business_id = ANY ($1) AND lower(u.email) = $2 LIMIT 1`,
      [ids, email],
    );
    const domain = ownDomainOf(email);
    const firms = await tx.findBy(Business, { id: In(ids) });
    if (members.length === 0 && !(domain && firms.some((each) => ownDomainsOf(each).includes(domain)))) return;
    throw refused('INVALID', 'A reference belongs to neither of the two firms.', 'email');
  }
}

const refused = (code: string, message: string, field: string) => new DomainError({ code, message, field: ['input', field] });
