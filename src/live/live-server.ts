import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server as HttpServer } from 'node:http';
import type { Duplex } from 'node:stream';
import { Injectable, Logger, type OnModuleDestroy, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { handleProtocols, makeServer, type Context, type Server, type SubscribePayload } from 'graphql-ws';
import { WebSocketServer, type WebSocket } from 'ws';
import { Metrics } from '../platform/metrics/metrics.js';
import { runInScope } from '../platform/http/request-scope.js';
import { Connection, SIGNED_OUT } from './connection.js';
import { Connections } from './connections.js';
import { GOODBYE, INIT_TIMEOUT, MAX_CONNECTIONS, MAX_MESSAGE, MAX_PER_ADDRESS, RECHECK_EVERY } from './limits.js';
import { LiveCallers } from './live-callers.js';
import type { LiveContext } from './live-context.js';
import { LiveOperations } from './operations.js';
import { guardSocket } from './guard-socket.js';

/** What is known of a socket; `connection` once its holder is. */
interface Extra {
  readonly socket: WebSocket;
  readonly request: IncomingMessage;
  connection: Connection | null;
}
type Ctx = Context<Record<string, unknown> | undefined, Extra>;

const PATH = '/graphql';
const GOING_AWAY = 1001;
const BAD_REQUEST = 4400;
const TOO_MANY = 4429;

/**
 * Speaks graphql-ws on the service's own port. Wired here and not by Nest's module, which would authenticate nobody:
 * who connects is asked at the upgrade and in the first message, again for each operation by the access guard, and
 * again whenever her rights may have changed.
 */
@Injectable()
export class LiveServer implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger(LiveServer.name);
  private readonly sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE, handleProtocols });
  private readonly protocol: Server<Extra>;
  private readonly perAddress = new Map<string, number>();
  private isGoing = false;

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly connections: Connections,
    private readonly callers: LiveCallers,
    private readonly operations: LiveOperations,
    metrics: Metrics,
  ) {
    metrics.gauge('adjoin_live_connections', 'Open live connections', () => this.connections.size);
    this.protocol = makeServer<Record<string, unknown> | undefined, Extra>({
      connectionInitWaitTimeout: INIT_TIMEOUT,
      onConnect: (ctx) => this.admit(ctx),
      onSubscribe: (ctx, _id, payload) => this.read(ctx, payload),
      onError: (_ctx, _id, _payload, errors) => this.operations.mask(errors),
      onNext: (_ctx, _id, _payload, _args, { data = null, errors }) => ({
        data,
        ...(errors && { errors: this.operations.mask(errors) }),
      }),
      onClose: ({ extra: { connection } }) => {
        if (connection) this.connections.remove(connection);
      },
    });
  }

  onApplicationBootstrap(): void {
    // Without HTTP, as the demo is loaded, nobody can connect.
    const server = (this.host.httpAdapter as HttpAdapterHost['httpAdapter'] | null)?.getHttpServer() as HttpServer | undefined;
    server?.on('upgrade', (request, socket, head) => this.upgrade(request, socket, head));
  }

  /**
   * At the first step of a shutdown, since Apollo's part in it closes the HTTP server, and that waits for every socket
   * that it has handed over. Features go down before the platform.
   */
  async onModuleDestroy(): Promise<void> {
    this.isGoing = true;
    const closed = [...this.sockets.clients].map((socket) => new Promise((resolve) => socket.once('close', resolve)));
    for (const socket of this.sockets.clients) socket.close(GOING_AWAY, 'Going away');
    const late = setTimeout(() => {
      for (const socket of this.sockets.clients) socket.terminate();
    }, GOODBYE);
    await Promise.all(closed);
    clearTimeout(late);
  }

  /** Other paths are refused by `guardUpgrades`, which also listens for errors of the socket. */
  private upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (request.url?.split('?')[0] !== PATH) return;
    const address = this.callers.addressOf(request);
    const held = this.perAddress.get(address) ?? 0;
    if (this.isGoing) return refuse(socket, '503 Service Unavailable');
    if (!this.callers.isFromOwnSite(request)) return refuse(socket, '403 Forbidden');
    if (held >= MAX_PER_ADDRESS || this.sockets.clients.size >= MAX_CONNECTIONS) return refuse(socket, '429 Too Many Requests');
    this.perAddress.set(address, held + 1);
    socket.once('close', () => this.leave(address));
    this.sockets.handleUpgrade(request, socket, head, (opened) => this.open(opened, request));
  }

  private leave(address: string): void {
    const left = (this.perAddress.get(address) ?? 1) - 1;
    if (left > 0) this.perAddress.set(address, left);
    else this.perAddress.delete(address);
  }

  private open(socket: WebSocket, request: IncomingMessage): void {
    const id = randomUUID();
    const extra: Extra = { socket, request, connection: null };
    const isAllowed = guardSocket(socket);
    const complain = (error: unknown) => {
      this.log.error(`Connection ${id} failed.`, error instanceof Error ? error.stack : String(error));
      socket.close(1011, 'Something went wrong on our side');
    };
    const closed = this.protocol.opened(
      {
        protocol: socket.protocol,
        send: (text) => new Promise((resolve) => socket.send(text, () => resolve())),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (take) =>
          socket.on('message', (data: Buffer, isBinary: boolean) => {
            if (!isAllowed()) socket.close(TOO_MANY, 'Too many messages');
            else if (isBinary) socket.close(BAD_REQUEST, 'Invalid message received');
            else runInScope({ id, operation: null, refusals: [], claim: null }, () => void take(data.toString()).catch(complain));
          }),
      },
      extra,
    );
    const recheck = setInterval(() => void extra.connection?.recheck(), RECHECK_EVERY).unref();
    socket.once('close', (code, reason) => {
      clearInterval(recheck);
      closed(code, reason.toString()).catch(complain);
    });
  }

  private async admit({ extra, connectionParams }: Ctx): Promise<boolean> {
    const { socket, request } = extra;
    await this.connections.listen();
    // A new proof each time: it is looked at, not remembered.
    const renew = () => this.callers.holdingOf(this.callers.proofOf(request, connectionParams));
    const holding = await renew();
    const close = (code: number, reason: string) => socket.close(code, reason);
    if (!holding) return (close(SIGNED_OUT, 'Sign in first'), false);
    const connection = new Connection(holding, { renew, close });
    if (!this.connections.add(connection)) return (close(TOO_MANY, 'Too many connections'), false);
    extra.connection = connection;
    // Again: what changed before it was on the list was not told to it.
    await connection.recheck();
    // It may have gone while we asked, and nobody would take it off the list.
    if (socket.readyState !== socket.OPEN) this.connections.remove(connection);
    return true;
  }

  private read({ extra: { connection, request }, connectionParams, subscriptions }: Ctx, payload: SubscribePayload) {
    if (!connection) throw new Error('An operation came before its connection was admitted.');
    // The guard and the parameter decorators look at what proves the caller, and at nothing else of a request.
    const context = { request: this.callers.proofOf(request, connectionParams), viewer: null, connection } as unknown;
    return this.operations.read(payload, context as LiveContext, Object.keys(subscriptions).length);
  }
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`, () => socket.destroy());
}
