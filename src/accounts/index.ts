export { MemberType } from './members.graph.js';
export { RoleEnum, UserType, ViewerType } from './accounts.graph.js';
export { AccountsModule } from './accounts.module.js';
export { AccountsQueries } from './accounts.queries.js';
export { Authentication } from './authentication.js';
export { Membership } from './membership.entity.js';
export { Memberships } from './memberships.js';
export { User } from './user.entity.js';
