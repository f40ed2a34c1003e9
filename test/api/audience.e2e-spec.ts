import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../src/platform/database/data-source-options.js';
import { admin, memberOf } from '../support/accounts.js';
import { alliance, type Pair } from '../support/alliances.js';
import { call, codesOf } from '../support/call.js';
import { client, contact } from '../support/clients.js';
import { act, BRIEF, introduced, press, QUESTION } from '../support/introductions.js';
import { World, type Credentials } from '../support/world.js';

let world: World;
let pair: Pair;
beforeAll(async () => {
  world = await World.open();
  pair = await alliance(world, 'ACTIVE');
});
afterAll(() => world.close());

/** Who may learn of each event about a thing, by name: 'both' is the two firms of the pair. */
async function audiences(subjectId: string): Promise<string[]> {
  const names = new Map([
    [pair.proposer.id, 'proposer'],
    [pair.partner.id, 'partner'],
  ]);
  const rows = await world.db.query<{ type: string; ids: string[] }[]>(
    `SELECT e.type, array_agg(a.business_id) FILTER (WHERE a.business_id IS NOT NULL) AS ids
     FROM event e LEFT JOIN event_audience a USING (position) WHERE e.subject_id = $1 GROUP BY e.position ORDER BY e.position`,
    [subjectId],
  );
  return rows.map(({ type, ids }) => {
    const told = (ids ?? []).map((id) => names.get(id) ?? id).sort();
    return `${type}: ${told.length === 2 ? 'both' : (told[0] ?? 'nobody')}`;
  });
}

const done = async (who: Credentials, mutation: string, types: string, variables: object): Promise<void> => {
  expect(codesOf(await call(world, who, mutation, types, variables, '__typename'))).toEqual([]);
};

it('is the introducer alone while an introduction is a draft, and both from the offer on', async () => {
  const { proposer, partner } = pair;
  const person = await contact(world, proposer.id);
  const input = { allianceId: pair.id, contactId: person.id, brief: BRIEF };
  const { introduction } = await act(world, proposer.owner, 'Draft', { input });
  const id = introduction?.id ?? '';
  await act(world, proposer.owner, 'Update', { id, input: { brief: BRIEF } });
  await act(world, proposer.owner, 'Submit', { id });
  await act(world, partner.owner, 'Accept', { id });
  expect(await audiences(id)).toEqual([
    'introduction.drafted: proposer',
    'introduction.updated: proposer',
    'introduction.offered: both',
    'introduction.accepted: both',
  ]);

  const [offered, withdrawn] = [
    await act(world, proposer.owner, 'Offer', { input }),
    await act(world, proposer.owner, 'Draft', { input }),
  ];
  expect(await audiences(offered.introduction?.id ?? '')).toEqual(['introduction.offered: both']);
  const draft = withdrawn.introduction?.id ?? '';
  await act(world, proposer.owner, 'Withdraw', { id: draft, input: { reason: 'CLIENT_NOT_READY' } });
  expect(await audiences(draft)).toEqual(['introduction.drafted: proposer', 'introduction.withdrawn: proposer']);
});

it('keeps what a client is asked and answers with who asks; the partner sees what becomes of the introduction', async () => {
  const { id, link } = await introduced(world, { pair });
  await press(world, link, { decision: 'revoke', fields: QUESTION.fields });
  const [consent] = await world.db.query<{ id: string }[]>('SELECT id FROM consent WHERE subject_id = $1', [id]);
  expect(await audiences(consent?.id ?? '')).toEqual([
    'consent.asked: proposer',
    'consent.granted: proposer',
    'consent.revoked: proposer',
  ]);
  expect(await audiences(id)).toEqual([
    'introduction.client_asked: both',
    'introduction.introduced: both',
    'contact.redacted: both',
    'introduction.consent_revoked: both',
  ]);
});

it('is only the owner of a book, only the business of a member, and nobody for a person', async () => {
  const { proposer } = pair;
  const { id } = await client(world, proposer.id);
  await done(proposer.owner, 'clientRemove', '$id: ID!', { id });
  expect(await audiences(id)).toEqual(['client.removed: proposer']);

  const member = await memberOf(world, proposer.id, 'MEMBER');
  const [row] = await world.db.query<{ id: string }[]>('SELECT id FROM membership WHERE user_id = $1', [member.userId]);
  await done(proposer.owner, 'memberRemove', '$id: ID!', { id: row?.id });
  expect(await audiences(row?.id ?? '')).toEqual(['member.removed: proposer']);

  const ines = await admin(world);
  const [session] = await world.db.query<{ id: string }[]>('SELECT id FROM session WHERE user_id = $1', [ines.userId]);
  await world.send(ines, 'mutation { signOut { userErrors { code } } }');
  expect(await audiences(session?.id ?? '')).toEqual(['session.ended: nobody']);
});

it('is both sides of an alliance', async () => {
  await done(pair.proposer.owner, 'alliancePause', '$id: ID!, $input: AllianceReasonInput!', {
    id: pair.id,
    input: { reason: 'STRATEGY' },
  });
  expect(await audiences(pair.id)).toEqual(['alliance.paused: both']);
});

it('may not be changed or taken back by the service', async () => {
  const db = world.get(DataSource);
  await expect(db.query('DELETE FROM event_audience')).rejects.toThrow(/permission denied/);
  await expect(db.query('UPDATE event_audience SET position = 1')).rejects.toThrow(/permission denied/);
});

it('is worked out for events that were recorded before there were audiences', async () => {
  const told = () => world.db.query<object[]>('SELECT business_id, position FROM event_audience ORDER BY position, business_id');
  const before = await told();
  expect(before.length).toBeGreaterThan(20);
  const owner = await new DataSource(dataSourceOptions(world.database.ownerUrl)).initialize();
  try {
    const after = owner.migrations.slice(owner.migrations.findIndex(({ name }) => name?.startsWith('CreateEventAudience')));
    for (const migration of after)
      expect(await owner.undoLastMigration({ transaction: 'all' }).then(() => migration)).toBe(migration);
    await owner.runMigrations();
    expect(await told()).toEqual(before);
  } finally {
    await owner.destroy();
  }
});
