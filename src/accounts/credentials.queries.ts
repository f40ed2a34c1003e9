import { Injectable } from '@nestjs/common';
import { now } from '../kernel/time.js';
import type { Role, Viewer } from '../kernel/viewer.js';
import { Reads } from '../platform/database/reads.js';
import { scopesOf } from './scopes.js';

/** Who a request proved to be, and by what. */
export interface Credential {
  readonly viewer: Viewer;
  /** The session's, or the API key's. */
  readonly id: string;
  readonly kind: 'SESSION' | 'API_KEY';
  /** The session's or the key's end; null for a key without one. */
  readonly expiresAt: Date | null;
  readonly lastUsedAt: Date | null;
}

interface SessionRow {
  id: string;
  userId: string;
  isAdmin: boolean;
  expiresAt: Date;
  lastUsedAt: Date;
  roles: Record<string, Role>;
}

interface KeyRow {
  id: string;
  userId: string;
  businessId: string;
  role: Role;
  scopes: string[];
  expiresAt: Date | null;
  lastUsedAt: Date | null;
}

/** Finds whom a secret's hash stands for: one statement each, on the path of every request. */
@Injectable()
export class CredentialsQueries {
  constructor(private readonly reads: Reads) {}

  async ofSession(tokenHash: Buffer): Promise<Credential | null> {
    const [row] = await this.reads.rows<SessionRow>(
      'credentials.ofSession',
      `SELECT s.id, s.user_id AS "userId", u.is_admin AS "isAdmin",
              s.expires_at AS "expiresAt", s.last_seen_at AS "lastUsedAt",
              coalesce((SELECT json_object_agg(m.business_id, m.role) FROM membership m WHERE m.user_id = u.id), '{}') AS roles
       FROM session s JOIN user_account u ON u.id = s.user_id
       WHERE s.token_hash = $1 AND s.expires_at > $2`,
      [tokenHash, now()],
    );
    if (!row) return null;
    const { id, userId, isAdmin, roles, expiresAt, lastUsedAt } = row;
    const viewer: Viewer = { userId, isAdmin, roles: new Map(Object.entries(roles)), scopes: null };
    return { viewer, id, kind: 'SESSION', expiresAt, lastUsedAt };
  }

  /**
   * A key acts for its one business as MEMBER, or as VIEWER where its maker is one by now. It never
   * manages: a leaked key may not bind the business. It is never an admin.
   */
  async ofApiKey(secretHash: Buffer): Promise<Credential | null> {
    const [row] = await this.reads.rows<KeyRow>(
      'credentials.ofApiKey',
      `SELECT k.id, k.created_by_id AS "userId", k.business_id AS "businessId", m.role, k.scopes,
              k.expires_at AS "expiresAt", k.last_used_at AS "lastUsedAt"
       FROM api_key k JOIN membership m ON m.user_id = k.created_by_id AND m.business_id = k.business_id
       WHERE k.secret_hash = $1 AND (k.expires_at IS NULL OR k.expires_at > $2)`,
      [secretHash, now()],
    );
    if (!row) return null;
    const { id, userId, businessId, expiresAt, lastUsedAt } = row;
    const role: Role = row.role === 'VIEWER' ? 'VIEWER' : 'MEMBER';
    const viewer: Viewer = { userId, isAdmin: false, roles: new Map([[businessId, role]]), scopes: scopesOf(row.scopes) };
    return { viewer, id, kind: 'API_KEY', expiresAt, lastUsedAt };
  }
}
