import { DomainError, type Violation } from '../kernel/domain-error.js';

/** What the rules look at. */
export interface MeetingFacts {
  readonly startsAt: Date;
  readonly proposerConfirmedAt: Date | null;
  readonly partnerConfirmedAt: Date | null;
  readonly cancelledAt: Date | null;
}

/** Both have said so. */
export const isHeld = ({ proposerConfirmedAt, partnerConfirmedAt }: MeetingFacts): boolean =>
  proposerConfirmedAt !== null && partnerConfirmedAt !== null;

export const hasConfirmed = (meeting: MeetingFacts, isProposer: boolean): boolean =>
  (isProposer ? meeting.proposerConfirmedAt : meeting.partnerConfirmedAt) !== null;

export function assertOpen({ cancelledAt }: MeetingFacts): void {
  if (cancelledAt) throw new DomainError({ code: 'ILLEGAL_MOVE', message: 'It was cancelled.' });
}

/** Why a side cannot say now that it was held; null when it can. */
export function obstacleToConfirm(meeting: MeetingFacts, hasSaid: boolean, now: Date): Violation | null {
  if (meeting.cancelledAt) return { code: 'ILLEGAL_MOVE', message: 'It was cancelled.' };
  if (hasSaid) return { code: 'ALREADY_DONE', message: 'You have confirmed it. Now it is the other side’s turn.' };
  if (meeting.startsAt > now) return { code: 'NOT_YET', message: 'It can be confirmed once it has begun.' };
  return null;
}
