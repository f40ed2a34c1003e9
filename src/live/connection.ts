import { DomainError } from '../kernel/domain-error.js';
import { now } from '../kernel/time.js';
import type { Notice } from '../platform/events/notice.js';
import type { ChangeType } from './changes.graph.js';
import { Feed } from './feed.js';
import { MAX_WAITING } from './limits.js';
import { hearingOf, mayChange, mayFollow, type Rights } from './live.rules.js';

/** Who holds a connection, and what she may be told at this moment. */
export interface Holding extends Rights {
  readonly credentialId: string;
  readonly expiresAt: Date | null;
}

/** How a connection looks its rights up and how it ends; codes as in the WebSocket protocol. */
export interface Line {
  /** Null where the session or key is no more. */
  readonly renew: () => Promise<Holding | null>;
  readonly close: (code: number, reason: string) => void;
}

/** Nobody is signed in: the client needs not try again. */
export const SIGNED_OUT = 4401;
/** The client may try again soon. */
export const TRY_AGAIN = 1013;

/** One open connection and its operations: tells them what the rights of its holder allow, as they are at that moment. */
export class Connection {
  private readonly feeds = new Set<Feed>();
  private turn: Promise<void> = Promise.resolve();
  private checks = 0;
  /** What came while the rights were looked up: it is judged by the new ones. */
  private held: Notice[] = [];

  constructor(
    private holding: Holding,
    private readonly line: Line,
  ) {}

  get credentialId(): string {
    return this.holding.credentialId;
  }

  /** Refuses with NOT_FOUND a business that is not the viewer's, or is told nothing now. */
  follow(businessId: string | null): Feed {
    if (businessId !== null && !mayFollow(this.holding, businessId)) {
      throw new DomainError({ code: 'NOT_FOUND', message: 'No such business.', field: ['businessId'] });
    }
    const missed = () => missedBy(businessId ?? this.holding.viewer.userId, businessId);
    const feed = new Feed(businessId, missed, (ended) => this.feeds.delete(ended));
    this.feeds.add(feed);
    return feed;
  }

  hear(notice: Notice): void {
    const { expiresAt } = this.holding;
    if (mayChange(this.holding, notice) || (expiresAt && expiresAt <= now())) void this.recheck();
    if (this.checks === 0) this.tell(notice);
    else if (this.held.push(notice) > MAX_WAITING) this.miss();
  }

  /** Something may not have been heard. */
  miss(): void {
    this.held = [];
    for (const feed of this.feeds) feed.tellMissed();
  }

  /** Looks the rights up anew. Where that fails the connection ends: it must not outlive what it rests on. */
  recheck(): Promise<void> {
    this.checks += 1;
    this.turn = this.turn.then(() => this.renew());
    return this.turn;
  }

  end(): void {
    for (const feed of this.feeds) feed.end();
  }

  private async renew(): Promise<void> {
    try {
      const holding = await this.line.renew();
      if (holding) this.narrow(holding);
      else this.drop(SIGNED_OUT, 'Signed out');
    } catch {
      this.drop(TRY_AGAIN, 'Try again later');
    }
    this.checks -= 1;
    if (this.checks === 0) for (const notice of this.held.splice(0)) this.tell(notice);
  }

  private narrow(holding: Holding): void {
    this.holding = holding;
    for (const feed of this.feeds) if (feed.followed !== null && !mayFollow(holding, feed.followed)) feed.end();
  }

  /** Silent at once, not only when the other side has answered the close. */
  private drop(code: number, reason: string): void {
    this.end();
    this.line.close(code, reason);
  }

  private tell(notice: Notice): void {
    const { type, subjectId, occurredAt } = notice;
    for (const feed of this.feeds) {
      const hearing = hearingOf(this.holding, notice, feed.followed);
      if (hearing) feed.tell({ ...hearing, type, subjectId, occurredAt });
    }
  }
}

const missedBy = (subjectId: string, businessId: string | null): ChangeType => ({
  subject: 'EVERYTHING',
  type: 'live.missed',
  occurredAt: now(),
  subjectId,
  businessId,
});
