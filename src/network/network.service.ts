import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { assertNone, DomainError } from '../kernel/domain-error.js';
import { assertVersion } from '../kernel/version.js';
import type { Viewer } from '../kernel/viewer.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { EventLog } from '../platform/events/event-log.js';
import { DEFAULT_FIGURES, violationsOf, type Figures } from './network.rules.js';
import { NetworkPolicy } from './network-policy.entity.js';

export type CurrentPolicy = Figures & { readonly version: number };

/** The id under which changes of the policy stand in the event log. */
export const NETWORK_ID = '00000000-0000-7000-8000-000000000001';

/** When admins work: a network over many countries keeps one calendar for its own clocks. */
export const NETWORK_CALENDAR = { timezone: 'UTC', workingDays: [1, 2, 3, 4, 5] } as const;

/** The network's own rules, in figures. */
@Injectable()
export class NetworkService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventLog,
  ) {}

  /**
   * The figures in force now: one indexed read. Inside a transaction, pass it: a second connection from
   * there is one that twenty callers at once wait for in vain.
   */
  async policy(manager: EntityManager): Promise<CurrentPolicy> {
    const row = await manager.findOneBy(NetworkPolicy, { id: 1 });
    return { ...DEFAULT_FIGURES, ...row?.figures, version: row?.version ?? 1 };
  }

  /** The same, outside a transaction. */
  current(): Promise<CurrentPolicy> {
    return this.policy(this.dataSource.manager);
  }

  /** Admins only. Clocks that already run keep the figure that they were started with. */
  async change(viewer: Viewer, figures: Partial<Figures>, expectedVersion: number | null): Promise<CurrentPolicy> {
    if (!viewer.isAdmin) throw new DomainError({ code: 'FORBIDDEN', message: 'Only admins of the network set its policy.' });
    assertNone(violationsOf(figures));
    return this.unitOfWork.run(async (tx) => {
      const row = await tx.findOneOrFail(NetworkPolicy, { where: { id: 1 }, lock: { mode: 'for_no_key_update' } });
      assertVersion(row.version, expectedVersion);
      const changed = { ...row.figures, ...figures };
      await tx.update(NetworkPolicy, { id: 1 }, { figures: changed, version: row.version + 1 });
      await this.events.record(tx, {
        type: 'network.policy_changed',
        subjectId: NETWORK_ID,
        actorId: viewer.userId,
        audience: [],
        payload: { figures },
      });
      return { ...DEFAULT_FIGURES, ...changed, version: row.version + 1 };
    });
  }
}
