import { PgBoss } from 'pg-boss';
import { APP_ROLE, type Layout } from '../database/prepare-database.js';

/** Lays out the job queue's own tables, as the owner; the service may use them and change nothing about them. */
export const jobsLayout: Layout = async (owner, ownerUrl) => {
  const boss = new PgBoss({ connectionString: ownerUrl, max: 1, supervise: false, schedule: false });
  boss.on('error', () => undefined);
  await boss.start();
  await boss.stop({ graceful: false });
  await owner.query(`
    GRANT USAGE ON SCHEMA pgboss TO ${APP_ROLE};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA pgboss TO ${APP_ROLE};
    GRANT USAGE ON ALL SEQUENCES IN SCHEMA pgboss TO ${APP_ROLE};
    GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA pgboss TO ${APP_ROLE};
    REVOKE INSERT, DELETE ON pgboss.version FROM ${APP_ROLE};
  `);
};
