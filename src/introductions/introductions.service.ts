import { Injectable } from '@nestjs/common';
import { Clients } from '../clients/index.js';
import { Consents, type PersonField } from '../consents/index.js';
import { assertNone, DomainError, type Violation } from '../kernel/domain-error.js';
import { now } from '../kernel/time.js';
import type { Viewer } from '../kernel/viewer.js';
import { UnitOfWork, type Tx } from '../platform/database/unit-of-work.js';
import { NO_SECRETS, violationsOfPassages, type Secrets } from '../kernel/giveaways.js';
import { IntroductionClocks } from './introduction-clocks.js';
import { Introduction } from './introduction.entity.js';
import type { Conclusion } from './introduction.lifecycle.js';
import { IntroductionMoves, type Consequence } from './introduction-moves.js';
import {
  passagesOf,
  reopenUntil,
  violationsOfQualification,
  violationsOfReasons,
  type Qualification,
  type Reasons,
  type Vouch,
} from './introduction.rules.js';
import { known } from './known.js';

/** Whom a request is accepted with. */
export interface Answer {
  readonly contactId: string | null;
  readonly qualification: Qualification;
  readonly vouch: Vouch | null;
}

/** Every change of an introduction that has begun. One public method is one use case is one transaction. */
@Injectable()
export class IntroductionsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly moves: IntroductionMoves,
    private readonly clocks: IntroductionClocks,
    private readonly clients: Clients,
    private readonly consents: Consents,
  ) {}

  /** The beneficiary says yes to an offer, or the introducer to a request, and names the person. */
  accept(viewer: Viewer, id: string, answer: Answer, expectedVersion: number | null): Promise<Introduction> {
    return this.unitOfWork.run((tx) =>
      this.moves.byViewer(tx, viewer, id, 'accept', expectedVersion, (introduction) =>
        introduction.direction === 'OFFER' ? plainYes(answer) : this.named(tx, introduction, answer),
      ),
    );
  }

  /** The other side reads the reason; "not now" says until when. */
  decline(viewer: Viewer, id: string, reasons: Required<Reasons>, expectedVersion: number | null): Promise<Introduction> {
    return this.unitOfWork.run((tx) =>
      this.moves.byViewer(tx, viewer, id, 'decline', expectedVersion, async () => {
        assertNone([...violationsOfReasons(reasons, now()), ...violationsOfNote(reasons.note, NO_SECRETS)]);
        const { reason, note } = reasons;
        return { change: { ...reasons, declinedDueAt: await this.clocks.dueAt(tx, id) }, payload: { reason, note } };
      }),
    );
  }

  /**
   * Takes one's own no back, within moments of it: for the slip of a key, not for a change of mind. What waited for
   * the answer is due when it was.
   */
  reopen(viewer: Viewer, id: string, expectedVersion: number | null): Promise<Introduction> {
    return this.unitOfWork.run((tx) =>
      this.moves.byViewer(tx, viewer, id, 'reopen', expectedVersion, async ({ direction, stageSince, allianceId }) => {
        if (now() > reopenUntil(stageSince)) throw new DomainError(tooLate);
        if (await tx.existsBy(Introduction, { supersedesId: id })) throw new DomainError(wentOn);
        if (await this.clocks.isOver(tx, allianceId)) throw new DomainError(allianceOver);
        const change = { reason: null, note: null, notBefore: null };
        return { to: direction === 'OFFER' ? 'OFFERED' : 'REQUESTED', change };
      }),
    );
  }

  /** Takes back what one's own side began; a question to the client ends with it. */
  withdraw(viewer: Viewer, id: string, reasons: Reasons, expectedVersion: number | null): Promise<Introduction> {
    return this.unitOfWork.run((tx) =>
      this.moves.byViewer(tx, viewer, id, 'withdraw', expectedVersion, async (introduction) => {
        const { reason, note } = reasons;
        const secrets = note === null ? NO_SECRETS : await this.secretsOf(tx, introduction);
        assertNone([...violationsOfReasons(reasons, now()), ...violationsOfNote(note, secrets)]);
        await this.consents.withdraw(tx, id);
        return { change: { reason, note }, payload: { reason, note } };
      }),
    );
  }

  /** The introducer approves the words, and they go to the client with a link. */
  askClient(
    viewer: Viewer,
    id: string,
    { text, fields, isExpected = false }: { text: string; fields: readonly PersonField[]; isExpected?: boolean },
    expectedVersion: number | null,
  ): Promise<Introduction> {
    return this.unitOfWork.run((tx) =>
      this.moves.byViewer(tx, viewer, id, 'askClient', expectedVersion, async (introduction) => {
        await this.assertNotHeld(tx, introduction);
        const { introducerId: businessId, beneficiaryId: partnerId, contactId } = introduction;
        if (contactId === null) throw new Error(`Introduction ${id} was accepted without a contact.`);
        const question = { businessId, partnerId, contactId, purpose: 'INTRODUCTION' as const, subjectId: id };
        await this.consents.ask(tx, { ...question, fields, text, isExpected });
        return { change: { askedBy: viewer.userId }, payload: isExpected ? { isExpected } : {} };
      }),
    );
  }

  reportContact(viewer: Viewer, id: string, expectedVersion: number | null): Promise<Introduction> {
    return this.unitOfWork.run((tx) => this.moves.byViewer(tx, viewer, id, 'reportContact', expectedVersion));
  }

  reportMeeting(viewer: Viewer, id: string, heldAt: Date, expectedVersion: number | null): Promise<Introduction> {
    return this.unitOfWork.run((tx) =>
      this.moves.byViewer(tx, viewer, id, 'reportMeeting', expectedVersion, () => {
        if (heldAt > now()) throw new DomainError(notYet);
        return { change: { metAt: heldAt } };
      }),
    );
  }

  /** A word on how it goes: the next is asked for later. It may name the client, so it is not in the event. */
  giveProgress(viewer: Viewer, id: string, note: string, expectedVersion: number | null): Promise<Introduction> {
    return this.unitOfWork.run(async (tx) => {
      const introduction = await this.moves.byViewer(tx, viewer, id, 'giveProgress', expectedVersion, ({ stage }) => ({
        to: stage,
        change: { progressNote: note, progressAt: now() },
      }));
      await this.clocks.restart(tx, introduction, 'introduction.progress', 'introduction.silent_close');
      return introduction;
    });
  }

  /** What the outcome that was reported says of it; inside the transaction that reports. */
  conclude(
    tx: Tx,
    viewer: Viewer,
    id: string,
    conclusion: Conclusion,
    expectedVersion: number | null = null,
  ): Promise<Introduction> {
    return this.moves.byViewer(tx, viewer, id, 'conclude', expectedVersion, () => ({
      to: conclusion,
      payload: { conclusion },
    }));
  }

  /** A request is accepted with a person of one's own book; what is said of her must not tell who she is. */
  private async named(tx: Tx, { introducerId, brief }: Introduction, { contactId, qualification, vouch }: Answer) {
    if (contactId === null) throw new DomainError(contactNeeded);
    const { contact, client } = await this.clients.contactForIntroduction(tx, introducerId, contactId);
    const secrets = { clientName: client.name, domains: client.domains, contactName: contact.name };
    const own = passagesOf({ brief, qualification, vouch }).filter(({ field }) => field[1] !== 'brief');
    assertNone([...violationsOfQualification(qualification), ...violationsOfPassages(own, secrets, known.isDomain)]);
    return { change: { contactId, clientId: client.id, qualification, vouch } };
  }

  /** Nobody is asked in the name of an alliance that is paused or held; one that ended may finish what is open. */
  private async assertNotHeld(tx: Tx, { allianceId }: Introduction): Promise<void> {
    if (await this.clocks.isHeld(tx, allianceId)) throw new DomainError(held);
  }

  private async secretsOf(tx: Tx, { introducerId, contactId }: Introduction): Promise<Secrets> {
    const found = contactId === null ? null : await this.clients.find(tx, introducerId, contactId);
    if (!found) return NO_SECRETS;
    return { clientName: found.client.name, domains: found.client.domains, contactName: found.contact.name };
  }
}

/** An offer names the person already: the beneficiary has nothing to add. */
function plainYes({ contactId }: Answer): Consequence {
  if (contactId !== null) throw new DomainError(nothingToName);
  return {};
}

const violationsOfNote = (note: string | null, secrets: Secrets) =>
  violationsOfPassages([{ field: ['input', 'note'], text: note }], secrets, known.isDomain);

const contactNeeded = {
  code: 'CONTACT_NEEDED',
  message: 'Name the person in your book whom you would introduce.',
  field: ['input', 'contactId'],
};
const nothingToName = {
  code: 'INVALID',
  message: 'An offer is accepted as it is: the introducer knows the person.',
  field: ['input', 'contactId'],
};
const notYet = { code: 'INVALID', message: 'A meeting is reported when it was held.', field: ['input', 'heldAt'] };
const held = { code: 'ALLIANCE_NOT_ACTIVE', message: 'The alliance is paused or held: nobody is asked meanwhile.' };

const tooLate: Violation = { code: 'TOO_LATE', message: 'A no can be taken back for a few seconds only.' };
const wentOn: Violation = { code: 'ALREADY_REROUTED', message: 'It has gone to another ally since.' };
const allianceOver: Violation = { code: 'ALLIANCE_NOT_ACTIVE', message: 'The alliance has ended since.' };
