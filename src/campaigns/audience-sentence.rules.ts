import type { LeftOut } from './invitation.lifecycle.js';

const WORDS: Readonly<Record<LeftOut, string>> = {
  NO_ADDRESS: 'without an e-mail address',
  OPTED_OUT: 'opted out',
  DO_NOT_INTRODUCE: 'not to be introduced',
  NO_LAWFUL_BASIS: 'without a lawful basis',
  CONTACTED_LATELY: 'invited not long ago',
  DUPLICATE: 'twice in the book',
};

/** `240 selected, 26 left out: 12 opted out, 9 invited not long ago, 5 without a lawful basis`. */
export function audienceSentence(preview: {
  readonly selected: number;
  readonly leftOut: number;
  readonly reasons: readonly { readonly reason: LeftOut; readonly count: number }[];
}): string {
  const { selected, leftOut, reasons } = preview;
  if (leftOut === 0) return `${selected} selected, nobody left out`;
  return `${selected} selected, ${leftOut} left out: ${reasons.map(({ reason, count }) => `${count} ${WORDS[reason]}`).join(', ')}`;
}
