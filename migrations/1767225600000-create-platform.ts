import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Events (audit, feed and outbox in one), clocks, idempotency keys, mail links, and the rights of the service's role. */
export class CreatePlatform1767225600000 implements MigrationInterface {
  readonly name = 'CreatePlatform1767225600000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      GRANT USAGE ON SCHEMA public TO adjoin_app;
      ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO adjoin_app;
      ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO adjoin_app;

      CREATE FUNCTION acting_businesses() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE
        RETURN string_to_array(nullif(current_setting('app.business_ids', true), ''), ',')::uuid[];
      COMMENT ON FUNCTION acting_businesses() IS
        'The businesses whose private rows this transaction may see; null, so nothing, when none was named.';

      CREATE TABLE event (
        position      bigint GENERATED ALWAYS AS IDENTITY,
        id            uuid NOT NULL,
        type          text NOT NULL,
        subject_id    uuid NOT NULL,
        actor_id      uuid,
        business_id   uuid,
        payload       jsonb NOT NULL DEFAULT '{}',
        occurred_at   timestamptz NOT NULL,
        dispatched_at timestamptz,
        attempts      smallint NOT NULL DEFAULT 0,
        retry_at      timestamptz,
        CONSTRAINT event_pkey PRIMARY KEY (position),
        CONSTRAINT event_id_key UNIQUE (id)
      );
      CREATE INDEX event_subject ON event (subject_id, position);
      CREATE INDEX event_undispatched ON event (position) WHERE dispatched_at IS NULL;
      REVOKE UPDATE, DELETE ON event FROM adjoin_app;
      GRANT UPDATE (dispatched_at, attempts, retry_at) ON event TO adjoin_app;

      CREATE TABLE clock (
        id               uuid NOT NULL,
        subject_id       uuid NOT NULL,
        purpose          text NOT NULL,
        started_at       timestamptz NOT NULL,
        due_at           timestamptz NOT NULL,
        remind_at        timestamptz,
        side_at_fault_id uuid,
        state            text NOT NULL DEFAULT 'RUNNING',
        paused_at        timestamptz,
        ended_at         timestamptz,
        wake_at          timestamptz NOT NULL,
        attempts         smallint NOT NULL DEFAULT 0,
        CONSTRAINT clock_pkey PRIMARY KEY (id),
        CONSTRAINT clock_state CHECK (state IN ('RUNNING', 'PAUSED', 'STOPPED', 'EXPIRED')),
        CONSTRAINT clock_pause CHECK ((state = 'PAUSED') = (paused_at IS NOT NULL)),
        CONSTRAINT clock_end CHECK ((state IN ('STOPPED', 'EXPIRED')) = (ended_at IS NOT NULL))
      );
      CREATE UNIQUE INDEX clock_one_live ON clock (subject_id, purpose) WHERE state IN ('RUNNING', 'PAUSED');
      CREATE INDEX clock_wake ON clock (wake_at) WHERE state = 'RUNNING';
      REVOKE DELETE ON clock FROM adjoin_app;

      CREATE TABLE idempotency_key (
        caller      text NOT NULL,
        key         text NOT NULL,
        body_hash   bytea NOT NULL,
        claim       uuid NOT NULL,
        claimed_at  timestamptz NOT NULL,
        applied_at  timestamptz,
        answer      jsonb,
        CONSTRAINT idempotency_key_pkey PRIMARY KEY (caller, key)
      );
      CREATE INDEX idempotency_key_age ON idempotency_key (claimed_at);

      CREATE TABLE mail_link (
        hash        bytea NOT NULL,
        purpose     text NOT NULL,
        subject_id  uuid NOT NULL,
        made_at     timestamptz NOT NULL,
        expires_at  timestamptz NOT NULL,
        used_at     timestamptz,
        CONSTRAINT mail_link_pkey PRIMARY KEY (hash)
      );
      CREATE INDEX mail_link_subject ON mail_link (subject_id, purpose);
      CREATE INDEX mail_link_age ON mail_link (expires_at);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE mail_link;
      DROP TABLE idempotency_key;
      DROP TABLE clock;
      DROP TABLE event;
      DROP FUNCTION acting_businesses();
      ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE USAGE ON SEQUENCES FROM adjoin_app;
      ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE SELECT, INSERT, UPDATE, DELETE ON TABLES FROM adjoin_app;
      REVOKE USAGE ON SCHEMA public FROM adjoin_app;
    `);
  }
}
