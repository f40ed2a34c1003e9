import { DateTime } from 'luxon';
import { DAY, MINUTE } from '../../kernel/time.js';

/** When a business works: its IANA time zone, and ISO weekdays (1 is Monday, 7 is Sunday). */
export interface WorkCalendar {
  readonly timezone: string;
  readonly workingDays: readonly number[];
}

/** Every zone keeps or changes its offset in whole quarters of an hour, so what holds for one moment of a quarter holds for all. */
const QUARTER = 15 * MINUTE;
/** Answers kept; asking a time zone is dear, and the same few are asked all day. */
const MOST_KEPT = 5_000;
const kept = new Map<string, { readonly isShift: boolean; readonly value: number }>();

/**
 * The moment `days` working days after `from`, at the same time of the local day.
 *
 * A day off counts from the start of the next working day, so whoever must act always has that many
 * whole days: two days from Friday 15:00 end on Tuesday 15:00, two from Saturday end when Tuesday ends.
 * Throws RangeError for a calendar that cannot be counted in.
 */
export function addWorkingDays(from: Date, days: number, calendar: WorkCalendar): Date {
  const quarter = Math.floor(+from / QUARTER) * QUARTER;
  const key = `${quarter} ${days} ${calendar.timezone} ${calendar.workingDays.join()}`;
  let answer = kept.get(key);
  if (!answer) {
    const begin = new Date(quarter);
    const end = count(begin, days, calendar);
    // From a day off it is the end of a day, whatever the hour; from a working day as much later as from the quarter's begin.
    const isShift = isWorkingMoment(begin, calendar);
    answer = { isShift, value: isShift ? +end - quarter : +end };
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(key, answer);
  }
  return new Date(answer.isShift ? +from + answer.value : answer.value);
}

function isWorkingMoment(moment: Date, { timezone, workingDays }: WorkCalendar): boolean {
  return workingDays.includes(DateTime.fromJSDate(moment, { zone: timezone }).weekday);
}

function count(from: Date, days: number, { timezone, workingDays }: WorkCalendar): Date {
  const moment = DateTime.fromJSDate(from, { zone: timezone });
  if (!moment.isValid) throw new RangeError(`No such time zone or moment: ${timezone}.`);
  if (!Number.isInteger(days) || days < 0) throw new RangeError(`Not a number of days: ${days}.`);
  if (!workingDays.some((day) => day >= 1 && day <= 7)) throw new RangeError('A week needs a working day.');

  // Days are counted in the calendar alone; the time zone is asked at both ends only, because asking is dear.
  let day = Date.UTC(moment.year, moment.month - 1, moment.day);
  let { hour, minute, second, millisecond } = moment;
  if (!isWorkingDay(day, workingDays)) {
    while (!isWorkingDay(day, workingDays)) day += DAY;
    hour = minute = second = millisecond = 0;
  } else if (days === 0) return from;
  for (let left = days; left > 0; left -= 1) {
    do day += DAY;
    while (!isWorkingDay(day, workingDays));
  }
  const end = new Date(day);
  const date = { year: end.getUTCFullYear(), month: end.getUTCMonth() + 1, day: end.getUTCDate() };
  return DateTime.fromObject({ ...date, hour, minute, second, millisecond }, { zone: timezone }).toJSDate();
}

/** `day` is midnight UTC of the calendar day. */
function isWorkingDay(day: number, workingDays: readonly number[]): boolean {
  const weekday = new Date(day).getUTCDay();
  return workingDays.includes(weekday === 0 ? 7 : weekday);
}
