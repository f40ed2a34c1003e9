import { queryOptions } from '@tanstack/react-query';
import { request, RequestError } from '../../gql/client';
import type { ProfileQuery } from '../../gql/generated/profile/graphql';
import { ProfileDocument, VocabularyDocument } from './documents';

export type Profile = NonNullable<ProfileQuery['business']>;

/** Everything that a firm says about itself, for its own members. */
export const profileQuery = (id: string) =>
  queryOptions({
    queryKey: ['business', 'profile', id],
    queryFn: async (): Promise<Profile> => {
      const { business } = await request(ProfileDocument, { id });
      if (!business) throw new RequestError([{ message: 'No such firm.', extensions: { code: 'NOT_FOUND' } }], null);
      return business;
    },
  });

/** Sectors and countries; they do not change while a page is open. */
export const vocabularyQuery = queryOptions({
  queryKey: ['vocabulary'],
  queryFn: async () => (await request(VocabularyDocument)).vocabulary,
  staleTime: Infinity,
});

/** What a change of a profile puts out of date. */
export const PROFILE_TOUCHES = ['me', 'business', 'businesses', 'approvals'];
