import { alliance, type Pair } from './alliances.js';
import type { Firm } from './businesses.js';
import { call, type Refusal } from './call.js';
import { contact } from './clients.js';
import { act, BRIEF } from './introductions.js';
import type { Credentials, World } from './world.js';

/** An item of an inbox, with everything that the schema says of it. */
export interface Item {
  readonly id: string;
  readonly kind: string;
  readonly type: string;
  readonly dueAt: string | null;
  readonly readAt: string | null;
  readonly snoozedUntil: string | null;
  readonly doneAt: string | null;
  readonly subject: { readonly __typename: string; readonly id: string } | null;
  readonly actor: { readonly id: string } | null;
  readonly business: { readonly id: string } | null;
}
export interface Inbox {
  readonly nodes: Item[];
  readonly totalCount: number;
  readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
}
const ITEM = `id kind type dueAt readAt snoozedUntil doneAt actor { id } business { id }
  subject { __typename ... on Introduction { id } ... on Alliance { id } ... on Outcome { id } ... on Business { id }
    ... on SharingRequest { id } }`;
export const INBOX = `query ($id: ID!, $box: InboxBox!, $first: Int, $after: String) {
  inbox(businessId: $id, box: $box, first: $first, after: $after) { totalCount pageInfo { endCursor hasNextPage } nodes { ${ITEM} } } }`;

export async function inbox(world: World, who: Credentials, id: string, box = 'NEEDS_YOU', slice: object = {}): Promise<Inbox> {
  return (await world.send<{ inbox: Inbox }>(who, INBOX, { id, box, ...slice })).inbox;
}
export const typesIn = async (world: World, who: Credentials, id: string, box = 'NEEDS_YOU') =>
  (await inbox(world, who, id, box)).nodes.map(({ type }) => type);

export async function counts(world: World, who: Credentials, id: string): Promise<Record<string, number>> {
  const query = 'query ($id: ID!) { inboxCounts(businessId: $id) { needsYou unread snoozed } }';
  return (await world.send<{ inboxCounts: Record<string, number> }>(who, query, { id })).inboxCounts;
}

export const mark = (world: World, who: Credentials, verb: string, businessId: string, id: string, until?: Date) =>
  call<{ item: Item | null; userErrors: Refusal[] }>(
    world,
    who,
    `inboxItem${verb}`,
    `$businessId: ID!, $id: ID!${until ? ', $until: DateTime!' : ''}`,
    { businessId, id, ...(until && { until: until.toISOString() }) },
    `item { ${ITEM} }`,
  );

/** An offer between two new firms, through the API, so that its clock and its events are there. */
export async function offered(world: World): Promise<{ pair: Pair; id: string; from: Firm; to: Firm }> {
  const pair = await alliance(world, 'ACTIVE');
  const person = await contact(world, pair.proposer.id);
  const { introduction } = await act(world, pair.proposer.owner, 'Offer', {
    input: { allianceId: pair.id, contactId: person.id, brief: BRIEF },
  });
  return { pair, id: introduction?.id ?? '', from: pair.proposer, to: pair.partner };
}
