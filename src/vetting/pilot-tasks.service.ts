import { Injectable } from '@nestjs/common';
import { Any, DataSource } from 'typeorm';
import { PilotTask, type Alliance } from '../alliances/index.js';
import { DomainError } from '../kernel/domain-error.js';
import { uuidv7 } from '../kernel/id.js';
import { now } from '../kernel/time.js';
import type { Viewer } from '../kernel/viewer.js';
import { UnitOfWork, type Tx } from '../platform/database/unit-of-work.js';
import { Loader } from '../platform/graphql/loader.js';
import { BetweenTwo, type AtWork } from './between-two.js';
import { WORKED_IN } from './stages.js';

const MOST = 20;

/** The work of the pilot in two lanes: each side writes into its own, and marks there what is done. */
@Injectable()
export class PilotTasksService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly two: BetweenTwo,
    private readonly dataSource: DataSource,
  ) {}

  readonly tasksOf = new Loader<string, PilotTask[]>(async (allianceIds) => {
    const rows = await this.dataSource.manager.find(PilotTask, {
      where: { allianceId: Any([...allianceIds]) },
      order: { id: 'ASC' },
    });
    const byAlliance = new Map<string, PilotTask[]>(allianceIds.map((id) => [id, []]));
    for (const row of rows) byAlliance.get(row.allianceId)?.push(row);
    return byAlliance;
  });

  add(viewer: Viewer, allianceId: string, task: { text: string; dueOn: string | null }): Promise<Alliance> {
    return this.unitOfWork.run(async (tx) => {
      const work = await this.two.begin(tx, viewer, allianceId, { stages: WORKED_IN });
      const { businessId } = work;
      if ((await tx.countBy(PilotTask, { allianceId, businessId })) >= MOST) {
        throw new DomainError({
          code: 'INVALID',
          message: `A lane holds ${MOST} tasks: a pilot is small.`,
          field: ['input', 'text'],
        });
      }
      await this.two.assertNamesNobody(tx, businessId, [{ field: ['input', 'text'], text: task.text }]);
      await tx.insert(PilotTask, { ...task, id: uuidv7(), allianceId, businessId, createdAt: now() });
      await this.two.record(tx, viewer, work, 'alliance.pilot_task_added');
      return work.alliance;
    });
  }

  /** Saying twice that it is done is once. */
  mark(viewer: Viewer, id: string, isDone: boolean): Promise<Alliance> {
    return this.onOwn(viewer, id, async (tx, work, task) => {
      if ((task.doneAt !== null) === isDone) return;
      await tx.update(PilotTask, { id }, { doneAt: isDone ? now() : null, version: task.version + 1 });
      await this.two.record(tx, viewer, work, isDone ? 'alliance.pilot_task_done' : 'alliance.pilot_task_reopened');
    });
  }

  remove(viewer: Viewer, id: string): Promise<Alliance> {
    return this.onOwn(viewer, id, async (tx, work) => {
      await tx.delete(PilotTask, { id });
      await this.two.record(tx, viewer, work, 'alliance.pilot_task_removed');
    });
  }

  private onOwn(viewer: Viewer, id: string, change: (tx: Tx, work: AtWork, task: PilotTask) => Promise<void>): Promise<Alliance> {
    return this.unitOfWork.run(async (tx) => {
      const found = await tx.findOneBy(PilotTask, { id });
      if (!found) throw notFound();
      const work = await this.two.begin(tx, viewer, found.allianceId, { stages: WORKED_IN }).catch((error: unknown) => {
        throw error instanceof DomainError && error.violations[0]?.code === 'NOT_FOUND' ? notFound() : error;
      });
      // Another transaction may have taken it away before the lock was ours.
      const task = await tx.findOneBy(PilotTask, { id });
      if (!task) throw notFound();
      if (task.businessId !== work.businessId) {
        throw new DomainError({ code: 'FORBIDDEN', message: 'This is in the other side’s lane.' });
      }
      await change(tx, work, task);
      return work.alliance;
    });
  }
}

const notFound = () => new DomainError({ code: 'NOT_FOUND', message: 'No such task.', field: ['id'] });
