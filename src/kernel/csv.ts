/** What a spreadsheet would run instead of show. */
const RUNS = /^[=+\-@\t\r]/;

/** One cell. What looks like a formula gets an apostrophe before it, so that it is shown as it is. */
export function cellOf(value: string | null): string {
  const text = value === null ? '' : RUNS.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One line, with its end (RFC 4180). */
export const lineOf = (cells: readonly (string | null)[]): string => `${cells.map(cellOf).join(',')}\r\n`;
