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

/** A line without a break. An audience of more than two is not known, and 150 would fit into what PostgreSQL takes. */
export const textOf = ({ type, subjectId, businessId, audience, occurredAt }: Notice): string =>
  JSON.stringify([type, subjectId, businessId, audience, occurredAt]);

/** PostgreSQL takes less than 8,000 bytes at once. */
const MOST_BYTES = 7_900;

/** Texts of notices, one a line, in as few messages as they fit into: each message costs every process that listens. */
export function packed(texts: readonly string[]): string[] {
  const messages: string[] = [];
  for (const text of texts) {
    const last = messages.at(-1);
    if (last !== undefined && last.length + text.length < MOST_BYTES) messages[messages.length - 1] = `${last}\n${text}`;
    else messages.push(text);
  }
  return messages;
}

/** Null where the channel is called with nothing, when something may have been missed. */
export function noticesOf(message: string): Notice[] | null {
  return message === '' ? null : message.split('\n').map(noticeOf);
}

function noticeOf(text: string): Notice {
  const [type, subjectId, businessId, audience, at] = JSON.parse(text) as [string, string, string | null, string[], string];
  return { type, subjectId, businessId, audience, occurredAt: new Date(at) };
}
