import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { uuidv7 } from '../../src/kernel/id.js';
import { HOUR } from '../../src/kernel/time.js';
import { mailedToken, person, sessionOf } from '../support/accounts.js';
import { NOBODY, World, type Credentials } from '../support/world.js';

const ERRORS = 'userErrors { code message field }';
const REGISTER = `mutation ($input: AccountRegisterInput!) { accountRegister(input: $input) { me { email } ${ERRORS} } }`;
const VERIFY = `mutation ($token: String!) { emailVerify(token: $token) { me { email } ${ERRORS} } }`;
const RESEND = `mutation { emailVerificationResend { me { isEmailVerified } ${ERRORS} } }`;
const FORGOT = `mutation ($input: PasswordForgotInput!) { passwordForgot(input: $input) { me { email } ${ERRORS} } }`;
const RESET = `mutation ($input: PasswordResetInput!) { passwordReset(input: $input) { me { email } ${ERRORS} } }`;
const CHANGE = `mutation ($input: PasswordChangeInput!) { passwordChange(input: $input) { me { email } ${ERRORS} } }`;
const RENAME = `mutation ($input: ProfileUpdateInput!) { profileUpdate(input: $input) { me { user { name } } ${ERRORS} } }`;
const SIGN_IN = `mutation ($input: SignInInput!) { signIn(input: $input) { me { email isEmailVerified } ${ERRORS} } }`;
const ME = '{ me { email isEmailVerified isAdmin user { name } memberships { role } } }';

interface Answer {
  me: { email: string; isEmailVerified: boolean } | null;
  userErrors: { code: string }[];
}

const PASSWORD = 'a sentence to keep';
const newAddress = () => `${uuidv7()}@firm.example`;

describe('an account', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.open();
  });
  afterAll(() => world.close());

  const run = async (who: Credentials, mutation: string, variables: object = {}): Promise<Answer> =>
    Object.values(await world.send<Record<string, Answer>>(who, mutation, variables))[0]!;
  const codes = (answer: Answer) => answer.userErrors.map((error) => error.code);
  const subjects = async (address: string) => {
    await world.settle();
    return (await world.mails(address)).map((mail) => mail.subject);
  };
  const idOf = async (email: string) =>
    (await world.db.query<{ id: string }[]>('SELECT id FROM user_account WHERE email = $1', [email]))[0]!.id;
  const canSignIn = async (email: string, password: string) =>
    codes(await run(NOBODY, SIGN_IN, { input: { email, password } })).length === 0;

  describe('accountRegister', () => {
    it('makes an account that signs in, and is verified by the mailed link', async () => {
      const email = newAddress();
      await run(NOBODY, REGISTER, { input: { email: email.toUpperCase(), password: PASSWORD, name: 'Ada' } });

      const token = await mailedToken(world, email, 'verify');
      expect(await run(NOBODY, SIGN_IN, { input: { email, password: PASSWORD } })).toEqual({
        me: { email, isEmailVerified: false },
        userErrors: [],
      });
      expect(codes(await run(NOBODY, VERIFY, { token }))).toEqual([]);
      expect((await run(NOBODY, SIGN_IN, { input: { email, password: PASSWORD } })).me?.isEmailVerified).toBe(true);
      expect(await world.factsAbout(await idOf(email))).toEqual(['account.registered', 'account.email_verified']);
    });

    it('answers the same for an address that is taken, and tells only the mailbox', async () => {
      const taken = await person(world);
      const input = (email: string) => ({ input: { email, password: PASSWORD, name: 'Eve' } });

      const [known, unknown] = [
        await world.post(NOBODY, { query: REGISTER, variables: input(taken.email) }),
        await world.post(NOBODY, { query: REGISTER, variables: input(newAddress()) }),
      ];

      expect([known.status, known.body]).toEqual([unknown.status, unknown.body]);
      expect(await subjects(taken.email)).toEqual(['You have an account already']);
      expect(await canSignIn(taken.email, PASSWORD)).toBe(false);
    });

    it('refuses a weak password in the same words for a taken address', async () => {
      const taken = await person(world);
      const refusals = [taken.email, newAddress()].map(async (email) =>
        codes(await run(NOBODY, REGISTER, { input: { email, password: 'short', name: 'Eve' } })),
      );
      expect(await Promise.all(refusals)).toEqual([['WEAK_PASSWORD'], ['WEAK_PASSWORD']]);
    });

    it('refuses what is no address, and an empty name, together', async () => {
      const answer = await run(NOBODY, REGISTER, { input: { email: 'nowhere', password: PASSWORD, name: '' } });
      expect(codes(answer)).toEqual(['INVALID', 'INVALID']);
    });

    // Remove ON CONFLICT in RegistrationService.insert and this test must fail.
    it('makes one account when two register an address at once', async () => {
      const email = newAddress();
      const register = () => run(NOBODY, REGISTER, { input: { email, password: PASSWORD, name: 'Ada' } });
      const answers = await Promise.all([register(), register(), register()]);
      expect(answers.flatMap(codes)).toEqual([]);
      expect((await subjects(email)).sort()).toEqual([
        'Verify your e-mail address',
        'You have an account already',
        'You have an account already',
      ]);
    });

    it('mails one mailbox five times an hour at most, and still answers the same', async () => {
      const { email } = await person(world);
      const answers: Answer[] = [];
      for (let round = 0; round < 7; round += 1) {
        answers.push(await run(NOBODY, REGISTER, { input: { email, password: PASSWORD, name: 'Eve' } }));
      }
      expect(answers.flatMap(codes)).toEqual([]);
      expect(await subjects(email)).toHaveLength(5);
    });
  });

  describe('emailVerify', () => {
    it('takes a link once, and only within three days', async () => {
      const unverified = await person(world, { isVerified: false });
      await run(unverified, RESEND);
      const token = await mailedToken(world, unverified.email, 'verify');
      expect(codes(await run(NOBODY, VERIFY, { token }))).toEqual([]);
      expect(codes(await run(NOBODY, VERIFY, { token }))).toEqual(['LINK_ENDED']);
      expect(codes(await run(NOBODY, VERIFY, { token: 'guess' }))).toEqual(['LINK_ENDED']);
    });

    it('takes no link that was meant for something else', async () => {
      const { email } = await person(world, { isVerified: false });
      await run(NOBODY, FORGOT, { input: { email } });
      const token = await mailedToken(world, email, 'reset');
      expect(codes(await run(NOBODY, VERIFY, { token }))).toEqual(['LINK_ENDED']);
    });
  });

  describe('emailVerificationResend', () => {
    it('mails a new link', async () => {
      const unverified = await person(world, { isVerified: false });
      expect(await run(unverified, RESEND)).toMatchObject({ me: { isEmailVerified: false }, userErrors: [] });
      expect(await subjects(unverified.email)).toEqual(['Verify your e-mail address']);
    });

    it('is refused to who is verified, and after five mails in an hour', async () => {
      expect(codes(await run(await person(world), RESEND))).toEqual(['ILLEGAL_MOVE']);
      const unverified = await person(world, { isVerified: false });
      for (let round = 0; round < 5; round += 1) await run(unverified, RESEND);
      expect(codes(await run(unverified, RESEND))).toEqual(['RATE_LIMITED']);
    });
  });

  describe('passwordForgot and passwordReset', () => {
    it('set a new password by the mailed link and end every session', async () => {
      const ada = await person(world, { password: PASSWORD });
      const elsewhere = await sessionOf(world, ada.userId);
      await run(NOBODY, FORGOT, { input: { email: ada.email } });
      const token = await mailedToken(world, ada.email, 'reset');

      expect(codes(await run(NOBODY, RESET, { input: { token, password: 'another sentence' } }))).toEqual([]);

      expect(await canSignIn(ada.email, PASSWORD)).toBe(false);
      expect(await canSignIn(ada.email, 'another sentence')).toBe(true);
      for (const who of [ada, elsewhere]) expect(await world.send(who, ME)).toEqual({ me: null });
      expect(await subjects(ada.email)).toEqual(['Set a new password', 'Your password was changed']);
    });

    it('answer the same for an unknown address, and mail nothing', async () => {
      const ada = await person(world);
      const unknown = newAddress();
      const forgot = (email: string) => world.post(NOBODY, { query: FORGOT, variables: { input: { email } } });
      const [first, second] = [await forgot(ada.email), await forgot(unknown)];
      expect([first.status, first.body]).toEqual([second.status, second.body]);
      expect(await subjects(unknown)).toEqual([]);
    });

    it('do not spend the link on a weak password', async () => {
      const ada = await person(world);
      await run(NOBODY, FORGOT, { input: { email: ada.email } });
      const token = await mailedToken(world, ada.email, 'reset');
      expect(codes(await run(NOBODY, RESET, { input: { token, password: 'password123' } }))).toEqual(['WEAK_PASSWORD']);
      expect(codes(await run(NOBODY, RESET, { input: { token, password: PASSWORD } }))).toEqual([]);
    });

    it('take a link once when two come at once, and not after an hour', async () => {
      const ada = await person(world);
      await run(NOBODY, FORGOT, { input: { email: ada.email } });
      const token = await mailedToken(world, ada.email, 'reset');
      const reset = () => run(NOBODY, RESET, { input: { token, password: PASSWORD } });
      const answers = await Promise.all([reset(), reset()]);
      expect(answers.flatMap(codes)).toEqual(['LINK_ENDED']);

      await run(NOBODY, FORGOT, { input: { email: ada.email } });
      const late = await mailedToken(world, ada.email, 'reset');
      world.travel(HOUR + 1);
      expect(codes(await run(NOBODY, RESET, { input: { token: late, password: PASSWORD } }))).toEqual(['LINK_ENDED']);
    });
  });

  describe('passwordChange', () => {
    const input = (currentPassword: string, newPassword: string) => ({ input: { currentPassword, newPassword } });

    it('keeps the session that asks and ends the others', async () => {
      const ada = await person(world, { password: PASSWORD });
      const elsewhere = await sessionOf(world, ada.userId);
      await world.send(elsewhere, ME);

      expect(codes(await run(ada, CHANGE, input(PASSWORD, 'another sentence')))).toEqual([]);

      expect(await world.send(elsewhere, ME)).toEqual({ me: null });
      expect(await world.send(ada, ME)).toMatchObject({ me: { email: ada.email } });
      expect(await canSignIn(ada.email, 'another sentence')).toBe(true);
    });

    it('is refused with a wrong present password, a weak new one, and to nobody', async () => {
      const ada = await person(world, { password: PASSWORD });
      expect(codes(await run(ada, CHANGE, input('not the one', 'another sentence')))).toEqual(['WRONG_CREDENTIALS']);
      expect(codes(await run(ada, CHANGE, input(PASSWORD, 'short')))).toEqual(['WEAK_PASSWORD']);
      const { errors } = await world.ask(NOBODY, CHANGE, input(PASSWORD, 'another sentence'));
      expect(errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
    });

    it('counts tries of the present password', async () => {
      const ada = await person(world, { password: PASSWORD });
      for (let round = 0; round < 10; round += 1) await run(ada, CHANGE, input('not the one', 'another sentence'));
      expect(codes(await run(ada, CHANGE, input(PASSWORD, 'another sentence')))).toEqual(['RATE_LIMITED']);
    });
  });

  describe('me and profileUpdate', () => {
    it('are about the viewer, and null where nobody is signed in', async () => {
      const ada = await person(world);
      expect(await world.send(NOBODY, ME)).toEqual({ me: null });
      await run(ada, RENAME, { input: { name: 'Ada N.' } });
      expect(await world.send(ada, ME)).toEqual({
        me: { email: ada.email, isEmailVerified: true, isAdmin: false, user: { name: 'Ada N.' }, memberships: [] },
      });
      expect(await world.factsAbout(ada.userId)).toEqual(['account.renamed']);
    });
  });

  it('keeps no address and no token in its events and jobs', async () => {
    const rows = await world.db.query<{ found: number }[]>(
      `SELECT count(*)::int AS found FROM event WHERE payload::text LIKE '%@%'`,
    );
    expect(rows).toEqual([{ found: 0 }]);
  });
});
