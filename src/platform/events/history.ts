import { Injectable } from '@nestjs/common';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { toPage, type Page, type Slice } from '../../kernel/page.js';
import { connectionOf } from '../graphql/connection.js';

/** One line of a thing's history. */
@ObjectType('HistoryEntry', { description: 'Something that happened to a thing' })
export class HistoryEntryType {
  @Field(() => ID, { description: 'Id of the event' }) id!: string;
  @Field(() => String, { description: 'What happened, such as alliance.approved' }) type!: string;
  @Field(() => Date, { description: 'When it happened' }) occurredAt!: Date;
  @Field(() => String, { nullable: true, description: 'Code of the reason, where one was given' }) reason!: string | null;
  @Field(() => String, { nullable: true, description: 'Words to the reason, where some were given' }) note!: string | null;
  /** Null for a clock, and for a client who answered by link. */
  actorId!: string | null;
  businessId!: string | null;
}

export const HistoryConnection = connectionOf(() => HistoryEntryType, 'History', 'events');

/** Reads the event log as the history of one thing. Whoever may see the thing may see what happened to it. */
@Injectable()
export class History {
  constructor(private readonly dataSource: DataSource) {}

  /** Newest first, without those of the types `except`. Payloads stay inside: only a reason's code and words come out. */
  async page(subjectId: string, slice: Slice, except: readonly string[] = []): Promise<Page<HistoryEntryType>> {
    const rows = await this.dataSource.query<HistoryEntryType[]>(
      `/* history.page */
       SELECT id, type, occurred_at AS "occurredAt", actor_id AS "actorId", business_id AS "businessId",
              payload->>'reason' AS reason, payload->>'note' AS note
       FROM event
       WHERE subject_id = $1 AND ($2::uuid IS NULL OR position < (SELECT position FROM event WHERE id = $2))
         AND NOT type = ANY ($4)
       ORDER BY position DESC LIMIT $3`,
      [subjectId, slice.after, slice.first + 1, except],
    );
    return toPage(rows, slice);
  }

  /** As `page`, with those events of other things that concern this one too: `types` of `others`, which are few. */
  async pageWith(
    subjectId: string,
    others: readonly string[],
    types: readonly string[],
    slice: Slice,
  ): Promise<Page<HistoryEntryType>> {
    const rows = await this.dataSource.query<HistoryEntryType[]>(
      `/* history.pageWith */
       SELECT id, type, occurred_at AS "occurredAt", actor_id AS "actorId", business_id AS "businessId",
              payload->>'reason' AS reason, payload->>'note' AS note
       FROM event
       WHERE (subject_id = $1 OR (subject_id = ANY ($4) AND type = ANY ($5)))
         AND ($2::uuid IS NULL OR position < (SELECT position FROM event WHERE id = $2))
       ORDER BY position DESC LIMIT $3`,
      [subjectId, slice.after, slice.first + 1, others, types],
    );
    return toPage(rows, slice);
  }
}
