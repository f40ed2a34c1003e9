import type { Purpose } from './consent.rules.js';

/** What a person is told before she answers, in plain words. Line breaks are kept, markup is not. */
export interface ConsentDescription {
  /** The person who asks, and her business. */
  readonly askedBy: { readonly name: string; readonly business: string };
  /** The business that would receive, and what it does. */
  readonly partner: { readonly name: string; readonly about: string };
  /** The need, as who asks sees it. */
  readonly why: string;
  /** How who asks knows the partner, and what she vouches for. */
  readonly vouch: string | null;
}

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
