import { Injectable } from '@nestjs/common';
import { DAY, later, now } from '../kernel/time.js';
import { NetworkService, type Figures } from '../network/index.js';
import { Clocks } from '../platform/clocks/clocks.js';
import { addWorkingDays, type WorkCalendar } from '../platform/clocks/working-days.js';
import type { Tx } from '../platform/database/unit-of-work.js';
import type { Introduction } from './introduction.entity.js';
import type { IntroductionStage } from './introduction.lifecycle.js';

/** Working days in which an introducer asks the client of an introduction that was accepted. */
const ASK_WORKING_DAYS = 2;

/** Stages of an alliance in which the clocks of its introductions stand still. */
const HELD = ['PAUSED', 'SUSPENDED'];

type Side = 'introducer' | 'beneficiary';
interface Wait {
  readonly purpose: string;
  readonly dueAt: Date;
  readonly side: Side;
}

/** When each side works. */
export type Calendars<Calendar extends WorkCalendar = WorkCalendar> = Readonly<Record<Side, Calendar>>;

/**
 * What an introduction in this stage waits for. Working days are those of the side that must act. While the client
 * is asked nothing of ours waits: that clock is the consent's.
 */
export function waitsOf(
  { stage, firstContactMissedAt, declinedDueAt }: Pick<Introduction, 'stage' | 'firstContactMissedAt' | 'declinedDueAt'>,
  figures: Figures,
  calendars: Calendars,
): Wait[] {
  const inWorkingDays = (purpose: string, side: Side, days: number): Wait => ({
    purpose,
    side,
    dueAt: addWorkingDays(now(), days, calendars[side]),
  });
  const inDays = (purpose: string, days: number): Wait => ({ purpose, side: 'beneficiary', dueAt: later(now(), days * DAY) });
  const asBefore = (wait: Wait): Wait => (declinedDueAt ? { ...wait, dueAt: declinedDueAt } : wait);
  const silence = inDays('introduction.silent_close', figures.silentCloseDays);
  const progress = inDays('introduction.progress', figures.progressDays);
  const waits: Partial<Record<IntroductionStage, () => Wait[]>> = {
    OFFERED: () => [asBefore(inWorkingDays('introduction.offer', 'beneficiary', figures.offerWorkingDays))],
    REQUESTED: () => [asBefore(inWorkingDays('introduction.request', 'introducer', figures.requestWorkingDays))],
    ACCEPTED: () => [inWorkingDays('introduction.ask', 'introducer', ASK_WORKING_DAYS)],
    INTRODUCED: () => [
      firstContactMissedAt
        ? progress
        : inWorkingDays('introduction.first_contact', 'beneficiary', figures.firstContactWorkingDays),
      silence,
    ],
    IN_CONTACT: () => [progress, silence],
    MET: () => [progress, silence],
  };
  return waits[stage]?.() ?? [];
}

/** Starts and stops what introductions wait for. The caller has locked the introduction. */
@Injectable()
export class IntroductionClocks {
  constructor(
    private readonly clocks: Clocks,
    private readonly network: NetworkService,
  ) {}

  /** Stops what ran for the old stage and starts what the new one waits for, standing still where the alliance is held. */
  async follow(tx: Tx, introduction: Introduction): Promise<void> {
    await this.clocks.stop(tx, introduction.id);
    await this.start(tx, introduction, () => true);
  }

  /** When what it waits for is due; a wait that stands still is due later by the time it has stood. Null where nothing waits. */
  async dueAt(tx: Tx, subjectId: string): Promise<Date | null> {
    const [clock] = await tx.query<{ dueAt: Date }[]>(
      `/* introductions.dueAt */
       SELECT due_at + coalesce($2 - paused_at, interval '0') AS "dueAt" FROM clock
       WHERE subject_id = $1 AND state IN ('RUNNING', 'PAUSED') ORDER BY due_at LIMIT 1`,
      [subjectId, now()],
    );
    return clock?.dueAt ?? null;
  }

  /** Begins the waits of the present stage anew, only those named. */
  async restart(tx: Tx, introduction: Introduction, ...purposes: string[]): Promise<void> {
    await this.start(tx, introduction, ({ purpose }) => purposes.includes(purpose));
  }

  private async start(tx: Tx, introduction: Introduction, wanted: (wait: Wait) => boolean): Promise<void> {
    const { id: subjectId, introducerId, beneficiaryId } = introduction;
    const { calendars, isHeld } = await this.circumstancesOf(tx, introduction);
    const sides = { introducer: introducerId, beneficiary: beneficiaryId };
    const waits = waitsOf(introduction, await this.network.policy(tx), calendars).filter(wanted);
    for (const { purpose, dueAt, side } of waits) {
      await this.clocks.start(tx, { subjectId, purpose, dueAt, sideAtFaultId: sides[side] });
    }
    if (isHeld && waits.length > 0) await this.clocks.pause(tx, subjectId);
  }

  /**
   * The alliance is locked against a pause at the same time: either that pause sees our clock, or we see the pause.
   * Everybody locks the introduction before the alliance.
   */
  private async circumstancesOf(tx: Tx, introduction: Introduction): Promise<{ calendars: Calendars; isHeld: boolean }> {
    const [row] = await tx.query<{ stage: string; introducer: WorkCalendar; beneficiary: WorkCalendar }[]>(
      `/* introductions.circumstances */
       SELECT a.stage,
         json_build_object('timezone', i.timezone, 'workingDays', i.working_days) AS introducer,
         json_build_object('timezone', b.timezone, 'workingDays', b.working_days) AS beneficiary
       FROM alliance a JOIN business i ON i.id = $2 JOIN business b ON b.id = $3
       WHERE a.id = $1 FOR SHARE OF a`,
      [introduction.allianceId, introduction.introducerId, introduction.beneficiaryId],
    );
    if (!row) throw new Error(`Introduction ${introduction.id} has no alliance.`);
    const { stage, introducer, beneficiary } = row;
    return { calendars: { introducer, beneficiary }, isHeld: HELD.includes(stage) };
  }

  /** Whether the alliance is paused or suspended; it stays so until the transaction ends. */
  async isHeld(tx: Tx, allianceId: string): Promise<boolean> {
    const [row] = await tx.query<{ stage: string }[]>(
      '/* introductions.allianceStage */ SELECT stage FROM alliance WHERE id = $1 FOR SHARE',
      [allianceId],
    );
    return row !== undefined && HELD.includes(row.stage);
  }

  /** Whether the alliance has ended, or one of its businesses has left; neither comes back. */
  async isOver(tx: Tx, allianceId: string): Promise<boolean> {
    const open = await tx.query<object[]>(
      `/* introductions.allianceLives */
       SELECT FROM alliance a JOIN business p ON p.id = a.proposer_id JOIN business q ON q.id = a.partner_id
       WHERE a.id = $1 AND a.stage <> 'ENDED' AND p.status <> 'CLOSED' AND q.status <> 'CLOSED' FOR SHARE`,
      [allianceId],
    );
    return open.length === 0;
  }

  /** Lets the clocks of these introductions stand still or run, as the alliance's present stage asks. */
  async align(tx: Tx, allianceId: string, introductionIds: readonly string[]): Promise<void> {
    const isHeld = await this.isHeld(tx, allianceId);
    for (const id of introductionIds) await (isHeld ? this.clocks.pause(tx, id) : this.clocks.resume(tx, id));
  }
}
