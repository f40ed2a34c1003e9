import { Injectable } from '@nestjs/common';
import { AlliancesQueries } from '../alliances/index.js';
import { User } from '../accounts/index.js';
import { BusinessesQueries } from '../businesses/index.js';
import { UnitOfWork, type Tx } from '../platform/database/unit-of-work.js';
import { MailLinks } from '../platform/mail/mail-links.js';
import { later } from '../kernel/time.js';
import { TO_ANSWER } from './reference.rules.js';
import { linkEnded, REFERENCE_LINK, ReferenceSteps } from './reference-steps.js';
import { VettingReference } from './reference.entity.js';
import { ANSWERED_IN } from './stages.js';

/** What somebody who is asked reads, in the letter and on the page. */
export interface ReferenceView {
  readonly reference: VettingReference;
  readonly name: string;
  readonly email: string | null;
  /** The firm that is asked about, and who of it asks. */
  readonly firm: string;
  readonly askedBy: string;
  /** Who reads the answer. */
  readonly reader: string;
  readonly until: Date;
}

/** Gathers it, in a transaction that may only read. */
@Injectable()
export class ReferenceViews {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly links: MailLinks,
    private readonly alliances: AlliancesQueries,
    private readonly businesses: BusinessesQueries,
    private readonly steps: ReferenceSteps,
  ) {}

  /** By the link. LINK_ENDED for one that never was, was used, or leads to nothing that is waited for. */
  async byToken(token: string): Promise<ReferenceView> {
    const id = await this.links.find(token, REFERENCE_LINK);
    if (!id) throw linkEnded();
    return this.unitOfWork.readFor([], async (tx) => {
      const view = await this.of(tx, id);
      if (!view) throw linkEnded();
      return view;
    });
  }

  /** Null where nothing is waited for any more. */
  async of(tx: Tx, id: string): Promise<ReferenceView | null> {
    const reference = await tx.findOneBy(VettingReference, { id });
    const alliance = reference && (await this.alliances.find(tx, reference.allianceId));
    if (reference?.state !== 'ASKED' || !alliance || !ANSWERED_IN.includes(alliance.stage)) return null;
    const { proposerId, partnerId } = alliance;
    const readerId = reference.businessId === proposerId ? partnerId : proposerId;
    const [firm, reader, referee, asker] = [
      await this.businesses.find(tx, reference.businessId),
      await this.businesses.find(tx, readerId),
      await this.steps.refereeOf(tx, reference),
      await tx.findOneBy(User, { id: reference.askedBy }),
    ];
    return {
      reference,
      name: referee?.name ?? '',
      email: referee?.email ?? null,
      firm: firm?.tradingName ?? '',
      askedBy: asker?.name ?? '',
      reader: reader?.tradingName ?? '',
      until: later(reference.askedAt, TO_ANSWER),
    };
  }
}
