import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Users, their sessions and devices, memberships and invitations, API keys, and the counters of attempts. */
export class CreateAccounts1767225600100 implements MigrationInterface {
  readonly name = 'CreateAccounts1767225600100';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE user_account (
        id                uuid NOT NULL,
        email             text NOT NULL,
        name              text NOT NULL,
        password_hash     text,
        email_verified_at timestamptz,
        is_admin          boolean NOT NULL DEFAULT false,
        created_at        timestamptz NOT NULL,
        CONSTRAINT user_account_pkey PRIMARY KEY (id),
        CONSTRAINT user_account_email_key UNIQUE (email),
        CONSTRAINT user_account_email_lower CHECK (email = lower(email))
      );
      CREATE INDEX user_account_admins ON user_account (id) WHERE is_admin;

      CREATE TABLE session (
        id            uuid NOT NULL,
        user_id       uuid NOT NULL,
        token_hash    bytea NOT NULL,
        user_agent    text,
        address       text,
        created_at    timestamptz NOT NULL,
        last_seen_at  timestamptz NOT NULL,
        expires_at    timestamptz NOT NULL,
        CONSTRAINT session_pkey PRIMARY KEY (id),
        CONSTRAINT session_token_hash_key UNIQUE (token_hash),
        CONSTRAINT session_user_id_fkey FOREIGN KEY (user_id) REFERENCES user_account (id) ON DELETE CASCADE
      );
      CREATE INDEX session_of_user ON session (user_id);
      CREATE INDEX session_expiry ON session (expires_at);

      CREATE TABLE known_device (
        user_id       uuid NOT NULL,
        device_hash   bytea NOT NULL,
        last_used_at  timestamptz NOT NULL,
        CONSTRAINT known_device_pkey PRIMARY KEY (user_id, device_hash),
        CONSTRAINT known_device_user_id_fkey FOREIGN KEY (user_id) REFERENCES user_account (id) ON DELETE CASCADE
      );

      CREATE TABLE membership (
        id            uuid NOT NULL,
        user_id       uuid NOT NULL,
        business_id   uuid NOT NULL,
        role          text NOT NULL,
        created_at    timestamptz NOT NULL,
        CONSTRAINT membership_pkey PRIMARY KEY (id),
        CONSTRAINT membership_user_business_key UNIQUE (user_id, business_id),
        CONSTRAINT membership_user_id_fkey FOREIGN KEY (user_id) REFERENCES user_account (id) ON DELETE CASCADE,
        CONSTRAINT membership_role CHECK (role IN ('OWNER', 'MANAGER', 'MEMBER', 'VIEWER'))
      );
      CREATE INDEX membership_business ON membership (business_id);

      CREATE TABLE member_invitation (
        id            uuid NOT NULL,
        business_id   uuid NOT NULL,
        email         text NOT NULL,
        role          text NOT NULL,
        invited_by_id uuid NOT NULL,
        created_at    timestamptz NOT NULL,
        expires_at    timestamptz NOT NULL,
        CONSTRAINT member_invitation_pkey PRIMARY KEY (id),
        CONSTRAINT member_invitation_business_email_key UNIQUE (business_id, email),
        CONSTRAINT member_invitation_invited_by_id_fkey FOREIGN KEY (invited_by_id) REFERENCES user_account (id) ON DELETE CASCADE,
        CONSTRAINT member_invitation_email_lower CHECK (email = lower(email)),
        CONSTRAINT member_invitation_role CHECK (role IN ('OWNER', 'MANAGER', 'MEMBER', 'VIEWER'))
      );

      CREATE TABLE api_key (
        id            uuid NOT NULL,
        business_id   uuid NOT NULL,
        created_by_id uuid NOT NULL,
        name          text NOT NULL,
        prefix        text NOT NULL,
        secret_hash   bytea NOT NULL,
        scopes        text[] NOT NULL,
        created_at    timestamptz NOT NULL,
        expires_at    timestamptz,
        last_used_at  timestamptz,
        CONSTRAINT api_key_pkey PRIMARY KEY (id),
        CONSTRAINT api_key_prefix_key UNIQUE (prefix),
        CONSTRAINT api_key_secret_hash_key UNIQUE (secret_hash),
        CONSTRAINT api_key_membership_fkey FOREIGN KEY (created_by_id, business_id)
          REFERENCES membership (user_id, business_id) ON DELETE CASCADE
      );
      CREATE INDEX api_key_business ON api_key (business_id);

      -- As rate-limiter-flexible wants it; the service's role may not create tables.
      CREATE UNLOGGED TABLE attempt (
        key     varchar(255) NOT NULL,
        points  integer NOT NULL DEFAULT 0,
        expire  bigint,
        CONSTRAINT attempt_pkey PRIMARY KEY (key)
      );
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE attempt;
      DROP TABLE api_key;
      DROP TABLE member_invitation;
      DROP TABLE membership;
      DROP TABLE known_device;
      DROP TABLE session;
      DROP TABLE user_account;
    `);
  }
}
