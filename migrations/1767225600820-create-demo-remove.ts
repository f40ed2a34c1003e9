import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Removing the demo network: a function of the owner, for the service's own role may delete none of these rows. */
export class CreateDemoRemove1767225600820 implements MigrationInterface {
  readonly name = 'CreateDemoRemove1767225600820';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE FUNCTION demo_remove(caller uuid)
      RETURNS TABLE (firms integer, people integer, alliances integer, introductions integer)
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
      DECLARE
        gone uuid[]; domains_gone text[]; users uuid[]; pairs uuid[]; intros uuid[]; consents uuid[]; outcomes uuid[];
        subjects uuid[]; positions bigint[]; acting text;
      BEGIN
        -- From here on nobody can refer to them any more.
        gone := array(SELECT id FROM business WHERE is_demo ORDER BY id FOR UPDATE);
        domains_gone := array(SELECT unnest(domains) FROM business WHERE id = ANY (gone));
        -- Who belongs to a demo firm and to no real one; the demo admins; never the caller, so an admin stays.
        users := array(
          SELECT u.id FROM user_account u
          WHERE u.id <> caller
            AND NOT EXISTS (SELECT FROM membership m WHERE m.user_id = u.id AND NOT m.business_id = ANY (gone))
            AND ((u.is_admin AND u.email LIKE '%@adjoin.example') OR (NOT u.is_admin AND (
              split_part(u.email, '@', 2) = ANY (domains_gone)
              OR EXISTS (SELECT FROM membership m WHERE m.user_id = u.id AND m.business_id = ANY (gone)))))
          ORDER BY u.id FOR UPDATE);
        pairs := array(SELECT id FROM alliance WHERE proposer_id = ANY (gone) OR partner_id = ANY (gone));
        intros := array(SELECT id FROM introduction WHERE introducer_id = ANY (gone) OR beneficiary_id = ANY (gone));
        outcomes := array(SELECT id FROM outcome WHERE introduction_id = ANY (intros));

        -- The owner too sees private rows only for whom it acts: the demo firms, and those they dealt with.
        acting := current_setting('app.business_ids', true);
        PERFORM set_config('app.business_ids', array_to_string(array(
          SELECT unnest(gone) UNION SELECT proposer_id FROM alliance WHERE id = ANY (pairs)
          UNION SELECT partner_id FROM alliance WHERE id = ANY (pairs)), ','), true);
        consents := array(SELECT id FROM consent WHERE business_id = ANY (gone) OR partner_id = ANY (gone));
        subjects := gone || users || pairs || intros || outcomes || consents
          || array(SELECT id FROM client WHERE business_id = ANY (gone))
          || array(SELECT id FROM contact WHERE business_id = ANY (gone))
          || array(SELECT id FROM api_key WHERE business_id = ANY (gone))
          || array(SELECT id FROM member_invitation WHERE business_id = ANY (gone) OR invited_by_id = ANY (users))
          || array(SELECT id FROM session WHERE user_id = ANY (users));
        positions := array(
          SELECT position FROM event WHERE subject_id = ANY (subjects) OR business_id = ANY (gone) OR type LIKE 'demo.%');

        DELETE FROM event_audience WHERE position = ANY (positions) OR business_id = ANY (gone);
        DELETE FROM event WHERE position = ANY (positions);
        DELETE FROM clock WHERE subject_id = ANY (subjects);
        DELETE FROM mail_link WHERE subject_id = ANY (subjects);
        DELETE FROM inbox_mark WHERE business_id = ANY (gone) OR subject_id = ANY (subjects);
        DELETE FROM idempotency_key k USING unnest(users || gone) AS id WHERE k.caller LIKE '%' || id || '%';
        DELETE FROM pgboss.job WHERE data->>'subjectId' = ANY (subjects::text[]) OR data->>'to' = ANY (users::text[]);

        DELETE FROM fee_entry WHERE outcome_id = ANY (outcomes);
        DELETE FROM reciprocity_entry WHERE outcome_id = ANY (outcomes);
        DELETE FROM outcome WHERE id = ANY (outcomes);
        DELETE FROM disclosure WHERE consent_id = ANY (consents);
        DELETE FROM consent_owner WHERE consent_id = ANY (consents);
        DELETE FROM consent WHERE id = ANY (consents);
        DELETE FROM suppression WHERE business_id = ANY (gone);
        UPDATE introduction SET supersedes_id = NULL WHERE supersedes_id = ANY (intros);
        DELETE FROM introduction WHERE id = ANY (intros);
        DELETE FROM alliance WHERE id = ANY (pairs);
        DELETE FROM contact WHERE business_id = ANY (gone);
        DELETE FROM client WHERE business_id = ANY (gone);
        DELETE FROM api_key WHERE business_id = ANY (gone);
        DELETE FROM member_invitation WHERE business_id = ANY (gone);
        DELETE FROM membership WHERE business_id = ANY (gone);
        DELETE FROM user_account WHERE id = ANY (users);
        DELETE FROM business WHERE id = ANY (gone);

        PERFORM set_config('app.business_ids', coalesce(acting, ''), true);
        RETURN QUERY SELECT cardinality(gone), cardinality(users), cardinality(pairs), cardinality(intros);
      END $$;
      REVOKE ALL ON FUNCTION demo_remove(uuid) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION demo_remove(uuid) TO adjoin_app;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP FUNCTION demo_remove(uuid)');
  }
}
