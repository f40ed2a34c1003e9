import type { ReactElement } from 'react';

/** Two circles that overlap: who brings together and whom, by their initials; one where it is about one; the sign of the network without names. */
export const Pair = ({ of: names = ['', ''] }: { of?: readonly [string, string?] }): ReactElement => (
  <div className="pair" aria-hidden>
    <b>{initialsOf(names[0])}</b>
    {names[1] === undefined ? null : <b>{initialsOf(names[1])}</b>}
  </div>
);

/** Of the first two words; digits and signs are none. */
export const initialsOf = (name: string): string =>
  (name.match(/\p{L}[\p{L}\p{M}'’-]*/gu) ?? [])
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('');
