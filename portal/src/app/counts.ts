import { queryOptions, skipToken } from '@tanstack/react-query';

export interface Counts {
  readonly needsYou: number;
  readonly unread: number;
}

/** How much waits in the firm's inbox. */
export const countsQuery = (businessId: string | null) =>
  queryOptions<Counts>({
    queryKey: ['inbox', 'counts', businessId],
    queryFn: skipToken,
  });
