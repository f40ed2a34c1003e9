import type { MigrationInterface, QueryRunner } from 'typeorm';

const PRIVATE = ['client_note', 'book_import', 'import_chunk', 'import_row', 'import_change', 'import_batch'];

/**
 * Notes about clients, and what becomes of an uploaded file until it is in the book.
 *
 * A file lies in chunks of up to 1,000 rows, one array a column: a million rows are a thousand rows here, which cost a
 * tenth of a row each to write and to read. What is not simply new (known, repeated, doubtful) has a row of its own.
 */
export class CreateImports1767225600871 implements MigrationInterface {
  readonly name = 'CreateImports1767225600871';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- The import that brought it; its history is told by that import's events.
      ALTER TABLE client ADD COLUMN import_id uuid;
      ALTER TABLE contact ADD COLUMN import_id uuid;
      -- Which of a million new clients were introduced already is asked when their import is undone.
      CREATE INDEX introduction_client ON introduction (client_id) WHERE client_id IS NOT NULL;

      CREATE TABLE client_note (
        id          uuid NOT NULL,
        client_id   uuid NOT NULL,
        business_id uuid NOT NULL,
        text        text NOT NULL,
        written_by  uuid NOT NULL,
        written_at  timestamptz NOT NULL,
        removed_at  timestamptz,
        version     integer NOT NULL DEFAULT 1,
        CONSTRAINT client_note_pkey PRIMARY KEY (id),
        CONSTRAINT client_note_client_fkey FOREIGN KEY (client_id, business_id) REFERENCES client (id, business_id) ON DELETE CASCADE,
        CONSTRAINT client_note_erased CHECK ((removed_at IS NULL) = (text <> ''))
      );
      CREATE INDEX client_note_client ON client_note (client_id, id);
      CREATE INDEX client_note_business ON client_note (business_id);

      CREATE TABLE book_import (
        id             uuid NOT NULL,
        business_id    uuid NOT NULL,
        created_by     uuid NOT NULL,
        file_name      text NOT NULL,
        encoding       text NOT NULL DEFAULT '',
        delimiter      text NOT NULL DEFAULT '',
        state          text NOT NULL,
        columns        jsonb NOT NULL DEFAULT '[]',
        settings       jsonb NOT NULL DEFAULT '{}',
        row_count      integer NOT NULL DEFAULT 0,
        new_count      integer NOT NULL DEFAULT 0,
        known_count    integer NOT NULL DEFAULT 0,
        repeat_count   integer NOT NULL DEFAULT 0,
        doubtful_count integer NOT NULL DEFAULT 0,
        -- Of the work under way: reading, running, undoing.
        done           integer NOT NULL DEFAULT 0,
        total          integer NOT NULL DEFAULT 0,
        result         jsonb,
        failure        text,
        created_at     timestamptz NOT NULL,
        started_at     timestamptz,
        moved_at       timestamptz NOT NULL,
        finished_at    timestamptz,
        version        integer NOT NULL DEFAULT 1,
        CONSTRAINT book_import_pkey PRIMARY KEY (id),
        CONSTRAINT book_import_id_business_key UNIQUE (id, business_id),
        CONSTRAINT book_import_business_fkey FOREIGN KEY (business_id) REFERENCES business (id) ON DELETE CASCADE,
        CONSTRAINT book_import_state CHECK (state IN
          ('UPLOADING', 'CHECKING', 'READY', 'RUNNING', 'DONE', 'UNDOING', 'UNDONE', 'CANCELLED', 'FAILED'))
      );
      CREATE INDEX book_import_business ON book_import (business_id, id);
      -- Two at once would each take the same company for new.
      CREATE UNIQUE INDEX book_import_one_at_work ON book_import (business_id) WHERE state IN ('RUNNING', 'UNDOING');

      CREATE TABLE import_chunk (
        import_id        uuid NOT NULL,
        first_row        integer NOT NULL,
        business_id      uuid NOT NULL,
        size             integer NOT NULL,
        -- The file's own cells, as JSON: for another mapping, and for mending.
        cells            text NOT NULL,
        ids              uuid[] NOT NULL,
        names            text[], name_keys text[], domains text[], identifiers text[], industries text[], size_bands text[],
        regions          text[], tiers text[], lifecycles text[], value_minors bigint[], value_currencies text[], sinces date[],
        tags             text[], barred boolean[], contact_names text[], emails text[], phones text[], titles text[],
        contact_ids      uuid[], keyed boolean[],
        keyed_count      integer NOT NULL,
        key_rows         integer[], key_ids integer[],
        CONSTRAINT import_chunk_pkey PRIMARY KEY (import_id, first_row),
        CONSTRAINT import_chunk_import_fkey FOREIGN KEY (import_id, business_id)
          REFERENCES book_import (id, business_id) ON DELETE CASCADE
      );

      CREATE TABLE import_row (
        import_id   uuid NOT NULL,
        row         integer NOT NULL,
        business_id uuid NOT NULL,
        kind        text NOT NULL,
        -- Whom it is about: of the book, or of an earlier row.
        client_id   uuid,
        -- The earlier row of the same company.
        leader      integer,
        doubts      text[] NOT NULL DEFAULT '{}',
        -- What was typed over the file's cells, by field; and what came of it.
        mended      jsonb,
        decision    text,
        CONSTRAINT import_row_pkey PRIMARY KEY (import_id, row),
        CONSTRAINT import_row_import_fkey FOREIGN KEY (import_id, business_id)
          REFERENCES book_import (id, business_id) ON DELETE CASCADE,
        CONSTRAINT import_row_kind CHECK (kind IN ('NEW', 'KNOWN', 'REPEAT', 'DOUBTFUL', 'LEFT_OUT')),
        CONSTRAINT import_row_decision CHECK (decision IN ('ADD', 'UPDATE', 'SKIP'))
      );
      CREATE INDEX import_row_kind_of ON import_row (import_id, kind, row);

      CREATE TABLE import_change (
        import_id     uuid NOT NULL,
        client_id     uuid NOT NULL,
        business_id   uuid NOT NULL,
        -- The client as it was, until it can no longer be undone; and the version that the import left.
        before        jsonb,
        after_version integer NOT NULL,
        CONSTRAINT import_change_pkey PRIMARY KEY (import_id, client_id),
        CONSTRAINT import_change_client_fkey FOREIGN KEY (client_id, business_id)
          REFERENCES client (id, business_id) ON DELETE CASCADE
      );
      CREATE INDEX import_change_client ON import_change (client_id);

      -- What of an import is done, in the transaction that did it: after a crash nothing is done twice.
      CREATE TABLE import_batch (
        import_id   uuid NOT NULL,
        phase       text NOT NULL,
        first_row   integer NOT NULL,
        business_id uuid NOT NULL,
        CONSTRAINT import_batch_pkey PRIMARY KEY (import_id, phase, first_row),
        CONSTRAINT import_batch_import_fkey FOREIGN KEY (import_id, business_id)
          REFERENCES book_import (id, business_id) ON DELETE CASCADE
      );
    `);
    for (const table of PRIVATE) {
      await db.query(`
        ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY ${table}_of_the_acting ON ${table}
          USING (business_id = ANY ((SELECT acting_businesses())::uuid[])) WITH CHECK (business_id = ANY ((SELECT acting_businesses())::uuid[]));
      `);
    }
    // Asked once a statement, as in reading: once a row was a tenth of what a bulk insert cost.
    for (const table of ['client', 'contact']) {
      await db.query(
        `ALTER POLICY ${table}_of_the_acting ON ${table} WITH CHECK (business_id = ANY ((SELECT acting_businesses())::uuid[]))`,
      );
    }
    await db.query('REVOKE DELETE ON client_note, book_import FROM adjoin_app;');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER POLICY client_of_the_acting ON client WITH CHECK (business_id = ANY (acting_businesses()));
      ALTER POLICY contact_of_the_acting ON contact WITH CHECK (business_id = ANY (acting_businesses()));
      DROP TABLE import_batch; DROP TABLE import_change; DROP TABLE import_row; DROP TABLE import_chunk; DROP TABLE book_import;
      DROP TABLE client_note;
      DROP INDEX introduction_client;
      ALTER TABLE contact DROP COLUMN import_id;
      ALTER TABLE client DROP COLUMN import_id;
    `);
  }
}
