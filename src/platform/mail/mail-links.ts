import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { DomainError } from '../../kernel/domain-error.js';
import { DAY, later, now } from '../../kernel/time.js';
import { Every } from '../background/every.js';
import type { Tx } from '../database/unit-of-work.js';

const TOKEN_BYTES = 32;
/** Ended links are kept this long, for whoever asks what was sent. */
const KEPT = 30 * DAY;

/**
 * Tokens for links in mails: 256 bits, one purpose, single use, expiring. Mail scanners open links, so
 * a page that is only looked at calls `find`, and the form on it calls `use`.
 */
@Injectable()
export class MailLinks {
  constructor(private readonly manager: EntityManager) {}

  /** A new token that stands for `subjectId` for `ttlMs` milliseconds. It cannot be read again. */
  async mint(tx: Tx, purpose: string, subjectId: string, ttlMs: number): Promise<string> {
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    await tx.query(
      `/* mailLinks.mint */ INSERT INTO mail_link (hash, purpose, subject_id, made_at, expires_at) VALUES ($1, $2, $3, $4, $5)`,
      [hashOf(token), purpose, subjectId, now(), later(now(), ttlMs)],
    );
    return token;
  }

  /** Whom a live token stands for; null when it was used, has expired, or never was. Changes nothing. */
  async find(token: string, purpose: string): Promise<string | null> {
    const rows = await this.manager.query<{ subject_id: string }[]>(
      `/* mailLinks.find */
       SELECT subject_id FROM mail_link WHERE hash = $1 AND purpose = $2 AND used_at IS NULL AND expires_at > $3`,
      [hashOf(token), purpose, now()],
    );
    return rows[0]?.subject_id ?? null;
  }

  /** Spends a token and answers whom it stands for. Of two at once one wins; the other is refused with LINK_ENDED. */
  async use(tx: Tx, token: string, purpose: string): Promise<string> {
    const [rows] = await tx.query<[{ subject_id: string }[], number]>(
      `/* mailLinks.use */
       UPDATE mail_link SET used_at = $3
       WHERE hash = $1 AND purpose = $2 AND used_at IS NULL AND expires_at > $3 RETURNING subject_id`,
      [hashOf(token), purpose, now()],
    );
    const subjectId = rows[0]?.subject_id;
    if (!subjectId) throw new DomainError({ code: 'LINK_ENDED', message: 'That link has ended.' });
    return subjectId;
  }

  /** Ends the live links of a subject, for example when a newer one was asked for. */
  async end(tx: Tx, purpose: string, subjectId: string): Promise<void> {
    await tx.query(
      `/* mailLinks.end */ UPDATE mail_link SET used_at = $3 WHERE subject_id = $2 AND purpose = $1 AND used_at IS NULL`,
      [purpose, subjectId, now()],
    );
  }

  @Every(DAY)
  async purge(tx: Tx): Promise<void> {
    await tx.query(`/* mailLinks.purge */ DELETE FROM mail_link WHERE expires_at < $1`, [later(now(), -KEPT)]);
  }
}

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();
