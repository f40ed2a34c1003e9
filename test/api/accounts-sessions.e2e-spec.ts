import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { uuidv7 } from '../../src/kernel/id.js';
import { DAY, HOUR, now } from '../../src/kernel/time.js';
import { Duties } from '../../src/platform/background/every.js';
import { admin, cookiesOf, person, sessionOf, type Person } from '../support/accounts.js';
import { NOBODY, World, type Credentials } from '../support/world.js';

const ERRORS = 'userErrors { code message retryAfter }';
const SIGN_IN = `mutation ($input: SignInInput!) { signIn(input: $input) { me { email } ${ERRORS} } }`;
const SIGN_OUT = `mutation { signOut { me { email } ${ERRORS} } }`;
const SESSIONS = '{ sessions { id userAgent address isCurrent } }';
const REVOKE = `mutation ($id: ID!) { sessionRevoke(id: $id) { session { id } userErrors { code message field } } }`;
const ME = '{ me { email } }';

interface Answer {
  me: { email: string } | null;
  userErrors: { code: string; message: string; retryAfter: number | null }[];
}
interface Listed {
  sessions: { id: string; isCurrent: boolean; userAgent: string | null; address: string | null }[];
}

const PASSWORD = 'a sentence to keep';

describe('a session', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.open();
  });
  afterAll(() => world.close());

  const signIn = (who: Credentials, email: string, password = PASSWORD) =>
    world.post(who, { query: SIGN_IN, variables: { input: { email, password } } });
  const answerOf = ({ body }: { body: unknown }) => (body as { data: { signIn: Answer } }).data.signIn;
  const codesOf = (answer: { body: unknown }) => answerOf(answer).userErrors.map((error) => error.code);
  const isSignedIn = async (who: Credentials) => (await world.send<{ me: unknown }>(who, ME)).me !== null;
  const ada = (details: object = {}): Promise<Person> => person(world, { password: PASSWORD, ...details });

  describe('signIn', () => {
    it('begins a session in a cookie that scripts and other sites cannot use', async () => {
      const { email } = await ada();
      const answer = await signIn(NOBODY, ` ${email.toUpperCase()}`);
      expect(answerOf(answer)).toEqual({ me: { email }, userErrors: [] });
      const set = answer.headers['set-cookie'] as unknown as string[];
      expect(set).toHaveLength(2);
      for (const cookie of set) expect(cookie).toMatch(/^(sid|did)=[\w-]{43}; .*Path=\/; HttpOnly; SameSite=Lax$/);
      expect(await isSignedIn(cookiesOf(answer))).toBe(true);
    });

    it('gives a wrong password and an unknown address the same answer', async () => {
      const { email } = await ada();
      const wrong = await signIn(NOBODY, email, 'not the one');
      const unknown = await signIn(NOBODY, `${uuidv7()}@firm.example`);
      expect(codesOf(wrong)).toEqual(['WRONG_CREDENTIALS']);
      expect([wrong.status, wrong.body]).toEqual([unknown.status, unknown.body]);
      expect(wrong.headers['set-cookie']).toBeUndefined();
    });

    it('refuses an account without a password', async () => {
      const { email } = await person(world);
      expect(codesOf(await signIn(NOBODY, email, ''))).toEqual(['WRONG_CREDENTIALS']);
      expect(codesOf(await signIn(NOBODY, email))).toEqual(['WRONG_CREDENTIALS']);
    });

    it('takes no token that the browser came with, and ends the session it had', async () => {
      const { email } = await ada();
      const planted = { cookie: 'sid=planted-by-somebody' };
      const first = cookiesOf(await signIn(planted, email));
      expect(await isSignedIn(planted)).toBe(false);

      const second = cookiesOf(await signIn(first, email));
      expect(second['cookie']).not.toBe(first['cookie']);
      expect(await isSignedIn(first)).toBe(false);
      expect(await isSignedIn(second)).toBe(true);
    });
  });

  describe('attempts', () => {
    const outcomes = (answers: { body: unknown }[]) => {
      const codes = answers.flatMap(codesOf);
      return Object.fromEntries([...new Set(codes)].sort().map((code) => [code, codes.filter((each) => each === code).length]));
    };

    it('are five when thirty come in parallel', async () => {
      const { email } = await ada();
      const answers = await Promise.all(Array.from({ length: 30 }, () => signIn(NOBODY, email, 'not the one')));
      expect(outcomes(answers)).toEqual({ RATE_LIMITED: 25, WRONG_CREDENTIALS: 5 });
    });

    it('are five when they come aliased in one document, and say when to come again', async () => {
      const { email } = await ada();
      const fields = Array.from(
        { length: 12 },
        (_, n) => `t${n}: signIn(input: { email: "${email}", password: "no" }) { me { email } ${ERRORS} }`,
      );
      const answers = Object.values(await world.send<Record<string, Answer>>(NOBODY, `mutation { ${fields.join(' ')} }`));
      const errors = answers.flatMap((answer) => answer.userErrors);
      expect(errors.map((error) => error.code)).toEqual([
        ...Array<string>(5).fill('WRONG_CREDENTIALS'),
        ...Array<string>(7).fill('RATE_LIMITED'),
      ]);
      const { retryAfter, message } = errors.at(-1)!;
      expect(retryAfter).toBeGreaterThan(50);
      expect(retryAfter).toBeLessThanOrEqual(60);
      expect(message).toContain(String(retryAfter));
    });

    it('are five in a minute and ten in a quarter of an hour', async () => {
      const { email } = await ada();
      const tries = () => Promise.all(Array.from({ length: 6 }, () => signIn(NOBODY, email, 'not the one')));
      const aMinuteLater = () => world.db.query(`DELETE FROM attempt WHERE key LIKE 'passwordOfAccountNow:%'`);
      for (const round of [1, 2]) {
        expect([round, outcomes(await tries())]).toEqual([round, { RATE_LIMITED: 1, WRONG_CREDENTIALS: 5 }]);
        await aMinuteLater();
      }
      const answer = (await signIn(NOBODY, email)).body as { data: { signIn: { userErrors: { retryAfter: number }[] } } };
      expect(answer.data.signIn.userErrors[0]?.retryAfter).toBeGreaterThan(800);
    });

    it('are counted for unknown addresses alike', async () => {
      const email = `${uuidv7()}@firm.example`;
      const answers = await Promise.all(Array.from({ length: 12 }, () => signIn(NOBODY, email)));
      expect(outcomes(answers)).toEqual({ RATE_LIMITED: 7, WRONG_CREDENTIALS: 5 });
    });

    it('of others do not lock the owner out where she signed in before', async () => {
      const { email } = await ada();
      const home = cookiesOf(await signIn(NOBODY, email));
      await Promise.all(Array.from({ length: 12 }, () => signIn(NOBODY, email, 'not the one')));
      expect(codesOf(await signIn(NOBODY, email))).toEqual(['RATE_LIMITED']);
      expect(codesOf(await signIn(home, email))).toEqual([]);
    });

    it('from a known device have a counter of their own', async () => {
      const { email } = await ada();
      const home = cookiesOf(await signIn(NOBODY, email));
      const answers = await Promise.all(Array.from({ length: 12 }, () => signIn(home, email, 'not the one')));
      expect(outcomes(answers)).toEqual({ RATE_LIMITED: 7, WRONG_CREDENTIALS: 5 });
    });

    it('that succeed are not counted', async () => {
      const { email } = await ada();
      for (let round = 0; round < 12; round += 1) expect(codesOf(await signIn(NOBODY, email))).toEqual([]);
    });

    it('are a hundred from one address over all accounts, whatever it claims to be', async () => {
      const answers: { body: unknown }[] = [];
      for (let round = 0; round < 12; round += 1) {
        const from = { 'x-forwarded-for': `10.0.0.${round}` };
        const tries = Array.from({ length: 10 }, () => signIn(from, `${uuidv7()}@firm.example`));
        answers.push(...(await Promise.all(tries)));
      }
      expect(outcomes(answers)['RATE_LIMITED']).toBeGreaterThanOrEqual(20);
      await world.db.query('DELETE FROM attempt');
    });
  });

  describe('signOut', () => {
    it('ends the session and takes its cookie back', async () => {
      const who = await ada();
      expect(await isSignedIn(who)).toBe(true);
      const answer = await world.post(who, { query: SIGN_OUT });
      expect(answer.headers['set-cookie']?.[0]).toMatch(/^sid=; .*Expires=Thu, 01 Jan 1970/);
      expect(await isSignedIn(who)).toBe(false);
    });

    it('is refused to nobody', async () => {
      const { errors } = await world.ask(NOBODY, SIGN_OUT);
      expect(errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
    });
  });

  describe('sessions and sessionRevoke', () => {
    it('list the own sessions without the exact address, and end one at once', async () => {
      const who = await ada();
      const other = cookiesOf(await signIn({ 'user-agent': 'Kitchen tablet' }, who.email));
      const { sessions } = await world.send<Listed>(who, SESSIONS);
      expect(sessions).toMatchObject([
        { userAgent: 'Kitchen tablet', address: '127.0.0.0/24', isCurrent: false },
        { userAgent: 'test', isCurrent: true },
      ]);
      expect(await isSignedIn(other)).toBe(true);

      const { id } = sessions[0]!;
      expect(await world.send(who, REVOKE, { id })).toEqual({ sessionRevoke: { session: { id }, userErrors: [] } });

      expect(await isSignedIn(other)).toBe(false);
      expect(await world.factsAbout(id)).toEqual(['session.started', 'session.revoked']);
    });

    it('do not tell that another’s session exists', async () => {
      const [who, stranger] = [await ada(), await ada()];
      const { sessions } = await world.send<Listed>(who, SESSIONS);
      const foreign = await world.send(stranger, REVOKE, { id: sessions[0]!.id });
      expect(foreign).toEqual(await world.send(stranger, REVOKE, { id: uuidv7() }));
      expect(foreign).toMatchObject({ sessionRevoke: { session: null, userErrors: [{ code: 'NOT_FOUND' }] } });
      expect(await isSignedIn(who)).toBe(true);
    });

    // Remove the lock in SessionsService.end and this test must fail.
    it('end a session once when two come at once', async () => {
      const who = await ada();
      await sessionOf(world, who.userId);
      const { sessions } = await world.send<Listed>(who, SESSIONS);
      const { id } = sessions.find((session) => !session.isCurrent)!;
      const revoke = () => world.send<{ sessionRevoke: Answer }>(who, REVOKE, { id });
      const answers = await world.race('session', id, [revoke, revoke]);
      expect(answers.flatMap(({ sessionRevoke }) => sessionRevoke.userErrors.map((error) => error.code))).toEqual(['NOT_FOUND']);
      expect(await world.factsAbout(id)).toEqual(['session.revoked']);
    });

    it('is felt within a second when another process revoked it', async () => {
      const who = await ada();
      expect(await isSignedIn(who)).toBe(true);
      await world.db.query('DELETE FROM session WHERE user_id = $1', [who.userId]);
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      expect(await isSignedIn(who)).toBe(false);
    });
  });

  it('rolls on with use, ends 14 days after the last, and an admin’s after 12 hours', async () => {
    const [someone, boss] = [await ada(), await admin(world, { password: PASSWORD })];
    const who = cookiesOf(await signIn(NOBODY, someone.email));
    const idle = cookiesOf(await signIn(NOBODY, someone.email));
    const bossSession = cookiesOf(await signIn(NOBODY, boss.email));
    world.travel(13 * HOUR);
    expect(await isSignedIn(bossSession)).toBe(false);
    world.travel(13 * DAY);
    expect(await isSignedIn(who)).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 200));
    world.travel(2 * DAY);
    // Longer than an answer is believed, so that the session's new end is read.
    await new Promise((resolve) => setTimeout(resolve, 800));
    expect(await isSignedIn(who)).toBe(true);
    expect(await isSignedIn(idle)).toBe(false);

    const ended = () => world.db.query<object[]>('SELECT FROM session WHERE expires_at <= $1', [now()]);
    expect(await ended()).not.toHaveLength(0);
    await world.get(Duties).runAll();
    expect(await ended()).toHaveLength(0);
  });
});

describe('over https', () => {
  it('the cookies are bound to the host', async () => {
    const world = await World.open({ PUBLIC_URL: 'https://adjoin.example' });
    try {
      const { email } = await person(world, { password: PASSWORD });
      const answer = await world.post(NOBODY, { query: SIGN_IN, variables: { input: { email, password: PASSWORD } } });
      for (const cookie of answer.headers['set-cookie'] as unknown as string[]) {
        expect(cookie).toMatch(/^__Host-(sid|did)=[\w-]{43}; .*Path=\/; HttpOnly; Secure; SameSite=Lax$/);
      }
      expect(await world.send(cookiesOf(answer), ME)).toEqual({ me: { email } });
    } finally {
      await world.close();
    }
  });
});
