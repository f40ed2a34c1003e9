import { Injectable } from '@nestjs/common';
import { Any, DataSource } from 'typeorm';
import { DomainError } from '../kernel/domain-error.js';
import { now } from '../kernel/time.js';
import { assertVersion } from '../kernel/version.js';
import type { Viewer } from '../kernel/viewer.js';
import { lockRow } from '../platform/database/lock-row.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { EventLog } from '../platform/events/event-log.js';
import { Loader } from '../platform/graphql/loader.js';
import { Alliance } from './alliance.entity.js';
import { canView, canWaive, partiesOf } from './alliance.policy.js';
import { groupedBy } from './alliances.queries.js';
import { AllianceGates } from './alliance-gates.js';
import { gatesOf, type Gate } from './gates.rules.js';
import { GateWaiver } from './getting-to-know.entity.js';

/** Opens a gate although something is missing: an admin's word, on record for both sides. */
@Injectable()
export class GatesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventLog,
    private readonly gates: AllianceGates,
    private readonly dataSource: DataSource,
  ) {}

  readonly waiversOf = new Loader<string, GateWaiver[]>(async (allianceIds) => {
    const rows = await this.dataSource.manager.findBy(GateWaiver, { allianceId: Any([...allianceIds]) });
    return groupedBy(allianceIds, rows, (row) => row.allianceId);
  });

  /** Only a gate that is shut, and only while the two get to know each other: there is nothing else to waive. */
  waive(viewer: Viewer, id: string, gate: Gate, reason: string, expectedVersion: number | null): Promise<Alliance> {
    return this.unitOfWork.run(async (tx) => {
      const alliance = await lockRow(tx, Alliance, id);
      if (!alliance || !canView(viewer, alliance)) {
        throw new DomainError({ code: 'NOT_FOUND', message: 'No such alliance.', field: ['id'] });
      }
      if (!canWaive(viewer, alliance)) {
        throw new DomainError({ code: 'FORBIDDEN', message: 'Only an admin who belongs to neither business may waive a gate.' });
      }
      assertVersion(alliance.version, expectedVersion);
      if (alliance.stage !== 'GETTING_TO_KNOW') {
        throw new DomainError({ code: 'ILLEGAL_MOVE', message: 'Gates stand only where two get to know each other.' });
      }
      const facts = (await this.gates.facts(tx, [id])).get(id);
      const isShut = facts && gatesOf(facts, now()).some((each) => each.code === gate && !each.isOpen);
      if (!isShut) throw new DomainError({ code: 'ALREADY_DONE', message: 'This gate is open.', field: ['input', 'gate'] });
      await tx.insert(GateWaiver, { allianceId: id, gate, reason, waivedBy: viewer.userId, waivedAt: now() });
      const version = alliance.version + 1;
      await tx.update(Alliance, { id }, { version });
      await this.events.record(tx, {
        type: 'alliance.gate_waived',
        subjectId: id,
        actorId: viewer.userId,
        audience: partiesOf(alliance),
        payload: { gate, reason: gate, note: reason },
      });
      return { ...alliance, version };
    });
  }
}
