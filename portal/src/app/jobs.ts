import { queryOptions } from '@tanstack/react-query';
import { request } from '../gql/client';
import { graphql } from '../gql/generated/app';

export interface Job {
  readonly id: string;
  readonly state: string;
  readonly progress?: { readonly done: number; readonly total: number } | null;
}

const JobsDocument = graphql(`
  query Jobs($businessId: ID!) {
    imports(businessId: $businessId, first: 5) {
      nodes {
        id
        state
        progress {
          done
          total
        }
      }
    }
  }
`);
const AT_WORK = new Set(['CHECKING', 'RUNNING', 'UNDOING']);

/** The work that goes on now. */
export const jobOf = (jobs: readonly Job[] | undefined): Job | undefined => jobs?.find(({ state }) => AT_WORK.has(state));

/** The firm's latest jobs. Today's own answer brings them along, see `features/daily/queries.ts`. */
export const jobsQuery = (businessId: string) =>
  queryOptions<readonly Job[]>({
    queryKey: ['imports', 'tray', businessId],
    queryFn: async () => (await request(JobsDocument, { businessId })).imports.nodes,
    refetchInterval: ({ state }) => (jobOf(state.data) ? 1_500 : false),
  });
