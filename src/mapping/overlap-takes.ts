import { Injectable } from '@nestjs/common';
import { AlliancesQueries, partiesOf } from '../alliances/index.js';
import { now } from '../kernel/time.js';
import { Every } from '../platform/background/every.js';
import { actFor, UnitOfWork, type Tx } from '../platform/database/unit-of-work.js';
import { EventLog } from '../platform/events/event-log.js';
import type { Event } from '../platform/events/event.entity.js';
import { OnEvent } from '../platform/events/on-event.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { OnJob, type Job } from '../platform/jobs/on-job.js';
import { ClientNames } from './client-names.js';

const COUNT = 'mapping.count';
const TEN_MINUTES = 600_000;
/** Milliseconds: a million clients are read, sorted and named in far less. */
const PATIENCE = 300_000;

/**
 * Takes the sets of what is shared and works out what two have in common, in the background. The database itself keeps
 * the pace: a segment at most once in twenty hours, a business sixty times in thirty days.
 */
@Injectable()
export class OverlapTakes {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly jobs: Jobs,
    private readonly alliances: AlliancesQueries,
    private readonly names: ClientNames,
    private readonly events: EventLog,
  ) {}

  /** After commit, soon. */
  async order(tx: Tx, allianceId: string): Promise<void> {
    await this.jobs.send(tx, COUNT, { allianceId });
  }

  @OnEvent('alliance.pilot_reviewed', 'alliance.resumed', 'alliance.reinstated')
  async whenActive(tx: Tx, event: Event): Promise<void> {
    await this.order(tx, event.subjectId);
  }

  /** A first list is compared soon; changes of one wait for its day. */
  @OnEvent('import.done', 'import.undone', 'segment.added', 'segment.changed', 'client.added')
  async whenChanged(tx: Tx, { businessId }: Event): Promise<void> {
    if (businessId === null) return;
    const rows = await tx.query<{ id: string }[]>(
      `/* mapping.alliancesOf */ SELECT id FROM alliance WHERE $1 IN (proposer_id, partner_id) AND stage = 'ACTIVE'`,
      [businessId],
    );
    const bucket = now().toISOString().slice(0, 15);
    for (const { id } of rows)
      await this.jobs.send(tx, COUNT, { allianceId: id }, { key: `${id} changed ${bucket}`, after: 5_000 });
  }

  @Every(TEN_MINUTES)
  async orderDue(tx: Tx): Promise<void> {
    const due = await tx.query<{ id: string }[]>(`/* mapping.due */ SELECT alliances_to_count($1) AS id`, [now()]);
    for (const { id } of due)
      await this.jobs.send(tx, COUNT, { allianceId: id }, { key: `${id} ${now().toISOString().slice(0, 13)}` });
  }

  @OnJob(COUNT)
  count({ data }: Job): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const alliance = await this.alliances.find(tx, String(data.allianceId));
      if (!alliance || alliance.stage !== 'ACTIVE') return;
      const sides = partiesOf(alliance);
      await tx.query(`/* mapping.patience */ SELECT set_config('statement_timeout', $1, true)`, [String(PATIENCE)]);
      for (const side of sides) {
        await actFor(tx, [side]);
        await this.names.bringUpToDate(tx, side);
        await tx.query(`/* mapping.takeSets */ SELECT segment_sets_take($1, $2)`, [side, now()]);
      }
      const [row] = await tx.query<{ cells: number }[]>(`/* mapping.takeCells */ SELECT overlap_take($1, $2) AS cells`, [
        alliance.id,
        now(),
      ]);
      if (!row?.cells) return;
      await this.events.record(tx, { type: 'map.counted', subjectId: alliance.id, audience: sides });
    });
  }
}
