import type { IncomingMessage } from 'node:http';
import '@fastify/cookie';
import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { DataSource } from 'typeorm';
import { Authentication, type Proof } from '../accounts/index.js';
import { Config } from '../platform/config/config.js';
import { isOwnOrigin } from '../platform/http/request-hooks.js';
import type { Holding } from './connection.js';

/** Who opens a connection, as the upgrade request and the first message say. */
@Injectable()
export class LiveCallers {
  constructor(
    private readonly authentication: Authentication,
    private readonly config: Config,
    private readonly dataSource: DataSource,
    private readonly host: HttpAdapterHost,
  ) {}

  /** As Fastify finds it for requests: behind our proxy the last address that it wrote down. */
  addressOf(request: IncomingMessage): string {
    return this.forwarded(request, 'x-forwarded-for') ?? request.socket.remoteAddress ?? '';
  }

  /** A page of another site can open a WebSocket with our cookies; unlike a request it is not held back by anything but this. */
  isFromOwnSite(request: IncomingMessage): boolean {
    const host = this.forwarded(request, 'x-forwarded-host') ?? request.headers.host ?? '';
    return isOwnOrigin({ headers: request.headers, host });
  }

  /** A new one each time, since what a request proved is remembered by the request. */
  proofOf({ headers }: IncomingMessage, params: Readonly<Record<string, unknown>> | undefined): Proof {
    const given = params?.['authorization'] ?? headers.authorization;
    // What is given and is no key is nobody, even with a good cookie beside it.
    const authorization = given === undefined || typeof given === 'string' ? given : '';
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    const cookies = headers.cookie === undefined ? {} : fastify.parseCookie(headers.cookie);
    return { headers: authorization === undefined ? {} : { authorization }, cookies };
  }

  /** What the proof is worth now; null for nobody. Asks the database, and leaves no trace of use. */
  async holdingOf(proof: Proof): Promise<Holding | null> {
    const credential = await this.authentication.anew(proof);
    if (!credential) return null;
    const { id: credentialId, viewer, expiresAt } = credential;
    const silent = await this.dataSource.query<{ id: string }[]>(
      `/* live.silent */ SELECT id FROM business WHERE id = ANY ($1) AND status IN ('SUSPENDED', 'CLOSED')`,
      [[...viewer.roles.keys()]],
    );
    return { credentialId, viewer, expiresAt, silent: new Set(silent.map(({ id }) => id)) };
  }

  private forwarded({ headers }: IncomingMessage, name: string): string | undefined {
    if (!this.config.http.trustProxy) return undefined;
    const last = [headers[name] ?? []].flat().join(',').split(',').at(-1)?.trim();
    return last === '' ? undefined : last;
  }
}
