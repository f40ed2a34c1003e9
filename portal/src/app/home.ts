import { membershipOf, type Me } from './session';

/** Where somebody belongs who has just come in. */
export function home(me: Me): '/today' | '/admin/approvals' | '/register' | '/welcome' {
  const membership = membershipOf(me);
  if (!membership) return me.isAdmin ? '/admin/approvals' : '/register';
  const { status } = membership.business;
  if (status === 'ACTIVE' || me.isAdmin) return '/today';
  return status === 'DRAFT' ? '/register' : '/welcome';
}
