/** Figures, dates and money as the reader's browser and zone have them; British English. */
const LOCALE = 'en-GB';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export interface MoneyValue {
  /** Whole minor units, such as cents. */
  readonly amountMinor: number;
  readonly currency: string;
}

const number = new Intl.NumberFormat(LOCALE);
export const figure = (value: number): string => number.format(value);

/** `€18,400`; cents only where there are some. */
export function money({ amountMinor, currency }: MoneyValue): string {
  const format = new Intl.NumberFormat(LOCALE, { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  const value = Number(amountMinor) / 10 ** digits;
  const isWhole = Number.isInteger(value);
  return new Intl.NumberFormat(LOCALE, {
    style: 'currency',
    currency,
    minimumFractionDigits: isWhole ? 0 : digits,
    maximumFractionDigits: isWhole ? 0 : digits,
  }).format(value);
}

/** What somebody typed as an amount, in minor units; null when it is no amount. Takes `18400`, `18 400.50`, `18.400,50`. */
export function minorUnits(typed: string, currency: string): number | null {
  const digits = new Intl.NumberFormat(LOCALE, { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  const plain = typed.replace(/[^\d.,-]/g, '');
  const match = /^(\d[\d.,]*?)(?:[.,](\d{1,2}))?$/.exec(plain);
  if (!match) return null;
  const whole = (match[1] ?? '').replace(/[.,]/g, '');
  const part = (match[2] ?? '').padEnd(digits, '0').slice(0, digits);
  const value = Number(whole + part);
  return Number.isSafeInteger(value) ? value : null;
}

const short = new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'short' });
const withYear = new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'short', year: 'numeric' });
const withTime = new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });

/** `21 Nov`, with the year when it is another one. */
export function day(at: string | Date): string {
  const date = new Date(at);
  return date.getFullYear() === new Date().getFullYear() ? short.format(date) : withYear.format(date);
}

/** `21 Nov, 14:05` in the reader's zone. */
export const moment = (at: string | Date): string => withTime.format(new Date(at));

/** Whole hours until then; negative when it is over. */
export const hoursUntil = (at: string | Date, now = Date.now()): number => Math.floor((new Date(at).getTime() - now) / HOUR);

/** `just now`, `5 min ago`, `3 h ago`, `4 d ago`. */
export function ago(at: string | Date, now = Date.now()): string {
  const passed = now - new Date(at).getTime();
  if (passed < 60_000) return 'just now';
  if (passed < HOUR) return `${Math.floor(passed / 60_000)} min ago`;
  if (passed < DAY) return `${Math.floor(passed / HOUR)} h ago`;
  return `${Math.floor(passed / DAY)} d ago`;
}

/** `3 days late`, `in 5 h`, `in 3 days`. */
export function due(at: string | Date, now = Date.now()): string {
  const left = new Date(at).getTime() - now;
  const [value, unit] =
    Math.abs(left) < 2 * DAY ? [Math.round(Math.abs(left) / HOUR), 'h'] : [Math.round(Math.abs(left) / DAY), 'days'];
  return left < 0 ? `${value} ${unit} late` : `in ${value} ${unit}`;
}

/** `Anna`, for sentences. */
export const firstName = (name: string): string => name.split(' ')[0] ?? name;

/** Two letters for a mark. */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => /\p{L}/u.test(word));
  return ((words[0]?.[0] ?? '') + (words.length > 1 ? (words.at(-1)?.[0] ?? '') : '')).toUpperCase();
}

const places = new Intl.DisplayNames(LOCALE, { type: 'region' });
/** `Norway` for NO. */
export const place = (code: string): string => places.of(code) ?? code;

/** An amount as somebody would type it, for a field: `18400.5`. */
export function amountText({ amountMinor, currency }: MoneyValue): string {
  const digits = new Intl.NumberFormat(LOCALE, { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  return String(Number(amountMinor) / 10 ** digits);
}
