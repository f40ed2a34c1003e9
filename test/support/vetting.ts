import { later, now, DAY } from '../../src/kernel/time.js';
import { dimensions } from '../../src/alliances/gates.rules.js';
import type { Person } from './accounts.js';
import type { Pair } from './alliances.js';
import { call, type Refusal } from './call.js';
import type { World } from './world.js';

export interface GateSeen {
  readonly code: string;
  readonly isOpen: boolean;
  readonly sentence: string;
  readonly waivedBecause: string | null;
}

export interface OneToOneSeen {
  readonly id: string;
  readonly version: number;
  readonly agenda: string | null;
  readonly sharedNotes: string | null;
  readonly privateNote: string | null;
  readonly confirmedBy: readonly { readonly id: string }[];
  readonly availableActions: readonly { readonly action: string; readonly allowed: boolean; readonly reason: string | null }[];
}
type OneToOneAnswer = { oneToOne: OneToOneSeen | null; userErrors: Refusal[] };
const MEETING = 'id version agenda sharedNotes privateNote confirmedBy { id } availableActions { action allowed reason }';

export const EVIDENCE = {
  claim: 'We have done this for eight years',
  evidence: 'Certificate seen at the table',
  saidBy: 'The trade board',
  shownOn: '2025-11-03',
};

/** A change of what two show each other, by name. */
export const show = (world: World, who: Person, mutation: string, allianceId: string, input: object, more = {}) =>
  call<{ alliance: { id: string } | null; userErrors: Refusal[] }>(
    world,
    who,
    mutation,
    `$allianceId: ID!, $input: ${{ vettingAnswer: 'VettingAnswerInput', vettingAskToClarify: 'VettingQuestionInput', pilotTaskAdd: 'PilotTaskInput' }[mutation]}!${'expectedVersion' in more ? ', $expectedVersion: Int' : ''}`,
    { allianceId, input, ...more },
    'alliance { id }',
  );

export const proposeMeeting = (world: World, who: Person, allianceId: string, input: object = {}) =>
  call<OneToOneAnswer>(
    world,
    who,
    'oneToOnePropose',
    '$allianceId: ID!, $input: OneToOneProposeInput!',
    { allianceId, input: { startsAt: later(now(), -DAY).toISOString(), minutes: 60, agenda: 'Who does what', ...input } },
    `oneToOne { ${MEETING} }`,
  );

/** `Change`, `Confirm`, `Cancel` or `WriteNote`. */
export const onMeeting = (world: World, who: Person, verb: string, id: string, input?: object, expectedVersion?: number) =>
  call<OneToOneAnswer>(
    world,
    who,
    `oneToOne${verb}`,
    [
      '$id: ID!',
      ...(input ? [`$input: OneToOne${verb === 'WriteNote' ? 'Note' : verb}Input!`] : []),
      ...(expectedVersion === undefined ? [] : ['$expectedVersion: Int']),
    ].join(', '),
    { id, ...(input && { input }), ...(expectedVersion !== undefined && { expectedVersion }) },
    `oneToOne { ${MEETING} }`,
  );

/** Everything that the gates ask for beside time, terms and pilot: evidence of both, and two meetings that both confirmed. */
export async function knowEachOther(world: World, { id, proposer, partner }: Pair): Promise<void> {
  for (const { owner } of [proposer, partner]) {
    for (const dimension of dimensions) await show(world, owner, 'vettingAnswer', id, { dimension, ...EVIDENCE });
  }
  for (let held = 0; held < 2; held += 1) {
    const meeting = (await proposeMeeting(world, proposer.owner, id)).oneToOne?.id ?? '';
    for (const { owner } of [proposer, partner]) await onMeeting(world, owner, 'Confirm', meeting);
  }
}

export async function gates(world: World, who: Person, id: string): Promise<GateSeen[]> {
  const query = 'query ($id: ID!) { alliance(id: $id) { gates { code isOpen sentence waivedBecause } } }';
  const { alliance } = await world.send<{ alliance: { gates: GateSeen[] } }>(who, query, { id });
  return alliance.gates;
}

export async function meetings(world: World, who: Person, id: string): Promise<OneToOneSeen[]> {
  const query = `query ($id: ID!) { alliance(id: $id) { oneToOnes { ${MEETING} } } }`;
  return (await world.send<{ alliance: { oneToOnes: OneToOneSeen[] } }>(who, query, { id })).alliance.oneToOnes;
}

export interface ReferenceSeen {
  readonly id: string;
  readonly state: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly relation: string;
  readonly words: string | null;
  readonly endedAt: string | null;
  readonly scores: readonly { readonly question: string; readonly score: number | null }[];
}

/** Somebody outside is asked about the ethics of the viewer's firm, unless the input says otherwise. */
export const askReference = (world: World, who: Person, allianceId: string, input: object = {}) =>
  call<{ alliance: { id: string } | null; userErrors: Refusal[] }>(
    world,
    who,
    'vettingReferenceAsk',
    '$allianceId: ID!, $input: VettingReferenceInput!',
    {
      allianceId,
      input: { dimension: 'ETHICS', name: 'Tove Holm', email: 'tove@elsewhere.example', relation: 'Client until 2024', ...input },
    },
    'alliance { id }',
  );

/** What a side says of itself in one dimension, as far as it is shown, and by whom. */
export async function referencesOf(
  world: World,
  who: Person,
  id: string,
  businessId: string,
  dimension: string,
): Promise<{ state: string | null; references: readonly ReferenceSeen[] }> {
  const query = `query ($id: ID!) { alliance(id: $id) { vetting { business { id } dimension state
    references { id state name email relation words endedAt scores { question score } } } } }`;
  type Item = { business: { id: string }; dimension: string; state: string | null; references: ReferenceSeen[] };
  const { alliance } = await world.send<{ alliance: { vetting: Item[] } }>(who, query, { id });
  return alliance.vetting.find((each) => each.business.id === businessId && each.dimension === dimension)!;
}
