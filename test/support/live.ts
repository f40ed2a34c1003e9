import WebSocket, { type RawData } from 'ws';
import type { Credentials } from './world.js';

export interface Change {
  readonly subjectId: string;
  readonly subject: string;
  readonly type: string;
  readonly businessId: string | null;
}

interface Message {
  readonly id?: string;
  readonly type: string;
  readonly payload?: { data?: { changes: Change } | null; errors?: Failure[] } | Failure[];
}
interface Failure {
  readonly message: string;
  readonly extensions: { readonly code: string };
}

export interface Dialing {
  readonly params?: object;
  readonly headers?: Record<string, string>;
  readonly protocol?: string | null;
}

export const CHANGES = 'subscription ($of: ID) { changes(businessId: $of) { subjectId subject type businessId } }';

/** A live connection as a browser has one, that remembers all it was told. */
export class Line {
  readonly messages: Message[] = [];
  readonly closed: Promise<{ code: number; reason: string }>;
  private readonly socket: WebSocket;
  private wakers: (() => void)[] = [];
  private operations = 0;

  /** Connects and no more; `url` is the service's. */
  constructor(url: string, who: Credentials, { headers, protocol = 'graphql-transport-ws' }: Dialing = {}) {
    const address = `${url.replace('http', 'ws')}/graphql`;
    this.socket = new WebSocket(address, protocol ?? [], { headers: { ...who, ...headers } });
    this.closed = new Promise((resolve) =>
      this.socket.once('close', (code, reason) => {
        resolve({ code, reason: reason.toString() });
        this.wake();
      }),
    );
    this.socket.on('error', () => undefined);
    this.socket.on('message', (data: RawData) => {
      this.messages.push(JSON.parse((data as Buffer).toString()) as Message);
      this.wake();
    });
  }

  /** Connected and admitted. */
  static async open(url: string, who: Credentials, dialing: Dialing = {}): Promise<Line> {
    const line = new Line(url, who, dialing);
    await line.opened();
    line.send({ type: 'connection_init', ...(dialing.params && { payload: dialing.params }) });
    await line.until(() => line.messages.some(({ type }) => type === 'connection_ack'));
    return line;
  }

  /** The line of somebody who follows one business, or all that is hers. */
  static async following(url: string, who: Credentials, of: string | null = null, dialing: Dialing = {}): Promise<Line> {
    const line = await Line.open(url, who, dialing);
    line.subscribe(CHANGES, { of });
    // An answer to this comes after the operation was begun.
    await line.pong();
    return line;
  }

  async opened(): Promise<void> {
    if (this.socket.readyState === WebSocket.OPEN) return;
    await new Promise<void>((resolve, reject) => {
      this.socket.once('open', resolve);
      this.socket.once('error', reject);
    });
  }

  send(message: object | string): void {
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  subscribe(query: string, variables: object = {}): string {
    this.operations += 1;
    const id = String(this.operations);
    this.send({ id, type: 'subscribe', payload: { query, variables } });
    return id;
  }

  /** Whatever was sent before has been read by the other side. */
  async pong(): Promise<void> {
    const before = this.messages.filter(({ type }) => type === 'pong').length;
    await new Promise((resolve) => setTimeout(resolve, 30));
    this.send({ type: 'ping' });
    await this.until(() => this.messages.filter(({ type }) => type === 'pong').length > before);
  }

  get changes(): Change[] {
    return this.messages.flatMap(({ type, payload }) =>
      type === 'next' && payload && 'data' in payload && payload.data ? [payload.data.changes] : [],
    );
  }

  /** The codes of the errors that an operation came to. */
  get refusals(): string[] {
    return this.messages.flatMap(({ type, payload }) => {
      if (type === 'error') return (payload as Failure[]).map(({ extensions }) => extensions.code);
      const errors = payload && 'errors' in payload ? (payload.errors ?? []) : [];
      return errors.map(({ extensions }) => extensions.code);
    });
  }

  get isComplete(): boolean {
    return this.messages.some(({ type }) => type === 'complete');
  }

  /** Waits for a change of this type about this thing; milliseconds waited. */
  async hears(type: string, subjectId?: string): Promise<number> {
    const begin = performance.now();
    const is = (change: Change) => change.type === type && (subjectId === undefined || change.subjectId === subjectId);
    await this.until(() => this.changes.some(is));
    return performance.now() - begin;
  }

  async until(condition: () => boolean, within = 2_000): Promise<void> {
    const end = performance.now() + within;
    while (!condition()) {
      const left = end - performance.now();
      if (left <= 0) throw new Error(`Nothing of the kind within ${within} ms: ${JSON.stringify(this.messages)}`);
      let timer: NodeJS.Timeout | undefined;
      await new Promise<void>((resolve) => {
        this.wakers.push(resolve);
        timer = setTimeout(resolve, left);
      });
      clearTimeout(timer);
    }
  }

  /** Ends it without a goodbye. */
  drop(): void {
    this.socket.terminate();
  }

  private wake(): void {
    for (const resolve of this.wakers.splice(0)) resolve();
  }
}

/** The HTTP status that an upgrade is refused with; 101 where it is not. */
export function statusOfUpgrade(url: string, headers: Record<string, string>, path = '/graphql'): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`${url.replace('http', 'ws')}${path}`, 'graphql-transport-ws', { headers });
    socket.on('unexpected-response', (request, response) => {
      request.destroy();
      resolve(response.statusCode ?? 0);
    });
    socket.on('open', () => {
      socket.terminate();
      resolve(101);
    });
    socket.on('error', reject);
  });
}
