import request from 'supertest';
import { GuestTokens } from '../../src/campaigns/guest-tokens.js';
import { uuidv7 } from '../../src/kernel/id.js';
import { DAY, later, now } from '../../src/kernel/time.js';
import { Jobs } from '../../src/platform/jobs/jobs.js';
import { admin, type Person } from './accounts.js';
import { alliance, type Pair } from './alliances.js';
import type { Firm } from './businesses.js';
import { call, type Refusal } from './call.js';
import type { World } from './world.js';

export const CONTENT = {
  title: 'An evening about quiet offices',
  what: 'Two hours, three case studies, and a drink.',
  forWhom: 'Heads of workplace',
  capacity: 20,
  hostShare: 40,
  cost: { amountMinor: 150_000, currency: 'EUR' },
  value: { amountMinor: 9_000, currency: 'EUR' },
  heldAt: new Date(Date.now() + 30 * DAY).toISOString(),
  minutes: 120,
  place: 'The old customs house',
  subject: 'Come and hear how quiet an office can be',
  text: 'We work with them, and think that you would like it.\nWill you come?',
  question: 'What is loud at your place?',
};

export const FEATURE = {
  title: 'Our ally in the June newsletter',
  what: 'A column about acoustics',
  forWhom: 'Readers of the newsletter',
  placement: 'Second column, with a picture',
  dueOn: new Date(Date.now() + 20 * DAY).toISOString().slice(0, 10),
};

const ARGS: Readonly<Record<string, string>> = {
  Draft: '$input: CampaignDraftInput!',
  Update: '$id: ID!, $input: CampaignUpdateInput!, $expectedVersion: Int',
  Accept: '$id: ID!, $input: CampaignAcceptInput!, $expectedVersion: Int',
  ChooseAudience: '$id: ID!, $input: CampaignAudienceInput!, $expectedVersion: Int',
  Schedule: '$id: ID!, $input: CampaignScheduleInput!, $expectedVersion: Int',
  GiveProof: '$id: ID!, $input: CampaignProofInput!, $expectedVersion: Int',
  Settle: '$id: ID!, $input: CampaignSettleInput!, $expectedVersion: Int',
  ...Object.fromEntries(
    ['Decline', 'Cancel', 'SendBack', 'Refuse', 'Pause', 'DisputeProof'].map((verb) => [
      verb,
      '$id: ID!, $input: CampaignReasonInput!, $expectedVersion: Int',
    ]),
  ),
};

export interface Changed {
  readonly campaign: { id: string; stage: string; version: number; contentNumber: number; reason: string | null } | null;
  readonly userErrors: Refusal[];
}

/** Uses one verb of a campaign. */
export const act = (world: World, who: Person, verb: string, variables: object): Promise<Changed> =>
  call(
    world,
    who,
    `campaign${verb}`,
    ARGS[verb] ?? '$id: ID!, $expectedVersion: Int',
    variables,
    'campaign { id stage version contentNumber reason }',
  );

/** As `act`, and fails the test on a refusal. */
export async function done(
  world: World,
  who: Person,
  verb: string,
  variables: object,
): Promise<NonNullable<Changed['campaign']>> {
  const { campaign, userErrors } = await act(world, who, verb, variables);
  if (!campaign) throw new Error(`${verb}: ${JSON.stringify(userErrors)}`);
  return campaign;
}

export interface Story {
  readonly id: string;
  readonly pair: Pair;
  readonly host: Firm;
  readonly partner: Firm;
  readonly judge: Person;
  readonly segmentId: string;
}

/** People in the host's book, all of them in the segment "Customers", each with a lawful basis. Their addresses in order. */
export async function book(world: World, businessId: string, count: number, prefix = 'guest'): Promise<string[]> {
  const clients = Array.from({ length: count }, () => uuidv7());
  const contacts = clients.map(() => uuidv7());
  const emails = contacts.map((_, n) => `${prefix}-${n}-${businessId.slice(-6)}@canary-company.example`);
  await world.db.query(
    `INSERT INTO client (id, business_id, name, domains, industry, size_band, region, lifecycle, created_at)
     SELECT id, $2, 'Canary Company ' || n, '{}', '48-49', 'MEDIUM', 'NO', 'CUSTOMER', $3
     FROM unnest($1::uuid[]) WITH ORDINALITY AS c (id, n)`,
    [clients, businessId, now()],
  );
  await world.db.query(
    `INSERT INTO contact (id, client_id, business_id, name, email, phone, title, created_at)
     SELECT id, client, $4, 'Canary Person' || n, email, '+47 22 00 00 ' || n, 'Canary title', $5
     FROM unnest($1::uuid[], $2::uuid[], $3::text[]) WITH ORDINALITY AS c (id, client, email, n)`,
    [contacts, clients, emails, businessId, now()],
  );
  await world.db.query(
    `INSERT INTO lawful_basis (id, business_id, contact_id, basis, source, recorded_at)
     SELECT gen_random_uuid(), $2, id, 'EXISTING_CUSTOMER', 'order form', $3 FROM unnest($1::uuid[]) AS c (id)`,
    [contacts, businessId, now()],
  );
  return emails;
}

/** The standard segment of the host's customers. */
export async function customers(world: World, host: Firm): Promise<string> {
  const { segments } = await world.send<{ segments: { id: string; kind: string }[] }>(
    host.owner,
    'query ($businessId: ID!) { segments(businessId: $businessId) { id kind } }',
    { businessId: host.id },
  );
  return segments.find(({ kind }) => kind === 'CUSTOMERS')!.id;
}

/** Proposed by the host. The proposer of the alliance is the host. */
export async function proposed(world: World, kind = 'SEMINAR', content: object = CONTENT, pair?: Pair): Promise<Story> {
  const two = pair ?? (await alliance(world, 'ACTIVE'));
  const [host, partner] = [two.proposer, two.partner];
  const input = { allianceId: two.id, side: 'HOST', kind, content };
  const { id } = await done(world, host.owner, 'Draft', { input });
  await done(world, host.owner, 'Propose', { id });
  return { id, pair: two, host, partner, judge: await admin(world), segmentId: await customers(world, host) };
}

/** Both have accepted it. */
export async function agreed(world: World, kind?: string, content?: object, pair?: Pair): Promise<Story> {
  const story = await proposed(world, kind, content, pair);
  await done(world, story.partner.owner, 'Accept', { id: story.id, input: { contentNumber: 1 } });
  return story;
}

/** Agreed, with guests, tried, and approved by an admin. */
export async function scheduled(
  world: World,
  guests: number,
  content: object = CONTENT,
  plan: object = {},
  pair?: Pair,
): Promise<Story & { emails: string[] }> {
  const story = await agreed(world, 'SEMINAR', content, pair);
  const { id, host, segmentId, judge } = story;
  const emails = await book(world, host.id, guests);
  await done(world, host.owner, 'ChooseAudience', { id, input: { segmentIds: [segmentId] } });
  await done(world, host.owner, 'TestSend', { id });
  const startsAt = later(now(), DAY).toISOString();
  const { stage } = await done(world, host.owner, 'Schedule', { id, input: { startsAt, pacePerMinute: 6_000, ...plan } });
  if (stage === 'IN_REVIEW') await done(world, judge, 'Approve', { id });
  return { ...story, emails };
}

/** Running, and every mail is out. */
export async function sent(world: World, guests: number, content?: object, pair?: Pair) {
  const story = await scheduled(world, guests, content, {}, pair);
  await done(world, story.host.owner, 'Start', { id: story.id });
  await world.settle();
  return { ...story, guests: await guestsOf(world, story.id) };
}

export interface Guest {
  readonly id: string;
  readonly email: string;
  readonly stage: string;
  readonly place: number | null;
  readonly reason: string | null;
  /** The path of her page. */
  readonly path: string;
  readonly preferences: string;
}

/** The guests as the tables have them, in the order of their addresses. */
export async function guestsOf(world: World, campaignId: string): Promise<Guest[]> {
  const rows = await world.db.query<Omit<Guest, 'path' | 'preferences'>[]>(
    `SELECT i.id, c.email, i.stage, i.place, i.reason FROM invitation i JOIN contact c ON c.id = i.contact_id
     WHERE i.campaign_id = $1 ORDER BY i.id`,
    [campaignId],
  );
  const tokens = world.get(GuestTokens);
  return rows.map((row) => ({ ...row, path: `/i/x/${tokens.of(row.id)}`, preferences: `/u/${tokens.of(row.id)}` }));
}

export const press = (world: World, path: string, form: Record<string, string>) =>
  request(world.url).post(path).type('form').send(form);

export const runJobs = (world: World) => world.get(Jobs).runPending();
