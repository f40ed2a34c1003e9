import type { Violation } from '../kernel/domain-error.js';

export const PURPOSES = {
  INTRODUCTION: 'Being introduced to a partner',
  CAMPAIGN: 'Being invited together with a partner',
  SURVEY: 'Being asked how it went',
} as const;
export type Purpose = keyof typeof PURPOSES;

/** What may be shared about a person, in the order in which it is shown. */
export const PERSON_FIELDS = {
  NAME: 'Name',
  EMAIL: 'E-mail address',
  PHONE: 'Phone number',
  TITLE: 'Title',
  COMPANY: 'Company',
} as const;
export type PersonField = keyof typeof PERSON_FIELDS;

const ALL = Object.keys(PERSON_FIELDS) as PersonField[];

/** An introduction to nobody is none: the name is always part of a yes, and there is no anonymous one. */
const ALWAYS: PersonField = 'NAME';
/** Fields by which somebody can be reached. */
const WAYS: readonly PersonField[] = ['EMAIL', 'PHONE'];

/** What the book knows of a person, by field; null where it knows nothing. */
export type PersonValues = Readonly<Record<PersonField, string | null>>;

export const isAlways = (field: PersonField): boolean => field === ALWAYS;

/** The fields to ask for: those wanted and the name, each once, in order. */
export const toRequest = (wanted: readonly PersonField[]): PersonField[] =>
  ALL.filter((field) => isAlways(field) || wanted.includes(field));

/** The fields that can be shared: asked for, and known. */
export const offered = (requested: readonly PersonField[], values: PersonValues): PersonField[] =>
  ALL.filter((field) => requested.includes(field) && values[field] !== null);

/** What she granted: her choice among what was offered, and the name. Anything else that a form brings is ignored. */
export const granted = (chosen: readonly string[], offer: readonly PersonField[]): PersonField[] =>
  offer.filter((field) => isAlways(field) || chosen.includes(field));

export function violationsOfGrant(fields: readonly PersonField[], offer: readonly PersonField[]): Violation[] {
  const canBeReached = WAYS.some((way) => fields.includes(way)) || !WAYS.some((way) => offer.includes(way));
  if (canBeReached) return [];
  return [{ code: 'INVALID', message: 'Leave on at least one way to reach you.', field: ['fields'] }];
}

/** Only the granted fields, the others null. */
export const disclosed = (fields: readonly PersonField[], values: PersonValues): PersonValues =>
  Object.fromEntries(ALL.map((field) => [field, fields.includes(field) ? values[field] : null])) as PersonValues;

/** A deferral reaches at most so many days ahead. */
export const MOST_DAYS_AHEAD = 366;
const DAY_MS = 86_400_000;
/** When of that day the question is put again: in the morning or around noon nearly everywhere that people answer mail. */
const HOUR_UTC = 8;

/** The moment to ask again for a day typed as YYYY-MM-DD; null when that is no day, or one too near or too far. */
export function notBeforeOf(day: string, now: Date): Date | null {
  const moment = new Date(`${day}T0${HOUR_UTC}:00:00.000Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(moment.getTime()) || !moment.toISOString().startsWith(day)) return null;
  const ahead = moment.getTime() - now.getTime();
  return day > dayOf(now) && ahead <= MOST_DAYS_AHEAD * DAY_MS ? moment : null;
}

export const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10);

/** The same day some months later, or the last of that month: 31 August and 6 months is 28 February. */
export function monthsLater(from: Date, months: number): Date {
  const moved = new Date(from);
  moved.setUTCDate(1);
  moved.setUTCMonth(moved.getUTCMonth() + months);
  const last = new Date(Date.UTC(moved.getUTCFullYear(), moved.getUTCMonth() + 1, 0)).getUTCDate();
  moved.setUTCDate(Math.min(from.getUTCDate(), last));
  return moved;
}
