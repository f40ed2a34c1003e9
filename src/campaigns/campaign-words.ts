import { Business } from '../businesses/index.js';
import type { Tx } from '../platform/database/unit-of-work.js';

/** `Thursday, 4 March 2027, 17:00 (Europe/Oslo)`: the moment as the host's clocks show it. */
export async function momentOf(tx: Tx, hostId: string, moment: string): Promise<string> {
  const { timezone } = await tx.findOneByOrFail(Business, { id: hostId });
  const format = new Intl.DateTimeFormat('en-GB', {
    ...({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' } as const),
    timeZone: timezone,
  });
  return `${format.format(new Date(moment)).replace(' at ', ', ')} (${timezone})`;
}
