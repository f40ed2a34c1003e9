export { AccountsModule } from './accounts.module.js';
export { AccountsQueries } from './accounts.queries.js';
export { Authentication } from './authentication.js';
export { Memberships } from './memberships.js';
