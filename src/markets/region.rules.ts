/** ISO 3166-1 alpha-2, or 3166-2 with its country in front: `NO`, `NO-03`. */
const FORM = /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/;

const country = (region: string): string => region.slice(0, 2);

/** Whether a code has the form of a region and names a country of `countries` (upper-case alpha-2 codes). */
export const isRegion = (code: string, countries: ReadonlySet<string>): boolean =>
  FORM.test(code) && countries.has(country(code));

/** Whether `outer` is `inner` or contains it: Oslo (`NO-03`) is in Norway (`NO`). */
export const contains = (outer: string, inner: string): boolean => outer === inner || outer === country(inner);
