import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which businesses may learn of which event. */
export class CreateEventAudience1767225600800 implements MigrationInterface {
  readonly name = 'CreateEventAudience1767225600800';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE event_audience (
        business_id uuid NOT NULL,
        position    bigint NOT NULL,
        CONSTRAINT event_audience_pkey PRIMARY KEY (business_id, position)
      );
      REVOKE UPDATE, DELETE ON event_audience FROM adjoin_app;

      -- What was recorded before: whoever acted, the parties of the subject, and of an introduction the beneficiary
      -- from the moment it was shown.
      INSERT INTO event_audience (business_id, position)
        SELECT business_id, position FROM event WHERE business_id IS NOT NULL
        UNION SELECT b.id, e.position FROM event e JOIN business b ON b.id = e.subject_id
        UNION SELECT unnest(ARRAY[a.proposer_id, a.partner_id]), e.position FROM event e JOIN alliance a ON a.id = e.subject_id
        UNION SELECT i.introducer_id, e.position FROM event e JOIN introduction i ON i.id = e.subject_id
        UNION SELECT i.beneficiary_id, e.position FROM event e JOIN introduction i ON i.id = e.subject_id
          WHERE e.occurred_at >= i.shown_at
        UNION SELECT unnest(ARRAY[o.introducer_id, o.beneficiary_id]), e.position FROM event e JOIN outcome o ON o.id = e.subject_id
        UNION SELECT c.business_id, e.position FROM event e JOIN consent_owner c ON c.consent_id = e.subject_id;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE event_audience;');
  }
}
