import { Injectable } from '@nestjs/common';
import type { Strategy } from 'passport';
import { Strategy as LocalStrategy } from 'passport-local';
import { DataSource } from 'typeorm';
import { DomainError } from '../kernel/domain-error.js';
import { Attempts, type Limit } from './attempts.js';
import { authenticate } from './authenticate.js';
import { addressOf } from './email.js';
import { isPassword } from './password-hash.js';
import { hashOf } from './secrets.js';

/** Where a try of a password comes from. */
export interface Place {
  /** Network address of the caller. */
  readonly ip: string;
  readonly userAgent: string | null;
  /** Token of the device cookie. */
  readonly device: string | null;
}

interface Found {
  readonly id: string;
  readonly passwordHash: string | null;
  /** Whether this device has signed in as the user before. */
  readonly isKnown: boolean;
}

interface Try {
  readonly body: { readonly email: string; readonly password: string };
  readonly place: Place;
}

/** Judges tries of a password, at the same speed whether or not the account exists. */
@Injectable()
export class PasswordCheck {
  private readonly strategy: Strategy;

  constructor(
    private readonly dataSource: DataSource,
    private readonly attempts: Attempts,
  ) {
    this.strategy = new LocalStrategy({ usernameField: 'email', passReqToCallback: true }, (request, email, password, done) => {
      const { place } = request as unknown as Try;
      this.userOf(email, password, place).then((userId) => done(null, userId === null ? false : { id: userId }), done);
    });
  }

  /** The user's id. Refuses as WRONG_CREDENTIALS, and as RATE_LIMITED without looking at the password. */
  async of(email: string, password: string, place: Place): Promise<string> {
    const user = await authenticate<{ id: string }>(this.strategy, { body: { email, password }, place } satisfies Try);
    if (user) return user.id;
    throw new DomainError({ code: 'WRONG_CREDENTIALS', message: 'The e-mail address or the password is wrong.' });
  }

  private async userOf(email: string, password: string, place: Place): Promise<string | null> {
    const address = addressOf(email);
    const device = place.device === null ? null : hashOf(place.device);
    const [found] = await this.dataSource.query<Found[]>(
      `/* passwordCheck.userOf */
       SELECT u.id, u.password_hash AS "passwordHash", d.user_id IS NOT NULL AS "isKnown"
       FROM user_account u LEFT JOIN known_device d ON d.user_id = u.id AND d.device_hash = $2
       WHERE u.email = $1`,
      [address, device],
    );
    const known = `${found?.id} ${device?.toString('hex')}`;
    const limits: [Limit, string][] = found?.isKnown
      ? [
          ['passwordOnDeviceNow', known],
          ['passwordOnDevice', known],
        ]
      : [
          ['passwordFromAddress', place.ip],
          ['passwordOfAccountNow', address],
          ['passwordOfAccount', address],
        ];
    // Before the password is looked at: of thirty that come at once, five are looked at.
    await this.attempts.count(...limits);
    if (!(await isPassword(found?.passwordHash ?? null, password)) || !found) return null;
    await this.attempts.giveBack(...limits);
    return found.id;
  }
}
