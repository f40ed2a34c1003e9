export interface CalendarEntry {
  readonly id: string;
  readonly startsAt: Date;
  readonly minutes: number;
  readonly summary: string;
  readonly description: string;
  readonly place: string | null;
  readonly isCancelled: boolean;
  /** Higher than in what was sent before, so that a calendar takes the newer one. */
  readonly version: number;
}

/** One meeting as a calendar file (RFC 5545). */
export function calendarOf(entry: CalendarEntry, now: Date): string {
  const lines = [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Adjoin//Meetings//EN', 'METHOD:PUBLISH', 'BEGIN:VEVENT'],
    `UID:${entry.id}@adjoin`,
    `SEQUENCE:${entry.version}`,
    `DTSTAMP:${stamp(now)}`,
    `DTSTART:${stamp(entry.startsAt)}`,
    `DURATION:PT${entry.minutes}M`,
    `SUMMARY:${escaped(entry.summary)}`,
    `DESCRIPTION:${escaped(entry.description)}`,
    ...(entry.place ? [`LOCATION:${escaped(entry.place)}`] : []),
    `STATUS:${entry.isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    ...['END:VEVENT', 'END:VCALENDAR'],
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

const stamp = (at: Date): string => `${at.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;

const escaped = (text: string): string => text.replace(/[\\;,]/g, '\\$&').replace(/\r\n|\r|\n/g, '\\n');

/** A line holds 75 octets; what is longer goes on after a space. No character is cut in two. */
function folded(line: string): string {
  const rows = [''];
  for (const character of line) {
    const row = rows.at(-1) ?? '';
    if (Buffer.byteLength(row + character) <= 75) rows[rows.length - 1] = row + character;
    else rows.push(` ${character}`);
  }
  return rows.join('\r\n');
}
