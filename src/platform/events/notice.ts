/** Postgres channel on which every committed event is told: it wakes the relay and the live connections. */
export const EVENT_CHANNEL = 'adjoin_event';

/** What is told of an event the moment it is committed. Ids and codes only: whoever may listen is not asked. */
export interface Notice {
  readonly type: string;
  readonly subjectId: string;
  readonly businessId: string | null;
  /** The businesses that may learn of it. */
  readonly audience: readonly string[];
  readonly occurredAt: Date;
}

/** PostgreSQL takes less than 8,000 bytes; an audience of more than two is not known, and 150 would fit. */
export const textOf = ({ type, subjectId, businessId, audience, occurredAt }: Notice): string =>
  JSON.stringify([type, subjectId, businessId, audience, occurredAt]);

/** Null for what is none: the channel is also called with nothing, when something may have been missed. */
export function noticeOf(text: string): Notice | null {
  if (text === '') return null;
  const [type, subjectId, businessId, audience, at] = JSON.parse(text) as [string, string, string | null, string[], string];
  return { type, subjectId, businessId, audience, occurredAt: new Date(at) };
}
