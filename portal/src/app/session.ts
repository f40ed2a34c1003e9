import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { request } from '../gql/client';
import { graphql } from '../gql/generated/app';
import type { MeQuery } from '../gql/generated/app/graphql';

const MeDocument = graphql(`
  query Me {
    me {
      email
      isAdmin
      isEmailVerified
      user {
        id
        name
      }
      memberships {
        id
        role
        business {
          id
          slug
          tradingName
          status
          categories
          regions
          currency
          isDemo
        }
      }
    }
  }
`);

export type Me = NonNullable<MeQuery['me']>;
export type Membership = Me['memberships'][number];

/** Who is signed in; null for nobody. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async (): Promise<Me | null> => (await request(MeDocument)).me ?? null,
  staleTime: 60_000,
});

const CHOSEN_FIRM = 'adjoin.firm';

/** Remembers which of her firms somebody works for in this browser. */
export function chooseFirm(businessId: string): void {
  localStorage.setItem(CHOSEN_FIRM, businessId);
}

/** The membership she works under: the one chosen last, else the first; null for somebody without a firm. */
export function membershipOf(me: Me): Membership | null {
  const chosen = localStorage.getItem(CHOSEN_FIRM);
  return me.memberships.find(({ business }) => business.id === chosen) ?? me.memberships[0] ?? null;
}

/** Only below the shell, which nobody sees who is not signed in. */
export function useMe(): Me {
  const { data } = useSuspenseQuery(meQuery);
  if (!data) throw new Error('Nobody is signed in.');
  return data;
}

/** The firm she works for; only on pages that need one, see `firmPage` in the router. */
export function useFirm(): Membership['business'] {
  const membership = membershipOf(useMe());
  if (!membership) throw new Error('No firm yet.');
  return membership.business;
}

export function useRole(): Membership['role'] | null {
  return membershipOf(useMe())?.role ?? null;
}
