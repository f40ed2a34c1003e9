import type { LeftOut } from './invitation.lifecycle.js';

const WORDS: Readonly<Record<Exclude<LeftOut, 'CONTACTED_LATELY'>, string>> = {
  NO_ADDRESS: 'without an e-mail address',
  OPTED_OUT: 'opted out',
  DO_NOT_INTRODUCE: 'not to be introduced',
  NO_LAWFUL_BASIS: 'without a lawful basis',
  DUPLICATE: 'twice in the book',
};

/** `240 selected, 26 left out: 12 opted out, 9 invited within 30 days, 5 without a lawful basis`. */
export function audienceSentence(preview: {
  readonly selected: number;
  readonly leftOut: number;
  readonly reasons: readonly { readonly reason: LeftOut; readonly count: number }[];
  readonly capDays: number;
}): string {
  const { selected, leftOut, reasons, capDays } = preview;
  if (leftOut === 0) return `${selected} selected, nobody left out`;
  const words = (reason: LeftOut) => (reason === 'CONTACTED_LATELY' ? `invited within ${capDays} days` : WORDS[reason]);
  return `${selected} selected, ${leftOut} left out: ${reasons.map(({ reason, count }) => `${count} ${words(reason)}`).join(', ')}`;
}
