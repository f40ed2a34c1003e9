import { Injectable } from '@nestjs/common';
import { assertNone, DomainError } from '../kernel/domain-error.js';
import { now } from '../kernel/time.js';
import type { Viewer } from '../kernel/viewer.js';
import { statementsIn } from '../platform/database/statements.js';
import { UnitOfWork, type Tx } from '../platform/database/unit-of-work.js';
import { NO_SECRETS } from '../kernel/giveaways.js';
import { Introduction } from './introduction.entity.js';
import { introductionLifecycle, type IntroductionKind } from './introduction.lifecycle.js';
import { IntroductionMoves } from './introduction-moves.js';
import { IntroductionOpenings, type Opening, type OpeningLock } from './introduction-openings.js';
import {
  obstacleToReroute,
  qualificationOf,
  violationsOfBands,
  violationsOfLetter,
  type Brief,
  type Letter,
} from './introduction.rules.js';
import { known } from './known.js';

export interface Offer extends Letter {
  readonly kind: IntroductionKind;
  readonly allianceId: string;
  readonly contactId: string;
}

export interface Request {
  readonly kind: IntroductionKind;
  readonly allianceId: string;
  readonly brief: Brief;
}

export interface DraftChange extends Letter {
  /** Null: as it was. */
  readonly kind: IntroductionKind | null;
  readonly contactId: string | null;
}

const OFFERED = introductionLifecycle.moves.submit.event;

/** How introductions begin: drafted, offered, requested, or sent to another ally. */
@Injectable()
export class IntroductionBeginningsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly openings: IntroductionOpenings,
    private readonly moves: IntroductionMoves,
  ) {}

  /** Keeps a draft; its words are judged when it is offered. */
  draft(viewer: Viewer, offer: Offer): Promise<Introduction> {
    return this.unitOfWork.runSingle(async (statements) => {
      const opening = await this.openings.read(statements, viewer, offer.allianceId, offer.contactId, 'NONE');
      this.openings.contactOf(opening);
      assertNone(violationsOfBands(offer.brief, known));
      return this.openings.write(statements, viewer, opening, given(opening, offer, 'DRAFT'), 'introduction.drafted');
    });
  }

  update(viewer: Viewer, id: string, change: DraftChange, expectedVersion: number | null): Promise<Introduction> {
    return this.unitOfWork.run((tx) =>
      this.moves.byViewer(tx, viewer, id, 'update', expectedVersion, async (draft) => {
        const opening = await this.openings.read(statementsIn(tx), viewer, draft.allianceId, change.contactId ?? draft.contactId);
        const { contactId, clientId } = this.openings.contactOf(opening);
        assertNone(violationsOfBands(change.brief, known));
        const { brief, qualification, vouch } = change;
        return { change: { kind: change.kind ?? draft.kind, contactId, clientId, brief, qualification, vouch } };
      }),
    );
  }

  /** Offers in one go. Nothing is locked before the one statement that writes, which looks at the alliance again. */
  offer(viewer: Viewer, offer: Offer): Promise<Introduction> {
    return this.unitOfWork.runSingle(async (statements) => {
      const opening = await this.openings.read(statements, viewer, offer.allianceId, offer.contactId, 'NONE');
      assertNone(violationsOfLetter(offer, this.openings.contactOf(opening).secrets, known));
      return this.openings.write(statements, viewer, opening, given(opening, offer, 'OFFERED'), OFFERED);
    });
  }

  /** Offers what was drafted. */
  submit(viewer: Viewer, id: string, expectedVersion: number | null): Promise<Introduction> {
    return this.unitOfWork.run((tx) =>
      this.moves.byViewer(tx, viewer, id, 'submit', expectedVersion, async (draft) => {
        await this.assertReady(tx, viewer, draft, 'SHARE');
        const { allianceId, introducerId, beneficiaryId, kind, direction, supersedesId } = draft;
        return {
          change: { shownAt: now() },
          payload: { allianceId, introducerId, beneficiaryId, kind, direction, supersedesId },
        };
      }),
    );
  }

  /** What stands in the way of offering a draft: the same refusals as when it is offered. */
  async assertReady(tx: Tx, viewer: Viewer, draft: Introduction, lock: OpeningLock = 'NONE'): Promise<void> {
    const opening = await this.openings.read(statementsIn(tx), viewer, draft.allianceId, draft.contactId, lock);
    assertNone(violationsOfLetter(draft, this.openings.contactOf(opening).secrets, known));
  }

  /** Asks the ally for a kind of client. The alliance's row makes requests take turns, so that the limit holds. */
  request(viewer: Viewer, { allianceId, kind, brief }: Request): Promise<Introduction> {
    return this.unitOfWork.run(async (tx) => {
      const opening = await this.openings.read(statementsIn(tx), viewer, allianceId, null, 'NO KEY UPDATE');
      const letter = { brief, qualification: qualificationOf(null), vouch: null };
      assertNone(violationsOfLetter(letter, NO_SECRETS, known));
      await this.assertFewOpen(tx, allianceId, opening);
      return this.openings.write(
        statementsIn(tx),
        viewer,
        opening,
        {
          ...letter,
          kind,
          allianceId,
          direction: 'REQUEST',
          stage: 'REQUESTED',
          introducerId: opening.other.id,
          beneficiaryId: opening.own.id,
          clientId: null,
          contactId: null,
          supersedesId: null,
        },
        'introduction.requested',
      );
    });
  }

  /**
   * Offers the same client to another ally. The old introduction stays where it ended; one whose first contact was
   * missed closes. Two re-routes at once: the constraint lets one successor stand (ALREADY_REROUTED).
   */
  reroute(viewer: Viewer, id: string, allianceId: string, expectedVersion: number | null): Promise<Introduction> {
    return this.unitOfWork.run(async (tx) => {
      const old = await this.moves.byViewer(tx, viewer, id, 'reroute', expectedVersion, (introduction) => {
        const obstacle = obstacleToReroute(introduction);
        if (obstacle) throw new DomainError(obstacle);
        const { stage } = introduction;
        return stage === 'INTRODUCED'
          ? { to: 'NO_DECISION', change: { reason: 'FIRST_CONTACT_MISSED' }, payload: { reason: 'FIRST_CONTACT_MISSED' } }
          : { to: stage };
      });
      const opening = await this.openings.read(statementsIn(tx), viewer, allianceId, old.contactId);
      if (opening.own.id !== old.introducerId || opening.other.id === old.beneficiaryId) throw new DomainError(notAnother);
      const { kind, brief, qualification, vouch, contactId } = old;
      const offer = { kind, brief, qualification, vouch, allianceId, contactId: contactId ?? '' };
      assertNone(violationsOfLetter(offer, this.openings.contactOf(opening).secrets, known));
      return this.openings.write(
        statementsIn(tx),
        viewer,
        opening,
        { ...given(opening, offer, 'OFFERED'), supersedesId: old.id },
        OFFERED,
      );
    });
  }

  private async assertFewOpen(tx: Tx, allianceId: string, { own, figures }: Opening): Promise<void> {
    const [row] = await tx.query<{ open: number }[]>(
      `/* introductions.openRequests */
       SELECT count(*)::int AS open FROM introduction WHERE alliance_id = $1 AND beneficiary_id = $2 AND stage = 'REQUESTED'`,
      [allianceId, own.id],
    );
    if (!row || row.open < figures.maxOpenRequests) return;
    throw new DomainError({
      code: 'TOO_MANY_OPEN',
      message: `${figures.maxOpenRequests} of your requests are open in this alliance. Wait for an answer, or take one back.`,
    });
  }
}

/** An offer as the row has it. */
function given(opening: Opening, { kind, allianceId, brief, qualification, vouch }: Offer, stage: 'DRAFT' | 'OFFERED') {
  const { contactId = null, clientId = null } = opening.known ?? {};
  return {
    ...{ kind, allianceId, brief, qualification, vouch, stage, contactId, clientId },
    direction: 'OFFER' as const,
    introducerId: opening.own.id,
    beneficiaryId: opening.other.id,
    supersedesId: null,
  };
}

const notAnother = {
  code: 'INVALID',
  message: 'Choose an alliance of yours with another ally.',
  field: ['input', 'allianceId'],
};
