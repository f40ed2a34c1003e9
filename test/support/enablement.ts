import { uuidv7 } from '../../src/kernel/id.js';
import type { Person } from './accounts.js';
import { call, type Refusal } from './call.js';
import type { World } from './world.js';

export interface CardSeen {
  readonly listenFor: string;
  readonly words: string;
  readonly notAFit: string;
  readonly edition: number;
  readonly readAt: string | null;
  readonly isRead: boolean;
  readonly canWrite: boolean;
  readonly readers: readonly { readonly partner: { readonly id: string }; readonly members: number; readonly readers: number }[];
}
const CARD = 'listenFor words notAFit edition readAt isRead canWrite readers { partner { id } members readers }';

export const TEXTS = {
  listenFor: 'Talk of a move, or of sore backs',
  words: 'I know somebody who looks at a workplace for an hour, at no charge',
  notAFit: 'Home offices of one person',
};

type Answer = { business: { enablementCard: CardSeen | null } | null; userErrors: Refusal[] };

export const writeCard = (
  world: World,
  who: Person,
  businessId: string,
  input: object = TEXTS,
  expectedEdition: number | null = null,
) =>
  call<Answer>(
    world,
    who,
    'enablementCardWrite',
    '$businessId: ID!, $input: EnablementCardInput!, $expectedEdition: Int',
    { businessId, input, expectedEdition },
    `business { enablementCard { ${CARD} } }`,
  );

export const markRead = (world: World, who: Person, businessId: string, edition = 1) =>
  call<Answer>(
    world,
    who,
    'enablementCardMarkRead',
    '$businessId: ID!, $edition: Int!',
    { businessId, edition },
    `business { enablementCard { ${CARD} } }`,
  );

/** The card as this person sees it; null when she sees none. */
export async function card(world: World, who: Person, businessId: string): Promise<CardSeen | null> {
  const query = `query ($id: ID!) { business(id: $id) { enablementCard { ${CARD} } } }`;
  return (await world.send<{ business: { enablementCard: CardSeen | null } }>(who, query, { id: businessId })).business
    .enablementCard;
}

/** Something that a business sells, of a category. */
export async function offering(world: World, businessId: string, name: string, category: string): Promise<string> {
  const id = uuidv7();
  await world.db.query(
    `INSERT INTO offering (id, business_id, name, problem_solved, business_issue, category) VALUES ($1, $2, $3, 'Something is wrong', 'COST', $4)`,
    [id, businessId, name, category],
  );
  return id;
}

export const saveTrigger = (world: World, who: Person, businessId: string, input: object, partId: string | null = null) =>
  call<{ business: { id: string } | null; partId: string | null }>(
    world,
    who,
    'businessReferralTriggerSave',
    '$businessId: ID!, $partId: ID, $input: ReferralTriggerInput!',
    { businessId, partId, input },
    'business { id } partId',
  );

export interface NeedSeen {
  readonly id: string;
  readonly text: string;
  readonly version: number;
  readonly suggestions: readonly {
    readonly reason: string;
    readonly words: readonly string[];
    readonly partner: { readonly id: string };
    readonly alliance: { readonly id: string };
    readonly trigger: { readonly see: string; readonly say: string } | null;
    readonly offering: { readonly name: string } | null;
  }[];
}
const NEED =
  'id text category isCovered version suggestions { reason words partner { id } alliance { id } trigger { see say } offering { name } }';

/** `Add` at a client, `Update` or `Remove` of a need. */
export const onNeed = (
  world: World,
  who: Person,
  verb: 'Add' | 'Update' | 'Remove',
  id: string,
  input?: object,
  version?: number,
) =>
  call<{ need: NeedSeen | null; userErrors: Refusal[] }>(
    world,
    who,
    `clientNeed${verb}`,
    [
      verb === 'Add' ? '$clientId: ID!' : '$id: ID!',
      ...(input ? [`$input: ClientNeed${verb}Input!`] : []),
      ...(version === undefined ? [] : ['$expectedVersion: Int']),
    ].join(', '),
    {
      [verb === 'Add' ? 'clientId' : 'id']: id,
      ...(input && { input }),
      ...(version !== undefined && { expectedVersion: version }),
    },
    `need { ${NEED} }`,
  );

export async function needs(world: World, who: Person, clientId: string): Promise<NeedSeen[] | null> {
  const query = `query ($id: ID!) { client(id: $id) { needs { ${NEED} } } }`;
  return (await world.send<{ client: { needs: NeedSeen[] } | null }>(who, query, { id: clientId })).client?.needs ?? null;
}
