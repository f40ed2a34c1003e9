import type { ConsentDescription } from './consent-purposes.js';
import type { Purpose } from './consent.rules.js';

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** `1 March 2027`, as people write it. */
export const longDay = (moment: Date): string => day.format(moment);

/** What is asked, in one line: a page's headline and a letter's subject. */
export function headlineOf(purpose: Purpose, { askedBy, partner }: ConsentDescription): string {
  switch (purpose) {
    case 'INTRODUCTION':
      return `${askedBy.name} would like to introduce you to ${partner.name}`;
    case 'CAMPAIGN':
      return `${askedBy.business} has something for you from ${partner.name}`;
    case 'SURVEY':
      return `${askedBy.business} would like to know how it went with ${partner.name}`;
  }
}
