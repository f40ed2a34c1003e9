import { Injectable } from '@nestjs/common';
import { Any, DataSource } from 'typeorm';
import { AlliancesQueries, OneToOne, sideOf, type Alliance } from '../alliances/index.js';
import type { Viewer } from '../kernel/viewer.js';
import { PrivateRows } from '../platform/database/private-rows.js';
import { Loader } from '../platform/graphql/loader.js';
import { viewerOf, type RequestContext } from '../platform/graphql/request-context.js';
import { OneToOneNote } from './one-to-one-note.entity.js';

/** More meetings than these are told by the history. */
const MOST = 100;

/** Reads meetings, and of the private notes only those of the viewer's own firms. */
@Injectable()
export class OneToOnesQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly rows: PrivateRows,
    private readonly alliances: AlliancesQueries,
  ) {}

  /** The newest first. */
  readonly ofAlliance = new Loader<string, OneToOne[]>(async (allianceIds) => {
    const meetings = await this.dataSource.manager.find(OneToOne, {
      where: { allianceId: Any([...allianceIds]) },
      order: { startsAt: 'DESC', id: 'DESC' },
      take: MOST * allianceIds.length,
    });
    const byAlliance = new Map<string, OneToOne[]>(allianceIds.map((id) => [id, []]));
    for (const meeting of meetings) byAlliance.get(meeting.allianceId)?.push(meeting);
    return byAlliance;
  });

  /** Of the viewer's own firms, by meeting. A person in a session only: no key of an integration reads them. */
  readonly notesOf = new Loader<string, OneToOneNote[], RequestContext>(async (ids, request) => {
    const viewer = viewerOf(request);
    const firms = viewer.scopes === null ? [...viewer.roles.keys()] : [];
    const notes = await this.rows.find(firms, OneToOneNote, {
      name: 'oneToOnes.notesOf',
      where: 'one_to_one_id = ANY ($2)',
      values: [ids],
    });
    const byMeeting = new Map<string, OneToOneNote[]>(ids.map((id) => [id, []]));
    for (const note of notes) byMeeting.get(note.oneToOneId)?.push(note);
    return byMeeting;
  });

  /** For one of the two sides; null for admins, and where there is nothing. */
  async find(viewer: Viewer, allianceId: string, id: string): Promise<{ meeting: OneToOne; alliance: Alliance } | null> {
    const alliance = await this.alliances.findVisible(viewer, allianceId);
    if (!alliance || sideOf(viewer, alliance) === null) return null;
    const meeting = await this.dataSource.manager.findOneBy(OneToOne, { id, allianceId });
    return meeting && { meeting, alliance };
  }
}
