import { DAY, HOUR } from '../kernel/time.js';

/** How long a session lives after it was last seen, in milliseconds: an admin's is worth more to a thief. */
export const sessionLifetime = (isAdmin: boolean): number => (isAdmin ? 12 * HOUR : 14 * DAY);

/** The network of an address (a /24, a /48): enough to recognise one's own session, too little to find a person. */
export function coarse(address: string): string {
  const v4 = address.replace(/^::ffff:/, '');
  if (/^\d+\.\d+\.\d+\.\d+$/.test(v4)) return v4.replace(/\.\d+$/, '.0/24');
  return `${address.split(':').slice(0, 3).join(':')}::/48`;
}
