import type { QueryClient } from '@tanstack/react-query';
import { request } from '../gql/client';
import { graphql } from '../gql/generated/app';
import { forgetDrafts } from '../ui/draft';

const SignOutDocument = graphql(`
  mutation SignOut {
    signOut {
      userErrors {
        message
      }
    }
  }
`);

/** Ends the session, and forgets what this browser knows of it. */
export async function signOut(queries: QueryClient): Promise<void> {
  await request(SignOutDocument);
  forgetDrafts();
  queries.clear();
}
