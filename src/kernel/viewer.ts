export const ROLES = ['OWNER', 'MANAGER', 'MEMBER', 'VIEWER'] as const;
export type Role = (typeof ROLES)[number];

/** Who is asking. Loaded once per request, so that policies need no database. */
export interface Viewer {
  readonly userId: string;
  readonly isAdmin: boolean;
  /** The businesses that the viewer acts for, and as what. */
  readonly roles: ReadonlyMap<string, Role>;
  /** What an API key may do; null for a person in a session, who may do all that her roles allow. */
  readonly scopes: ReadonlySet<string> | null;
}

/** The viewer as she is after she was given a role, for the rest of the request that gave it. */
export const withRole = (viewer: Viewer, businessId: string, role: Role): Viewer => ({
  ...viewer,
  roles: new Map([...viewer.roles, [businessId, role]]),
});

/** May read everything of the business, and change nothing. */
export const belongsTo = (viewer: Viewer, businessId: string): boolean => viewer.roles.has(businessId);

/** May do the daily work of the business: introductions, clients, outcomes. */
export const worksFor = (viewer: Viewer, businessId: string): boolean => {
  const role = viewer.roles.get(businessId);
  return role !== undefined && role !== 'VIEWER';
};

/** May bind the business: alliances, agreements, members. */
export const manages = (viewer: Viewer, businessId: string): boolean => {
  const role = viewer.roles.get(businessId);
  return role === 'OWNER' || role === 'MANAGER';
};

export const owns = (viewer: Viewer, businessId: string): boolean => viewer.roles.get(businessId) === 'OWNER';
