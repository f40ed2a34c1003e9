import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { FirstAdmin } from '../../src/accounts/first-admin.js';
import { uuidv7 } from '../../src/kernel/id.js';
import { admin, mailedToken, person, type Person } from '../support/accounts.js';
import { NOBODY, World, type Credentials } from '../support/world.js';

const ERRORS = 'userErrors { code message field }';
const APPOINT = `mutation ($userId: ID!) { adminAppoint(userId: $userId) { user { id } ${ERRORS} } }`;
const DISMISS = `mutation ($userId: ID!) { adminDismiss(userId: $userId) { user { id } ${ERRORS} } }`;
const RESET = `mutation ($input: PasswordResetInput!) { passwordReset(input: $input) { ${ERRORS} } }`;
const SIGN_IN = `mutation ($input: SignInInput!) { signIn(input: $input) { me { isAdmin } ${ERRORS} } }`;
const ME = '{ me { isAdmin } }';

interface Answer {
  userErrors: { code: string }[];
}

describe('the admins of the network', () => {
  let world: World;
  let boss: Person;
  beforeAll(async () => {
    world = await World.open();
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    await world.db.query('UPDATE user_account SET is_admin = false');
    boss = await admin(world);
  });

  const run = async (who: Credentials, mutation: string, userId: string): Promise<Answer> =>
    Object.values(await world.send<Record<string, Answer>>(who, mutation, { userId }))[0]!;
  const codes = (answer: Answer) => answer.userErrors.map((error) => error.code);
  const isAdmin = async (who: Credentials) => (await world.send<{ me: { isAdmin: boolean } }>(who, ME)).me.isAdmin;

  it('appoint and dismiss each other, at once', async () => {
    const ada = await person(world);
    expect(await isAdmin(ada)).toBe(false);
    expect(await run(boss, APPOINT, ada.userId)).toEqual({ user: { id: ada.userId }, userErrors: [] });
    expect(await isAdmin(ada)).toBe(true);
    expect(codes(await run(ada, DISMISS, boss.userId))).toEqual([]);
    expect(await isAdmin(boss)).toBe(false);
    expect(await world.factsAbout(ada.userId)).toEqual(['admin.appointed']);
    expect(await world.factsAbout(boss.userId)).toEqual(['admin.dismissed']);
  });

  it('are not made by others, who do not learn which users there are', async () => {
    const ada = await person(world);
    const [known, unknown] = [await run(ada, APPOINT, ada.userId), await run(ada, APPOINT, uuidv7())];
    expect(codes(known)).toEqual(['FORBIDDEN']);
    expect(known).toEqual(unknown);
    expect(codes(await run(boss, APPOINT, uuidv7()))).toEqual(['NOT_FOUND']);
    expect((await world.ask(NOBODY, APPOINT, { userId: ada.userId })).errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  });

  it('must have verified their address', async () => {
    expect(codes(await run(boss, APPOINT, (await person(world, { isVerified: false })).userId))).toEqual(['ILLEGAL_MOVE']);
  });

  it('are never dismissed to the last', async () => {
    expect(codes(await run(boss, DISMISS, boss.userId))).toEqual(['LAST_ADMIN']);
  });

  // Remove the lock of the admins in AdminsService.lock and this test must fail.
  it('keep one when two dismiss each other at once', async () => {
    const second = await admin(world);
    const [first] = [boss.userId, second.userId].sort();
    const answers = await world.race('user_account', first!, [
      () => run(boss, DISMISS, second.userId),
      () => run(second, DISMISS, boss.userId),
    ]);
    expect(answers.flatMap(codes)).toEqual(['FORBIDDEN']);
    expect([await isAdmin(boss), await isAdmin(second)].filter(Boolean)).toHaveLength(1);
  });
});

describe('the first admin', () => {
  const email = 'boss@network.example';
  const start = async <T>(tell: (world: World) => Promise<T>): Promise<T> => {
    const world = await World.open({ ADMIN_EMAIL: email });
    try {
      return await tell(world);
    } finally {
      await world.close();
    }
  };
  const signIn = async (world: World, password: string) =>
    (await world.send<{ signIn: { me: object | null } }>(NOBODY, SIGN_IN, { input: { email, password } })).signIn.me;

  it('is made at start, sets the password by mail, and is made once', () =>
    start(async (world) => {
      await world.get(FirstAdmin).onApplicationBootstrap();
      const token = await mailedToken(world, email, 'reset');
      await world.send(NOBODY, RESET, { input: { token, password: 'a sentence to keep' } });
      expect(await signIn(world, 'a sentence to keep')).toEqual({ isAdmin: true });
      expect((await world.mails(email)).filter((mail) => mail.subject === 'Set your password')).toHaveLength(1);
    }));

  it('takes the account over from whoever registered the address without owning it', () =>
    start(async (world) => {
      await world.db.query('DELETE FROM user_account');
      const squatter = await person(world, { email, password: 'the squatter’s own', isVerified: false });
      await world.get(FirstAdmin).onApplicationBootstrap();
      expect(await signIn(world, 'the squatter’s own')).toBeNull();
      expect(await world.send(squatter, '{ me { isAdmin } }')).toEqual({ me: null });
      await mailedToken(world, email, 'reset');
    }));

  it('keeps her password when she had verified the address before', () =>
    start(async (world) => {
      await world.db.query('DELETE FROM user_account');
      await person(world, { email, password: 'a sentence to keep' });
      await world.get(FirstAdmin).onApplicationBootstrap();
      expect(await signIn(world, 'a sentence to keep')).toEqual({ isAdmin: true });
    }));
});
