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

/** Says who sends a request: the API key in `Authorization`, or else the session in the cookie. */
@Injectable()
export class Authentication {
  readonly cookies: Cookies;
  private readonly perRequest = new WeakMap<FastifyRequest, Promise<Credential | null>>();
  private remembered = new Map<string, Promise<Credential | null>>();
  private since = 0;
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
    this.session = strategyOf('session', async (request) => {
      const token = this.cookies.sessionOf(request);
      return token === null ? null : this.queries.ofSession(hashOf(token));
    });
    this.apiKey = strategyOf('api-key', async (request) => {
      const key = keyOf(request);
      return key === null ? null : this.queries.ofApiKey(hashOf(key));
    });
  }

  /** Null where nobody is signed in. A wrong key is nobody, even with a good cookie beside it. */
  of(request: FastifyRequest): Promise<Credential | null> {
    let credential = this.perRequest.get(request);
    if (!credential) {
      const { authorization } = request.headers;
      credential =
        authorization === undefined
          ? this.recall(this.cookies.sessionOf(request), this.session, request)
          : this.recall(authorization, this.apiKey, request);
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

  /** What was proved by the very same words a moment ago need not be proved again. */
  private async recall(proof: string | null, strategy: Strategy, request: FastifyRequest): Promise<Credential | null> {
    if (proof === null) return null;
    const at = performance.now();
    // All at once: no secret is kept for longer than it is believed.
    if (at - this.since > BELIEVED_FOR || this.remembered.size >= MAX_REMEMBERED) {
      this.forget();
      this.since = at;
    }
    const known = `${String(strategy.name)} ${proof}`;
    let credential = this.remembered.get(known);
    if (!credential) {
      credential = authenticate<Credential>(strategy, request);
      this.remember(known, credential);
    }
    const found = await credential;
    if (!found?.expiresAt || found.expiresAt > now()) return found;
    // It may have been prolonged since.
    this.remembered.delete(known);
    return authenticate<Credential>(strategy, request);
  }

  private remember(known: string, credential: Promise<Credential | null>): void {
    const { remembered } = this;
    remembered.set(known, credential);
    credential.then(
      (found) => (found ? this.touch(found) : remembered.delete(known)),
      () => remembered.delete(known),
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
function strategyOf(name: string, find: (request: FastifyRequest) => Promise<Credential | null>): Strategy {
  const strategy = new CustomStrategy((request, done) => {
    find(request as unknown as FastifyRequest).then((credential) => done(null, credential ?? undefined), done);
  });
  return Object.assign(strategy, { name });
}
