import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { DataSource } from 'typeorm';

const RECONNECT_MS = 1_000;
/** A dead connection is noticed within this time, through TCP and through a query. */
const CHECK_MS = 15_000;

/**
 * Hears PostgreSQL's notifications on one connection for the whole process. It reconnects by itself,
 * and then calls everybody, since what was said meanwhile is lost.
 */
@Injectable()
export class Listener implements OnApplicationShutdown {
  private readonly log = new Logger(Listener.name);
  private readonly heard = new Map<string, ((payload: string) => void)[]>();
  private client: pg.Client | null = null;
  private retry: NodeJS.Timeout | null = null;
  private check: NodeJS.Timeout | null = null;
  private isClosed = false;
  private isHearing = false;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly dataSource: DataSource) {}

  /** Calls `onNotice` for each notification on `channel`, and with '' whenever the connection (re)starts. */
  listen(channel: string, onNotice: (payload: string) => void): void {
    const others = this.heard.get(channel);
    if (others) others.push(onNotice);
    else this.heard.set(channel, [onNotice]);
    if (!this.client && !this.retry) this.reconnectIn(0);
    else if (!others && this.client) this.subscribe(this.client, [channel]).catch(() => this.lose(this.client));
  }

  /** Waits until the connection hears, so that nothing committed from then on is missed without a call with ''. */
  async hearing(): Promise<void> {
    if (!this.isHearing) await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  async onApplicationShutdown(): Promise<void> {
    this.isClosed = true;
    if (this.retry) clearTimeout(this.retry);
    if (this.check) clearInterval(this.check);
    await this.client?.end().catch(() => undefined);
  }

  private reconnectIn(milliseconds: number): void {
    if (this.isClosed) return;
    this.retry = setTimeout(() => {
      this.retry = null;
      void this.connect();
    }, milliseconds);
  }

  private async connect(): Promise<void> {
    const { url } = this.dataSource.options as { url?: string };
    const client = new pg.Client({
      ...(url ? { connectionString: url } : {}),
      application_name: 'adjoin listener',
      connectionTimeoutMillis: 5_000,
      query_timeout: 5_000,
      keepAlive: true,
    });
    client.on('error', () => this.lose(client));
    client.on('end', () => this.lose(client));
    client.on('notification', ({ channel, payload }) => this.tell(channel, payload ?? ''));
    this.client = client;
    try {
      await client.connect();
      await this.subscribe(client, [...this.heard.keys()]);
      this.isHearing = true;
      for (const resolve of this.waiting.splice(0)) resolve();
      this.check = setInterval(() => void client.query('SELECT 1').catch(() => this.lose(client)), CHECK_MS);
    } catch {
      this.lose(client);
    }
  }

  private async subscribe(client: pg.Client, channels: readonly string[]): Promise<void> {
    for (const channel of channels) await client.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
    for (const channel of channels) this.tell(channel, '');
  }

  private lose(client: pg.Client | null): void {
    if (!client || client !== this.client) return;
    this.client = null;
    this.isHearing = false;
    if (this.check) clearInterval(this.check);
    client.end().catch(() => undefined);
    if (this.isClosed) return;
    this.log.warn('The listening connection was lost; connecting again.');
    this.reconnectIn(RECONNECT_MS);
  }

  private tell(channel: string, payload: string): void {
    for (const onNotice of this.heard.get(channel) ?? []) onNotice(payload);
  }
}
