import { Injectable } from '@nestjs/common';
import { DataSource, In, type EntityManager } from 'typeorm';
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

  /** The owners' addresses, longest first: what they signed up with, and whether they proved it. */
  readonly ownersOf = new Loader<string, { email: string; isVerified: boolean }[]>(async (businessIds) => {
    const rows = await this.dataSource.query<{ businessId: string; email: string; isVerified: boolean }[]>(
      `/* accounts.ownersOf */
       SELECT m.business_id AS "businessId", u.email, u.email_verified_at IS NOT NULL AS "isVerified"
       FROM membership m JOIN user_account u ON u.id = m.user_id
       WHERE m.business_id = ANY ($1) AND m.role = 'OWNER' ORDER BY m.id`,
      [businessIds],
    );
    return new Map(businessIds.map((id) => [id, rows.filter(({ businessId }) => businessId === id)]));
  });

  /** How many people belong to both businesses of a pair, and own both; a pair is two ids with a space between. */
  readonly peopleOfBoth = new Loader<string, { owners: number; members: number }>(async (pairs) => {
    const rows = await this.dataSource.query<{ pair: string; owners: number; members: number }[]>(
      `/* accounts.peopleOfBoth */
       SELECT pair, count(*)::int AS members, count(*) FILTER (WHERE a.role = 'OWNER' AND b.role = 'OWNER')::int AS owners
       FROM unnest($1::text[]) pair
       JOIN membership a ON a.business_id = split_part(pair, ' ', 1)::uuid
       JOIN membership b ON b.business_id = split_part(pair, ' ', 2)::uuid AND b.user_id = a.user_id
       GROUP BY pair`,
      [pairs],
    );
    return new Map(rows.map(({ pair, ...people }) => [pair, people]));
  });

  async isEmailVerified(manager: EntityManager, userId: string): Promise<boolean> {
    const user = await manager.findOneBy(User, { id: userId });
    return user?.emailVerifiedAt != null;
  }

  /** Whether somebody owns both businesses. */
  async shareOwner(manager: EntityManager, oneId: string, otherId: string): Promise<boolean> {
    const rows = await manager.query<unknown[]>(
      `/* accounts.shareOwner */
       SELECT 1 FROM membership a JOIN membership b ON b.user_id = a.user_id
       WHERE a.business_id = $1 AND b.business_id = $2 AND a.role = 'OWNER' AND b.role = 'OWNER' LIMIT 1`,
      [oneId, otherId],
    );
    return rows.length > 0;
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

  /** The admins of the network who belong to none of the businesses, and so may decide about them. */
  async adminsOutside(tx: Tx, businessIds: readonly string[]): Promise<string[]> {
    const rows = await tx.query<{ id: string }[]>(
      `/* accounts.adminsOutside */
       SELECT id FROM user_account u
       WHERE is_admin AND NOT EXISTS (SELECT FROM membership WHERE user_id = u.id AND business_id = ANY ($1)) ORDER BY id`,
      [businessIds],
    );
    return rows.map((row) => row.id);
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
