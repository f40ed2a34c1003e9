import { Injectable } from '@nestjs/common';
import { Listener } from '../platform/database/listener.js';
import { EVENT_CHANNEL, noticesOf } from '../platform/events/notice.js';
import type { Connection } from './connection.js';
import { MAX_PER_CREDENTIAL } from './limits.js';

/** How long a new connection waits for the listener; after that it is told when it has missed something. */
const PATIENCE_MS = 1_000;

/** The open connections of this process. Whatever any process commits is heard once here, and told to each. */
@Injectable()
export class Connections {
  private readonly open = new Set<Connection>();
  private isListening = false;

  constructor(private readonly listener: Listener) {}

  /** Resolves once nothing that is committed from then on is missed. */
  async listen(): Promise<void> {
    if (!this.isListening) {
      this.isListening = true;
      this.listener.listen(EVENT_CHANNEL, (message) => this.hear(message));
    }
    let patience: NodeJS.Timeout | undefined;
    const enough = new Promise<void>((resolve) => (patience = setTimeout(resolve, PATIENCE_MS)));
    await Promise.race([this.listener.hearing(), enough]);
    clearTimeout(patience);
  }

  /** False where the session or key has as many as it may. */
  add(connection: Connection): boolean {
    let held = 0;
    for (const { credentialId } of this.open) if (credentialId === connection.credentialId) held += 1;
    if (held >= MAX_PER_CREDENTIAL) return false;
    this.open.add(connection);
    return true;
  }

  remove(connection: Connection): void {
    this.open.delete(connection);
    connection.end();
  }

  get size(): number {
    return this.open.size;
  }

  async recheckAll(): Promise<void> {
    await Promise.all([...this.open].map((connection) => connection.recheck()));
  }

  private hear(message: string): void {
    const notices = noticesOf(message);
    for (const connection of this.open) {
      if (notices) for (const notice of notices) connection.hear(notice);
      else connection.miss();
    }
  }
}
