import { Injectable } from '@nestjs/common';
import { DAY, later, now } from '../kernel/time.js';
import { Every } from '../platform/background/every.js';
import type { Tx } from '../platform/database/unit-of-work.js';

/** A device that was not used for so long has lost its cookie. */
const DEVICE_KEPT = 400 * DAY;

/** Removes what has ended by itself: sessions and invitations past their time, devices long unused. */
@Injectable()
export class Leftovers {
  @Every(DAY)
  async purge(tx: Tx): Promise<void> {
    const at = now();
    await tx.query('/* leftovers.sessions */ DELETE FROM session WHERE expires_at <= $1', [at]);
    await tx.query('/* leftovers.invitations */ DELETE FROM member_invitation WHERE expires_at <= $1', [at]);
    await tx.query('/* leftovers.devices */ DELETE FROM known_device WHERE last_used_at < $1', [later(at, -DEVICE_KEPT)]);
  }
}
