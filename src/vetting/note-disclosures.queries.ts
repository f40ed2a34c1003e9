import { Injectable } from '@nestjs/common';
import { Any, DataSource } from 'typeorm';
import { Loader } from '../platform/graphql/loader.js';
import { NoteDisclosure } from './note-disclosure.entity.js';
import type { NoteReadingType } from './note-disclosures.graph.js';

/** Beyond so many the audit log tells. */
const MOST = 50;

/** Reads of disclosures; who may see which is said by the resolver. */
@Injectable()
export class NoteDisclosuresQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** The newest first. */
  readonly ofMeeting = new Loader<string, NoteDisclosure[]>(async (ids) => {
    const rows = await this.dataSource.manager.find(NoteDisclosure, {
      where: { oneToOneId: Any([...ids]) },
      order: { id: 'DESC' },
      take: MOST * ids.length,
    });
    const byMeeting = new Map<string, NoteDisclosure[]>(ids.map((id) => [id, []]));
    for (const row of rows) byMeeting.get(row.oneToOneId)?.push(row);
    return byMeeting;
  });

  /** Who read it when, from the event log: what is written there is not unwritten. */
  readonly readings = new Loader<string, NoteReadingType[]>(async (ids) => {
    const rows = await this.dataSource.query<(NoteReadingType & { id: string })[]>(
      `/* noteDisclosures.readings */
       SELECT payload->>'disclosureId' AS id, occurred_at AS "readAt", actor_id AS "actorId"
       FROM event WHERE type = 'one_to_one.note_read' AND payload->>'disclosureId' = ANY ($1)
         AND subject_id IN (SELECT one_to_one_id FROM note_disclosure WHERE id::text = ANY ($1)) ORDER BY position LIMIT ${MOST * ids.length}`,
      [ids],
    );
    const byDisclosure = new Map<string, NoteReadingType[]>(ids.map((id) => [id, []]));
    for (const row of rows) byDisclosure.get(row.id)?.push(row);
    return byDisclosure;
  });
}
