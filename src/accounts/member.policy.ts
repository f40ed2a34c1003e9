import { manages, owns, type Role, type Viewer } from '../kernel/viewer.js';

interface Member {
  readonly userId: string;
  readonly businessId: string;
  readonly role: Role;
}

/** Owners and managers invite; only owners make owners. */
export const mayInvite = (viewer: Viewer, businessId: string, role: Role): boolean =>
  role === 'OWNER' ? owns(viewer, businessId) : manages(viewer, businessId);

/** A manager has no say about owners, neither to make nor to unmake one. */
export const maySetRole = (viewer: Viewer, member: Member, role: Role): boolean =>
  mayInvite(viewer, member.businessId, member.role) && mayInvite(viewer, member.businessId, role);

/** Everybody may leave. */
export const mayRemove = (viewer: Viewer, member: Member): boolean =>
  member.userId === viewer.userId || mayInvite(viewer, member.businessId, member.role);
