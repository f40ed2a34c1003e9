import { Injectable } from '@nestjs/common';
import { now } from '../kernel/time.js';
import type { Clock } from '../platform/clocks/clock.entity.js';
import { OnExpiry } from '../platform/clocks/on-expiry.js';
import { lockRow } from '../platform/database/lock-row.js';
import type { Tx } from '../platform/database/unit-of-work.js';
import { EventLog } from '../platform/events/event-log.js';
import { IntroductionClocks } from './introduction-clocks.js';
import { IntroductionMoves } from './introduction-moves.js';
import { Introduction } from './introduction.entity.js';
import { introductionLifecycle, type IntroductionStage } from './introduction.lifecycle.js';
import { audienceOf } from './introduction.policy.js';

/** What happens to introductions when nobody comes. */
@Injectable()
export class IntroductionExpiries {
  constructor(
    private readonly moves: IntroductionMoves,
    private readonly clocks: IntroductionClocks,
    private readonly events: EventLog,
  ) {}

  /** The side whose turn it was goes on record; the introducer may re-route. */
  @OnExpiry('introduction.offer', 'introduction.request', 'introduction.ask')
  async expire(tx: Tx, { subjectId, sideAtFaultId }: Clock): Promise<void> {
    await this.moves.byItself(tx, subjectId, 'expire', () => ({
      change: { reason: 'NO_ANSWER', sideAtFaultId },
      payload: { reason: 'NO_ANSWER', sideAtFaultId },
    }));
  }

  /** The introducer is told, and may re-route; from now on progress is waited for. */
  @OnExpiry('introduction.first_contact')
  async noteMissedContact(tx: Tx, { subjectId, sideAtFaultId }: Clock): Promise<void> {
    const introduction = await lockIn(tx, subjectId, ['INTRODUCED']);
    if (!introduction) return;
    const change = { firstContactMissedAt: now(), version: introduction.version + 1 };
    await tx.update(Introduction, { id: subjectId }, change);
    await this.clocks.restart(tx, { ...introduction, ...change }, 'introduction.progress');
    await this.record(tx, 'introduction.first_contact_missed', introduction, sideAtFaultId);
  }

  /** Asks for a word, again and again, until one comes or the silence has lasted too long. */
  @OnExpiry('introduction.progress')
  async askForProgress(tx: Tx, { subjectId, sideAtFaultId }: Clock): Promise<void> {
    const introduction = await lockIn(tx, subjectId, introductionLifecycle.moves.giveProgress.from);
    if (!introduction) return;
    await this.clocks.restart(tx, introduction, 'introduction.progress');
    await this.record(tx, 'introduction.progress_due', introduction, sideAtFaultId);
  }

  @OnExpiry('introduction.silent_close')
  async close(tx: Tx, { subjectId, sideAtFaultId }: Clock): Promise<void> {
    await this.moves.byItself(tx, subjectId, 'conclude', () => ({
      to: 'NO_DECISION',
      change: { reason: 'SILENCE', sideAtFaultId },
      payload: { conclusion: 'NO_DECISION', reason: 'SILENCE', sideAtFaultId },
    }));
  }

  private record(tx: Tx, type: string, introduction: Introduction, sideAtFaultId: string | null): Promise<void> {
    const { id: subjectId } = introduction;
    return this.events.record(tx, { type, subjectId, audience: audienceOf(introduction), payload: { sideAtFaultId } });
  }
}

async function lockIn(tx: Tx, id: string, stages: readonly IntroductionStage[]): Promise<Introduction | null> {
  const introduction = await lockRow(tx, Introduction, id);
  return introduction && stages.includes(introduction.stage) ? introduction : null;
}
