import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { addWorkingDays } from './working-days.js';

const monToFri = [1, 2, 3, 4, 5];
const sunToThu = [7, 1, 2, 3, 4];

describe('addWorkingDays', () => {
  /** Local times throughout, so that the table reads as a calendar does. */
  it.each([
    // Weekdays and weekends; 2026-03-02 is a Monday.
    ['2026-03-02T15:00', 2, 'Europe/Berlin', monToFri, '2026-03-04T15:00'],
    ['2026-03-06T15:00', 2, 'Europe/Berlin', monToFri, '2026-03-10T15:00'],
    ['2026-03-06T23:59', 1, 'Europe/Berlin', monToFri, '2026-03-09T23:59'],
    ['2026-03-07T10:00', 2, 'Europe/Berlin', monToFri, '2026-03-11T00:00'],
    ['2026-03-08T23:30', 1, 'Europe/Berlin', monToFri, '2026-03-10T00:00'],
    ['2026-03-04T09:00', 10, 'Europe/Berlin', monToFri, '2026-03-18T09:00'],
    ['2026-03-04T09:00', 0, 'Europe/Berlin', monToFri, '2026-03-04T09:00'],
    ['2026-03-07T09:00', 0, 'Europe/Berlin', monToFri, '2026-03-09T00:00'],
    // The end of a year, and a leap day.
    ['2026-12-31T12:00', 1, 'Europe/London', monToFri, '2027-01-01T12:00'],
    ['2028-02-28T12:00', 1, 'Europe/London', monToFri, '2028-02-29T12:00'],
    // A week from Sunday to Thursday.
    ['2026-03-05T15:00', 1, 'Asia/Riyadh', sunToThu, '2026-03-08T15:00'],
    ['2026-03-06T15:00', 2, 'Asia/Riyadh', sunToThu, '2026-03-10T00:00'],
    // A single working day.
    ['2026-03-04T08:00', 2, 'Europe/Berlin', [3], '2026-03-18T08:00'],
    // Summer time begins (29 March) and ends (25 October): the same time by the local clock.
    ['2026-03-27T15:00', 1, 'Europe/Berlin', monToFri, '2026-03-30T15:00'],
    ['2026-10-23T15:00', 1, 'Europe/Berlin', monToFri, '2026-10-26T15:00'],
    ['2026-10-31T15:00', 1, 'America/New_York', [6, 7], '2026-11-01T15:00'],
    // 02:30 does not exist on the morning that summer time begins: an hour later.
    ['2026-03-28T02:30', 1, 'Europe/Berlin', [6, 7], '2026-03-29T03:30'],
    // Where summer time begins at midnight, a day begins at one.
    ['2026-04-23T00:30', 1, 'Africa/Cairo', [4, 5], '2026-04-24T01:30'],
    ['2026-04-23T12:00', 0, 'Africa/Cairo', [5], '2026-04-24T01:00'],
    // Zones off by half an hour and by three quarters.
    ['2026-03-06T15:15', 1, 'Asia/Kolkata', monToFri, '2026-03-09T15:15'],
    ['2026-03-06T15:15', 1, 'Asia/Kathmandu', [7, 1, 2, 3, 4, 5], '2026-03-08T15:15'],
    ['2026-04-03T15:00', 1, 'Australia/Lord_Howe', monToFri, '2026-04-06T15:00'],
  ])('from %s, %i days on in %s, working on %j: %s', (from, days, timezone, workingDays, expected) => {
    const local = (text: string) => DateTime.fromISO(text, { zone: timezone });
    const due = addWorkingDays(local(from).toJSDate(), days, { timezone, workingDays });
    expect(DateTime.fromJSDate(due, { zone: timezone }).toFormat(`yyyy-MM-dd'T'HH:mm`)).toBe(expected);
  });

  it('counts in the zone of the side that must act, not in that of the server', () => {
    const from = new Date('2026-03-06T22:00:00Z'); // Friday in Lisbon, Saturday in Auckland
    expect(addWorkingDays(from, 1, { timezone: 'Europe/Lisbon', workingDays: monToFri })).toEqual(
      new Date('2026-03-09T22:00:00Z'),
    );
    expect(addWorkingDays(from, 1, { timezone: 'Pacific/Auckland', workingDays: monToFri })).toEqual(
      new Date('2026-03-09T11:00:00Z'),
    );
  });

  it('never answers less than the days asked for, nor a later due time for an earlier start', () => {
    const timezone = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Africa/Cairo');
    const week = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 });
    const moment = fc.date({ min: new Date('2025-01-01'), max: new Date('2029-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(moment, moment, fc.integer({ min: 0, max: 30 }), timezone, week, (one, other, days, zone, workingDays) => {
        const [early, late] = one < other ? [one, other] : [other, one];
        const due = (from: Date) => addWorkingDays(from, days, { timezone: zone, workingDays }).getTime();
        expect(due(early)).toBeLessThanOrEqual(due(late));
        expect(due(early) - early.getTime()).toBeGreaterThanOrEqual(days * 86_400_000 - 3_600_000);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    [1, 'Middle/Nowhere', monToFri],
    [-1, 'Europe/Berlin', monToFri],
    [1.5, 'Europe/Berlin', monToFri],
    [1, 'Europe/Berlin', []],
    [1, 'Europe/Berlin', [0, 8]],
  ])('refuses to count %d days in %s with %j', (days, timezone, workingDays) => {
    expect(() => addWorkingDays(new Date('2026-03-02T12:00:00Z'), days, { timezone, workingDays })).toThrow(RangeError);
  });
});
