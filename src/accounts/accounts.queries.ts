import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import type { Role } from '../kernel/viewer.js';
import type { Tx } from '../platform/database/unit-of-work.js';
import { Loader } from '../platform/graphql/loader.js';
import { User } from './user.entity.js';

/** Looks up users for other features. */
@Injectable()
export class AccountsQueries {
  constructor(private readonly dataSource: DataSource) {}

  readonly byId = new Loader<string, User>(async (ids) => {
    const users = await this.dataSource.manager.findBy(User, { id: In([...ids]) });
    return new Map(users.map((user) => [user.id, user]));
  });

  async isEmailVerified(tx: Tx, userId: string): Promise<boolean> {
    const user = await tx.findOneBy(User, { id: userId });
    return user?.emailVerifiedAt != null;
  }

  /** The members who hold one of the roles (all of them when absent), longest first. */
  membersOf(tx: Tx, businessId: string, roles: readonly Role[] | null = null): Promise<{ userId: string; role: Role }[]> {
    return tx.query<{ userId: string; role: Role }[]>(
      `/* accounts.membersOf */
       SELECT user_id AS "userId", role FROM membership
       WHERE business_id = $1 AND ($2::text[] IS NULL OR role = ANY ($2)) ORDER BY id`,
      [businessId, roles],
    );
  }

  /** Verified addresses only: an address that nobody has proved may be a stranger's. */
  async mailAddressesOf(tx: Tx, businessId: string, roles: readonly Role[] | null = null): Promise<string[]> {
    const rows = await tx.query<{ email: string }[]>(
      `/* accounts.mailAddressesOf */
       SELECT u.email FROM membership m JOIN user_account u ON u.id = m.user_id
       WHERE m.business_id = $1 AND ($2::text[] IS NULL OR m.role = ANY ($2)) AND u.email_verified_at IS NOT NULL
       ORDER BY m.id`,
      [businessId, roles],
    );
    return rows.map((row) => row.email);
  }
}
