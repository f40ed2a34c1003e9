import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { memberOf, person, type Person } from '../support/accounts.js';
import { axe, faults, journey } from '../support/browser.js';
import { firm } from '../support/businesses.js';
import { World } from '../support/world.js';

const PASSWORD = 'the tide comes in twice';
let world: World;
let ingrid: Person;
beforeAll(async () => {
  world = await World.open();
  const { id } = await firm(world);
  ingrid = await memberOf(world, id, 'OWNER', { name: 'Ingrid Holm', password: PASSWORD });
});
afterAll(() => world.close());

journey(
  'coming in',
  () => world,
  (windows) => {
    it('leads from any address to sign-in, and from there to the page that was asked for', async () => {
      const page = await windows.open(null, '/settings/security');
      await page.waitForURL(/\/login\?next=/);
      await page.getByLabel('Work e-mail').fill(ingrid.email);
      await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
      await page.keyboard.press('Enter');
      await page.waitForURL('**/settings/security');
      await page.getByRole('heading', { name: 'Security', level: 1 }).waitFor();
      // Who is in has no business at the front door.
      await page.goto('/login');
      await page.waitForURL('**/today');
    });

    it('leads to nobody else’s address', async () => {
      const page = await windows.open(null, `/login?next=${encodeURIComponent('//elsewhere.example/today')}`);
      await page.getByLabel('Work e-mail').fill(ingrid.email);
      await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
      await page.keyboard.press('Enter');
      await page.waitForURL('**/today');
      expect(new URL(page.url()).origin).toBe(new URL(world.url).origin);
    });

    it('says one error for a wrong password, keeps what was typed, and makes the sixth try in a minute wait', async () => {
      const { email } = await person(world, { password: PASSWORD });
      const page = await windows.open(null, '/login');
      await page.getByLabel('Work e-mail').fill(email);
      await page.getByLabel('Password', { exact: true }).fill('not the one');
      for (let round = 1; round <= 5; round += 1) {
        const answered = page.waitForResponse('**/graphql');
        await page.getByRole('button', { name: 'Sign in' }).click();
        await answered;
        await page.getByRole('alert').waitFor();
        expect(await page.getByRole('alert').allTextContents()).toEqual(['The e-mail address or the password is wrong.']);
      }
      expect(await page.getByLabel('Work e-mail').inputValue()).toBe(email);
      expect(await page.getByLabel('Password', { exact: true }).inputValue()).toBe('not the one');
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('alert').filter({ hasText: 'Too many tries. You can try again in' }).waitFor();
      await page.getByText(/Time left \d:\d\d/).waitFor();
      expect(await axe(page)).toEqual([]);
    });

    it('names the fields that are empty, and puts the cursor into the first', async () => {
      const page = await windows.open(null, '/login');
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByText('Enter your password').waitFor();
      await page.waitForFunction('document.activeElement.name === "email"');
    });

    it('answers a forgotten password alike, whether or not there is an account', async () => {
      const answers: (string | null)[] = [];
      for (const email of [ingrid.email, 'nobody@firm.example']) {
        const page = await windows.open(null, '/forgot');
        await page.getByLabel('Work e-mail').fill(email);
        await page.getByRole('button', { name: 'Send the letter' }).click();
        await page.getByRole('heading', { name: 'Look into your mailbox' }).waitFor();
        answers.push(((await page.getByRole('main').textContent()) ?? '').replace(email, '…'));
      }
      expect(answers[0]).toBe(answers[1]);
      await world.settle();
      expect(await world.mails('nobody@firm.example')).toEqual([]);
      expect(await world.mails(ingrid.email)).toHaveLength(1);
    });

    it('has nothing that axe finds, in any look', async () => {
      const page = await windows.open(null, '/');
      for (const path of ['/', '/login', '/forgot', '/register']) {
        await page.goto(path);
        await page.getByRole('heading', { level: 1 }).waitFor();
        expect(await faults(page)).toEqual([]);
      }
    }, 90_000);
  },
);
