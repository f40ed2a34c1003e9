import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { uuidv7 } from '../../src/kernel/id.js';
import { cookiesOf, mailedToken, memberOf, person, someBusiness } from '../support/accounts.js';
import { NOBODY, World, type Credentials } from '../support/world.js';

const RESEND = 'mutation { emailVerificationResend { userErrors { code } } }';
const FORGOT = 'mutation ($input: PasswordForgotInput!) { passwordForgot(input: $input) { userErrors { code } } }';
const INVITE = `mutation ($businessId: ID!, $input: MemberInviteInput!) {
  memberInvite(businessId: $businessId, input: $input) { userErrors { code } } }`;
const ME = '{ me { email isEmailVerified memberships { role } } }';

describe('the pages behind mailed links', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.open();
  });
  afterAll(() => world.close());

  const open = (path: string, who: Credentials = NOBODY) => request(world.url).get(path).set(who);
  const submit = (path: string, form: object = {}, who: Credentials = NOBODY) =>
    request(world.url).post(path).set(who).type('form').send(form);
  const invited = async (email: string) => {
    const businessId = await someBusiness(world);
    const owner = await memberOf(world, businessId, 'OWNER');
    await world.send(owner, INVITE, { businessId, input: { email, role: 'MEMBER' } });
    return `/join/${await mailedToken(world, email, 'join')}`;
  };

  it('verify an address by the form, not by being opened', async () => {
    const ada = await person(world, { isVerified: false });
    await world.send(ada, RESEND);
    const path = `/verify/${await mailedToken(world, ada.email, 'verify')}`;

    for (let round = 0; round < 2; round += 1) {
      const page = await open(path);
      expect(page.status).toBe(200);
      expect(page.text).not.toContain('<script');
    }
    expect(await world.send(ada, ME)).toMatchObject({ me: { isEmailVerified: false } });

    expect((await submit(path)).text).toContain('Thank you');
    expect(await world.send(ada, ME)).toMatchObject({ me: { isEmailVerified: true } });
    expect((await open(path)).status).toBe(410);
    expect((await submit(path)).status).toBe(410);
  });

  it('set a new password, and say what is wrong with it', async () => {
    const ada = await person(world);
    await world.send(NOBODY, FORGOT, { input: { email: ada.email } });
    const path = `/reset/${await mailedToken(world, ada.email, 'reset')}`;
    expect((await open(path)).text).toContain('type="password"');
    const weak = await submit(path, { password: 'short' });
    expect([weak.status, weak.text.includes('10 to 128 characters.')]).toEqual([422, true]);
    expect((await submit(path)).status).toBe(422);
    expect((await submit(path, { password: 'a sentence to keep' })).text).toContain('Your password is set');
    expect((await submit(path, { password: 'a sentence to keep' })).status).toBe(410);
  });

  it('let a signed-in person join', async () => {
    const ada = await person(world);
    const path = await invited(ada.email);
    expect((await open(path, ada)).text).not.toContain('type="password"');
    expect((await submit(path, {}, ada)).text).toContain('Welcome');
    expect(await world.send(ada, ME)).toMatchObject({ me: { memberships: [{ role: 'MEMBER' }] } });
    expect((await open(path, ada)).status).toBe(410);
  });

  it('let a new person make an account and join, verified and signed in', async () => {
    const email = `${uuidv7()}@firm.example`;
    const path = await invited(email);
    expect((await open(path)).text).toContain(`Make an account for ${email}`);
    const wrong = await submit(path, { name: ' ', password: 'short' });
    expect([wrong.status, wrong.text.match(/role="alert"/g)?.length]).toEqual([422, 2]);

    const joined = await submit(path, { name: 'Ada', password: 'a sentence to keep' });
    expect(joined.text).toContain('Welcome');
    expect(await world.send(cookiesOf(joined), ME)).toEqual({
      me: { email, isEmailVerified: true, memberships: [{ role: 'MEMBER' }] },
    });
  });

  it('let a person with an account sign in and join', async () => {
    const ada = await person(world, { password: 'a sentence to keep' });
    const path = await invited(ada.email);
    expect((await open(path)).text).toContain(`Sign in as ${ada.email}`);
    expect((await submit(path, { password: 'not the one' })).status).toBe(422);
    const joined = await submit(path, { password: 'a sentence to keep' });
    expect(await world.send(cookiesOf(joined), ME)).toMatchObject({ me: { memberships: [{ role: 'MEMBER' }] } });
  });

  it('end alike for a link that was used and one that never was', async () => {
    for (const page of ['verify', 'reset', 'join']) {
      const answer = await open(`/${page}/guess`);
      expect([answer.status, answer.text.includes('That link has ended')]).toEqual([410, true]);
    }
  });
});
