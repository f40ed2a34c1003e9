import { describe, expect, it } from '@jest/globals';
import { ROLES, type Role, type Viewer } from '../kernel/viewer.js';
import { mayInvite, mayRemove, maySetRole } from './member.policy.js';

const viewerAs = (role: Role, businessId = 'b'): Viewer => ({
  userId: 'viewer',
  isAdmin: false,
  roles: new Map([[businessId, role]]),
  scopes: null,
});
const other = (role: Role) => ({ userId: 'other', businessId: 'b', role });

/** By the viewer's role: which roles she may give, and whose holders she may remove. */
const table: Record<Role, readonly Role[]> = {
  OWNER: ['OWNER', 'MANAGER', 'MEMBER', 'VIEWER'],
  MANAGER: ['MANAGER', 'MEMBER', 'VIEWER'],
  MEMBER: [],
  VIEWER: [],
};

describe.each(ROLES)('as %s', (role) => {
  const viewer = viewerAs(role);

  it('invites as the table says', () => {
    expect(ROLES.filter((each) => mayInvite(viewer, 'b', each))).toEqual(table[role]);
  });

  it('removes as the table says', () => {
    expect(ROLES.filter((each) => mayRemove(viewer, other(each)))).toEqual(table[role]);
  });

  it('changes a role where both the old and the new one are in the table', () => {
    for (const from of ROLES)
      for (const to of ROLES) {
        expect(maySetRole(viewer, other(from), to)).toBe(table[role].includes(from) && table[role].includes(to));
      }
  });

  it('leaves', () => {
    expect(mayRemove(viewer, { userId: 'viewer', businessId: 'b', role })).toBe(true);
  });

  it('has no say in another business', () => {
    const stranger = viewerAs(role, 'elsewhere');
    expect(ROLES.filter((each) => mayInvite(stranger, 'b', each) || mayRemove(stranger, other(each)))).toEqual([]);
  });
});
