import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import request from 'supertest';
import { MAX_MESSAGE, MAX_MESSAGES, MAX_OPERATIONS, MAX_PER_ADDRESS, MAX_PER_CREDENTIAL } from '../../src/live/limits.js';
import { memberOf, person, type Person } from '../support/accounts.js';
import { firm } from '../support/businesses.js';
import { CHANGES, Line, statusOfUpgrade, type Dialing } from '../support/live.js';
import { NOBODY, World, type Credentials } from '../support/world.js';

let world: World;
let ada: Person;
let lines: Line[] = [];
beforeAll(async () => {
  world = await World.open();
  ada = (await firm(world)).owner;
});
afterEach(async () => {
  for (const line of lines) line.drop();
  // Their places are free again once the service has seen them go.
  await Promise.all(lines.map(({ closed }) => closed));
  await new Promise((resolve) => setTimeout(resolve, 100));
  lines = [];
});
afterAll(() => world.close());

const kept = (line: Line): Line => {
  lines.push(line);
  return line;
};
const dial = (who: Credentials, dialing?: Dialing): Line => kept(new Line(world.url, who, dialing));
const open = async (who: Credentials, dialing?: Dialing): Promise<Line> => kept(await Line.open(world.url, who, dialing));
const codeOf = async (line: Line): Promise<number> => (await line.closed).code;

async function greet(who: Credentials, params?: object): Promise<Line> {
  const line = dial(who);
  await line.opened();
  line.send({ type: 'connection_init', ...(params && { payload: params }) });
  return line;
}

it('lets no page of another site connect, and takes no upgrade elsewhere', async () => {
  const { host, origin } = new URL(world.url);
  expect(await statusOfUpgrade(world.url, { ...ada, origin })).toBe(101);
  expect(await statusOfUpgrade(world.url, { ...ada })).toBe(101);
  expect(await statusOfUpgrade(world.url, { ...ada, origin: 'https://elsewhere.example' })).toBe(403);
  expect(await statusOfUpgrade(world.url, { ...ada, origin: `https://${host}.elsewhere.example` })).toBe(403);
  expect(await statusOfUpgrade(world.url, { ...ada, origin: 'null' })).toBe(403);
  expect(await statusOfUpgrade(world.url, { ...ada }, '/healthz')).toBe(404);
});

it('turns away who is nobody, a wrong key beside a good cookie too', async () => {
  expect(await codeOf(await greet(NOBODY))).toBe(4401);
  expect(await codeOf(await greet({ cookie: 'sid=wrong' }))).toBe(4401);
  for (const authorization of ['Bearer wrong', 'Basic YTpi', 7, {}]) {
    expect(await codeOf(await greet(ada, { authorization }))).toBe(4401);
  }
});

it('closes on an operation before the greeting, on silence, on two greetings and on another protocol', async () => {
  const [hasty, silent, twice] = [dial(ada), dial(ada), await greet(ada)];
  await hasty.opened();
  hasty.subscribe(CHANGES);
  twice.send({ type: 'connection_init' });
  expect(await codeOf(hasty)).toBe(4401);
  expect(await codeOf(twice)).toBe(4429);
  expect(await codeOf(dial(ada, { protocol: null }))).toBe(4406);
  const begin = performance.now();
  expect(await codeOf(silent)).toBe(4408);
  expect(performance.now() - begin).toBeLessThan(4_000);
});

it('closes on a message that is too large, is none, or is one of too many', async () => {
  const [large, broken, unasked, busy] = await Promise.all([open(ada), open(ada), open(ada), open(ada)]);
  large.send(JSON.stringify({ type: 'ping', payload: { text: 'x'.repeat(MAX_MESSAGE) } }));
  expect(await codeOf(large)).toBe(1009);
  broken.send('{ "type":');
  expect(await codeOf(broken)).toBe(4400);
  unasked.send({ type: 'next', id: '1', payload: {} });
  expect(await codeOf(unasked)).toBe(1011);
  for (let message = 0; message <= MAX_MESSAGES; message += 1) busy.send({ type: 'ping' });
  expect(await codeOf(busy)).toBe(4429);
});

it('holds so many operations on a connection and no more', async () => {
  const line = await open(ada);
  for (let operation = 1; operation <= MAX_OPERATIONS; operation += 1) line.subscribe(CHANGES);
  await line.pong();
  expect(line.refusals).toEqual([]);
  line.subscribe(CHANGES);
  await line.until(() => line.refusals.length > 0);
  expect(line.refusals).toEqual(['RATE_LIMITED']);
  line.send({ id: '1', type: 'complete' });
  line.subscribe(CHANGES);
  await line.pong();
  expect(line.refusals).toHaveLength(1);
});

it('holds so many connections of a session, and frees the place of one that went', async () => {
  const someone = await person(world);
  const held = await Promise.all(Array.from({ length: MAX_PER_CREDENTIAL }, () => open(someone)));
  expect(await codeOf(await greet(someone))).toBe(4429);
  await open(ada);
  held[0]?.drop();
  await held[0]?.closed;
  await new Promise((resolve) => setTimeout(resolve, 100));
  await open(someone);
});

it('holds so many connections from an address', async () => {
  await Promise.all(Array.from({ length: MAX_PER_ADDRESS }, () => dial(NOBODY).opened()));
  expect(await statusOfUpgrade(world.url, { ...ada })).toBe(429);
  lines[0]?.drop();
  await lines[0]?.closed;
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await statusOfUpgrade(world.url, { ...ada })).toBe(101);
});

it('answers subscriptions only, under the limits of all operations', async () => {
  const line = await open(ada);
  const long = `subscription { changes { ${'type '.repeat(1_000)} } }`;
  const aliased = `subscription { changes { ${Array.from({ length: 30 }, (_, n) => `a${n}: type`).join(' ')} } }`;
  const refused: [string, string][] = [
    ['{ me { user { name } } }', 'BAD_USER_INPUT'],
    ['mutation { signOut { userErrors { code } } }', 'BAD_USER_INPUT'],
    ['{ __schema { types { name } } }', 'BAD_USER_INPUT'],
    ['subscription { changes { type } } query { me { isAdmin } }', 'BAD_USER_INPUT'],
    ['subscription { a: changes { type } b: changes { type } }', 'BAD_USER_INPUT'],
    ['subscription { changes { nothing } }', 'BAD_USER_INPUT'],
    ['subscription {', 'BAD_USER_INPUT'],
    [long, 'BAD_USER_INPUT'],
    [aliased, 'BAD_USER_INPUT'],
  ];
  for (const [index, [query, code]] of refused.entries()) {
    line.subscribe(query);
    await line.until(() => line.messages.filter(({ type }) => type === 'error').length > index);
    expect([query, line.refusals.at(-1)]).toEqual([query, code]);
  }
  expect(await world.send(ada, '{ me { isAdmin } }')).toEqual({ me: { isAdmin: false } });
});

it('answers no subscription over HTTP', async () => {
  const query = 'subscription { changes { type } }';
  await world.post(ada, { query }).expect(400);
  expect((await world.ask(ada, query)).errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
});

it('survives connections that are reset in the middle, of which nothing is left', async () => {
  const { port } = new URL(world.url);
  const head = `GET /graphql HTTP/1.1\r\nhost: a\r\nconnection: upgrade\r\nupgrade: websocket\r\n`;
  const handshake = `sec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\nsec-websocket-protocol: graphql-transport-ws\r\n`;
  for (const text of [`${head}\r\n`, `${head}${handshake}\r\n`, `${head}${handshake}\r\n\xff\xff\xff`]) {
    await new Promise<void>((resolve) => {
      const socket = connect(Number(port), '127.0.0.1', () => {
        socket.write(text, 'latin1');
        setTimeout(() => socket.resetAndDestroy(), 30);
      });
      socket.on('error', () => undefined);
      socket.on('close', () => resolve());
    });
  }
  const member = await memberOf(world, (await firm(world)).id, 'MEMBER');
  const line = await open(member);
  line.drop();
  await new Promise((resolve) => setTimeout(resolve, 100));
  const { text } = await request(world.url).get('/metrics');
  expect(text).toContain('adjoin_live_connections 0');
});
