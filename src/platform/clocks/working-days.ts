import { DateTime } from 'luxon';

/** When a business works: its IANA time zone, and ISO weekdays (1 is Monday, 7 is Sunday). */
export interface WorkCalendar {
  readonly timezone: string;
  readonly workingDays: readonly number[];
}

/**
 * The moment `days` working days after `from`, at the same time of the local day.
 *
 * A day off counts from the start of the next working day, so whoever must act always has that many
 * whole days: two days from Friday 15:00 end on Tuesday 15:00, two from Saturday end when Tuesday ends.
 * Throws RangeError for a calendar that cannot be counted in.
 */
export function addWorkingDays(from: Date, days: number, { timezone, workingDays }: WorkCalendar): Date {
  const works = (day: DateTime) => workingDays.includes(day.weekday);
  let moment = DateTime.fromJSDate(from, { zone: timezone });
  if (!moment.isValid) throw new RangeError(`No such time zone or moment: ${timezone}.`);
  if (!Number.isInteger(days) || days < 0) throw new RangeError(`Not a number of days: ${days}.`);
  if (!workingDays.some((day) => day >= 1 && day <= 7)) throw new RangeError('A week needs a working day.');

  if (!works(moment)) {
    while (!works(moment)) moment = moment.plus({ days: 1 });
    moment = moment.startOf('day');
  }
  const timeOfDay = { hour: moment.hour, minute: moment.minute, second: moment.second, millisecond: moment.millisecond };
  let day = moment.startOf('day');
  for (let left = days; left > 0; left -= 1) {
    do day = day.plus({ days: 1 });
    while (!works(day));
  }
  return (days === 0 ? moment : day.set(timeOfDay)).toJSDate();
}
