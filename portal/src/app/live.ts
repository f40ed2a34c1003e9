import type { QueryClient } from '@tanstack/react-query';
import { createClient } from 'graphql-ws';

/** What a change of each kind of thing makes out of date: first words of query keys. */
const touches: Readonly<Record<string, readonly string[]>> = {
  BUSINESS: ['me', 'business', 'businesses', 'discover', 'approvals', 'today', 'inbox', 'audit'],
  ALLIANCE: ['alliance', 'alliances', 'map', 'discover', 'approvals', 'today', 'inbox', 'audit'],
  INTRODUCTION: ['introduction', 'introductions', 'alliance', 'alliances', 'outcomes', 'today', 'inbox', 'audit'],
  OUTCOME: ['outcome', 'outcomes', 'introduction', 'introductions', 'alliance', 'approvals', 'today', 'inbox', 'audit'],
  CAMPAIGN: ['campaign', 'campaigns', 'alliance', 'approvals', 'today', 'inbox', 'audit'],
  GUEST: ['campaign', 'campaigns', 'client', 'introduction', 'today', 'inbox', 'audit'],
  CONSENT: ['introduction', 'introductions', 'contact', 'today', 'inbox', 'audit'],
  NOMINATION: ['nominations', 'today', 'inbox', 'audit'],
  SUPPLIER_SURVEY: ['client', 'contact', 'inbox', 'audit'],
  CLIENT: ['client', 'clients', 'segments', 'map', 'audit'],
  CONTACT: ['client', 'clients', 'contact', 'audit'],
  IMPORT: ['import', 'imports', 'client', 'clients', 'audit'],
  SEGMENT: ['segments', 'clients', 'audit'],
  MEMBER: ['me', 'members', 'audit'],
};

/** Events of one act come in a handful; they are answered by one round of fetching. */
const GATHER_MS = 120;

interface Change {
  readonly subject: string;
}

/**
 * Keeps what is on the screen true: whatever a firm or the network changes is fetched again where it is shown.
 * Answers a function that ends it. `onState` hears whether the line is up.
 */
export function goLive(queries: QueryClient, businessId: string | null, onState: (up: boolean) => void): () => void {
  const pending = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    timer = undefined;
    const keys = new Set(pending);
    pending.clear();
    void queries.invalidateQueries({ predicate: ({ queryKey: [area] }) => keys.has(String(area)) });
  };
  const hear = ({ subject }: Change) => {
    for (const area of touches[subject] ?? Object.values(touches).flat()) pending.add(area);
    timer ??= setTimeout(flush, GATHER_MS);
  };

  let wasUp = false;
  const client = createClient({
    url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`,
    retryAttempts: Infinity,
    shouldRetry: () => true,
    keepAlive: 20_000,
    on: {
      connected: () => {
        onState(true);
        // What happened while the line was down.
        if (wasUp) void queries.invalidateQueries();
        wasUp = true;
      },
      closed: () => onState(false),
    },
  });
  const end = client.subscribe<{ changes: Change }>(
    {
      query: 'subscription Changes($businessId: ID) { changes(businessId: $businessId) { subject } }',
      variables: { businessId },
    },
    {
      next: ({ data }) => data && hear(data.changes),
      error: () => undefined,
      complete: () => undefined,
    },
  );
  return () => {
    clearTimeout(timer);
    end();
    void client.dispose();
  };
}
