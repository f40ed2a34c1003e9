import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Strategy } from 'passport';
import { Strategy as CustomStrategy } from 'passport-custom';
import { DataSource } from 'typeorm';
import { later, MINUTE, now } from '../kernel/time.js';
import { Config } from '../platform/config/config.js';
import { Callers } from '../platform/graphql/callers.js';
import { isWellFormedKey } from './api-key.secret.js';
import { authenticate } from './authenticate.js';
import { Cookies } from './cookies.js';
import { CredentialsQueries, type Credential } from './credentials.queries.js';
import { hashOf } from './secrets.js';
import { sessionLifetime } from './session.rules.js';

/** How long an answer is believed (milliseconds): a revocation elsewhere is felt within a second. */
const BELIEVED_FOR = 750;
const MAX_REMEMBERED = 10_000;

/** What a request proves by who sends it. */
export type Proof = Pick<FastifyRequest, 'headers' | 'cookies'>;

interface Remembered {
  readonly since: number;
  readonly credential: Promise<Credential | null>;
}

/** Says who sends a request: the API key in `Authorization`, or else the session in the cookie. */
@Injectable()
export class Authentication {
  readonly cookies: Cookies;
  private readonly perRequest = new WeakMap<FastifyRequest, Promise<Credential | null>>();
  private remembered = new Map<string, Remembered>();
  private readonly session: Strategy;
  private readonly apiKey: Strategy;

  constructor(
    config: Config,
    private readonly queries: CredentialsQueries,
    private readonly dataSource: DataSource,
    callers: Callers,
  ) {
    callers.identifyBy(async (request) => (await this.of(request))?.viewer ?? null);
    this.cookies = new Cookies(config.http.publicUrl.startsWith('https:'));
    this.session = strategyOf(async (request) => {
      const token = this.cookies.sessionOf(request);
      return token === null ? null : this.recall(hashOf(token), (hash) => this.queries.ofSession(hash));
    });
    this.apiKey = strategyOf(async (request) => {
      const key = keyOf(request);
      return key === null ? null : this.recall(hashOf(key), (hash) => this.queries.ofApiKey(hash));
    });
  }

  /** Null where nobody is signed in. A wrong key is nobody, even with a good cookie beside it. */
  of(request: FastifyRequest): Promise<Credential | null> {
    let credential = this.perRequest.get(request);
    if (!credential) {
      const strategy = request.headers.authorization === undefined ? this.session : this.apiKey;
      credential = authenticate<Credential>(strategy, request);
      this.perRequest.set(request, credential);
    }
    return credential;
  }

  /**
   * For a connection that stays open: asks the database, whatever was believed a moment ago, and notes no use. An open
   * window is no sign of life, and must not keep a session alive.
   */
  async anew(proof: Proof): Promise<Credential | null> {
    if (proof.headers.authorization !== undefined) {
      const key = keyOf(proof);
      return key === null ? null : this.queries.ofApiKey(hashOf(key));
    }
    const token = this.cookies.sessionOf(proof);
    return token === null ? null : this.queries.ofSession(hashOf(token));
  }

  /** To be called after every commit that changes what somebody may do: this process believes nothing older. */
  forget(): void {
    this.remembered = new Map();
  }

  private async recall(hash: Buffer, find: (hash: Buffer) => Promise<Credential | null>): Promise<Credential | null> {
    const key = hash.toString('base64');
    const at = performance.now();
    let known = this.remembered.get(key);
    if (!known || at - known.since > BELIEVED_FOR) {
      known = { since: at, credential: find(hash) };
      this.remember(key, known);
    }
    const credential = await known.credential;
    if (credential?.expiresAt && credential.expiresAt <= now()) return null;
    return credential;
  }

  private remember(key: string, known: Remembered): void {
    const { remembered } = this;
    if (remembered.size >= MAX_REMEMBERED) remembered.clear();
    remembered.set(key, known);
    known.credential.then(
      (credential) => (credential ? this.touch(credential) : remembered.delete(key)),
      () => remembered.delete(key),
    );
  }

  /** Not awaited: nobody waits for the note that she was seen, and nobody is harmed when one is lost. */
  private touch({ kind, id, viewer, lastUsedAt }: Credential): void {
    const at = now();
    if (lastUsedAt && lastUsedAt > later(at, -MINUTE)) return;
    const write =
      kind === 'SESSION'
        ? this.dataSource.query(
            `/* sessions.touch */ UPDATE session SET last_seen_at = $2, expires_at = $3 WHERE id = $1 AND last_seen_at < $2`,
            [id, at, later(at, sessionLifetime(viewer.isAdmin))],
          )
        : this.dataSource.query(`/* apiKeys.touch */ UPDATE api_key SET last_used_at = $2 WHERE id = $1`, [id, at]);
    write.catch(() => undefined);
  }
}

function keyOf({ headers }: Proof): string | null {
  const [, key] = /^Bearer ([^\s]+)$/i.exec(headers.authorization ?? '') ?? [];
  return key !== undefined && isWellFormedKey(key) ? key : null;
}

/** A passport strategy that looks at the request itself. */
function strategyOf(find: (request: FastifyRequest) => Promise<Credential | null>): Strategy {
  return new CustomStrategy((request, done) => {
    find(request as unknown as FastifyRequest).then((credential) => done(null, credential ?? undefined), done);
  });
}
