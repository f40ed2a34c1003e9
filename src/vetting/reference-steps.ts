import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AlliancesQueries, partiesOf, VettingAnswer, type Alliance } from '../alliances/index.js';
import { DomainError } from '../kernel/domain-error.js';
import { now } from '../kernel/time.js';
import { Clocks } from '../platform/clocks/clocks.js';
import { Config } from '../platform/config/config.js';
import { actingAs, type Tx } from '../platform/database/unit-of-work.js';
import { EventLog } from '../platform/events/event-log.js';
import { MailLinks } from '../platform/mail/mail-links.js';
import { verdictOf } from './reference.rules.js';
import { VettingReferee, VettingReference, type ReferenceState } from './reference.entity.js';
import { stateOf } from './vetting.rules.js';

export const REFERENCE_LINK = 'vetting.reference';
export const REFERENCE_CLOCK = 'vetting.reference';

/** What every end of a reference has in common: with an answer, without one, or by the clock. */
@Injectable()
export class ReferenceSteps {
  constructor(
    private readonly alliances: AlliancesQueries,
    private readonly clocks: Clocks,
    private readonly links: MailLinks,
    private readonly events: EventLog,
    private readonly config: Config,
  ) {}

  /** The reference that is waited for and its alliance, which stays locked; null where nothing is waited for any more. */
  async open(tx: Tx, id: string): Promise<{ reference: VettingReference; alliance: Alliance } | null> {
    const found = await tx.findOneBy(VettingReference, { id });
    const alliance = found && (await this.alliances.lock(tx, found.allianceId));
    // Somebody may have answered before the lock was ours.
    const reference = alliance && (await tx.findOneBy(VettingReference, { id }));
    return alliance && reference?.state === 'ASKED' ? { reference, alliance } : null;
  }

  /** Who she is, for letters and for her answer. */
  refereeOf(tx: Tx, { id, businessId }: VettingReference): Promise<VettingReferee | null> {
    return actingAs(tx, [businessId], () => tx.findOneBy(VettingReferee, { referenceId: id }));
  }

  /** Ends the waiting. Her address is emptied; what she said becomes evidence of the item, or speaks against it. */
  async end(
    tx: Tx,
    { reference, alliance }: { reference: VettingReference; alliance: Alliance },
    state: Exclude<ReferenceState, 'ASKED'>,
    said: Partial<Pick<VettingReference, 'name' | 'scores' | 'words'>> = {},
  ): Promise<void> {
    const { id, businessId, dimension } = reference;
    await tx.update(VettingReference, { id }, { ...said, state, endedAt: now() });
    await actingAs(tx, [businessId], () => tx.update(VettingReferee, { referenceId: id }, { email: null }));
    await this.clocks.stop(tx, id, REFERENCE_CLOCK);
    await this.links.end(tx, REFERENCE_LINK, id);
    if (state === 'ANSWERED') await this.weigh(tx, reference);
    await this.events.record(tx, {
      type: state === 'ANSWERED' ? 'alliance.reference_answered' : 'alliance.reference_ended',
      subjectId: alliance.id,
      actorId: null,
      businessId: null,
      audience: partiesOf(alliance),
      payload: { referenceId: id, businessId, dimension, state },
    });
  }

  /** What stands for an address where the address itself must not stay. */
  hashOf(address: string): Buffer {
    if (!this.config.secret) throw new Error('Refusals need the secret of the installation.');
    return createHmac('sha256', this.config.secret).update(`reference\n${address}`).digest();
  }

  /** The state of the item anew, from what its firm shows and what all who answered say. */
  private async weigh(tx: Tx, { allianceId, businessId, dimension }: VettingReference): Promise<void> {
    const key = { allianceId, businessId, dimension };
    const answer = await tx.findOneBy(VettingAnswer, key);
    const said = await tx.findBy(VettingReference, { ...key, state: 'ANSWERED' });
    const referenceVerdict = verdictOf(said.map(({ scores }) => scores ?? []));
    if (answer) await tx.update(VettingAnswer, key, { referenceVerdict, state: stateOf(answer, referenceVerdict) });
  }
}

export const linkEnded = () => new DomainError({ code: 'LINK_ENDED', message: 'That link has ended.' });
