import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { admin, mailedToken, type Person } from '../support/accounts.js';
import { axe, journey, PHONE, sideways } from '../support/browser.js';
import { firm, type Firm } from '../support/businesses.js';
import { call } from '../support/call.js';
import { World } from '../support/world.js';

let world: World;
let ines: Person;
beforeAll(async () => {
  world = await World.open();
  ines = await admin(world);
});
afterAll(() => world.close());

/** A firm that waits for an admin, with its clock running. */
async function pending(name: string): Promise<Firm> {
  const made = await firm(world, name, 'DRAFT');
  await call(world, made.owner, 'businessSubmit', '$id: ID!', { id: made.id }, '');
  await world.settle();
  return made;
}

async function choose(page: Page, label: string, typed: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).or(page.getByLabel(label)).first().fill(typed);
  await page.getByRole('option', { name: option, exact: true }).click();
  await page.keyboard.press('Escape');
}

journey(
  'onto the network',
  () => world,
  (windows) => {
    it('goes through four steps into the waiting room, and the admin’s queue grows by one without reload', async () => {
      const queue = await windows.open(ines, '/admin/approvals');
      const count = queue.getByRole('link', { name: /^Firms/ });
      await count.waitFor();
      const before = Number(/\d+/.exec((await count.textContent()) ?? '')?.[0]);

      const page = await windows.open(null, '/register');
      const next = page.getByRole('button', { name: 'Continue' });
      await page.getByLabel('Your name').fill('Ada Nilsson');
      await page.getByLabel('Work e-mail').fill('ada@quayside.example');
      await page.getByLabel('Password', { exact: true }).fill('the tide comes in twice');
      await next.click();

      await page.getByLabel('Name in the register').fill('Quayside Acoustics AS');
      await choose(page, 'What you do', 'acou', 'Acoustics');
      await choose(page, 'Where you work', 'norw', 'Norway');
      expect(await axe(page)).toEqual([]);
      // Kept through a reload before the step is left.
      await page.reload();
      expect(await page.getByLabel('Name in the register').inputValue()).toBe('Quayside Acoustics AS');
      await next.click();

      await page.getByRole('heading', { name: 'Whom you serve', level: 1 }).waitFor();
      await next.click();
      await page.getByText('Give it a name').first().waitFor();
      await page.getByLabel('Name', { exact: true }).first().fill('Acoustic survey');
      await page.getByLabel('Which problem does it solve?').fill('Open offices are too loud to think in');
      await page.getByRole('button', { name: 'Save the offering' }).click();
      await page.getByRole('heading', { name: 'Acoustic survey' }).waitFor();
      await page.getByLabel('Name', { exact: true }).fill('Growing offices');
      await choose(page, 'Who decides there', 'workpl', 'Head of workplace');
      expect(await axe(page)).toEqual([]);
      await next.click();

      await page.getByRole('heading', { name: 'Good partners', level: 1 }).waitFor();
      await page.getByRole('button', { name: 'Send for approval' }).click();
      // Refused, and told where it belongs: the address is not confirmed.
      await page.getByRole('alert').filter({ hasText: 'ada@quayside.example' }).waitFor();
      const letter = await page.context().newPage();
      await letter.goto(`/verify/${await mailedToken(world, 'ada@quayside.example', 'verify')}`);
      await letter.getByRole('button').click();
      await letter.getByRole('link', { name: 'Go on to Adjoin' }).waitFor();
      await page.getByRole('button', { name: 'I have confirmed it' }).click();
      await page.getByText('Confirm your e-mail address').waitFor({ state: 'hidden' });
      await page.getByRole('button', { name: 'Send for approval' }).click();
      await page.waitForURL('**/welcome');
      await page.getByRole('heading', { name: 'You are nearly in' }).waitFor();
      expect(await axe(page)).toEqual([]);

      await world.settle();
      await queue.getByRole('link', { name: `Firms ${before + 1}` }).waitFor({ timeout: 2_000 });
      await queue.getByRole('heading', { name: 'Quayside Acoustics AS', level: 3 }).waitFor();
    }, 90_000);

    it('opens Today by itself when the admin presses A, and a letter goes out', async () => {
      const { owner, id } = await pending('Bollard Relocation');
      const waiting = await windows.open(owner, '/today');
      await waiting.waitForURL('**/welcome');
      await waiting.getByRole('heading', { name: 'You are nearly in' }).waitFor();

      const judge = await windows.open(ines, `/admin/approvals?item=${id}`);
      await judge.getByRole('heading', { name: 'Bollard Relocation', level: 2 }).waitFor();
      await judge.keyboard.press('a');
      await judge.getByText('Bollard Relocation is approved').waitFor();
      await waiting.waitForURL('**/today', { timeout: 2_000 });
      await world.settle();
      expect((await world.mails(owner.email)).length).toBeGreaterThan(0);
    });

    it.each([
      ['light', 1440],
      ['dark', 390],
    ] as const)('lets the applicant read a no with its reason, mend, and apply again (%s at %d)', async (scheme, width) => {
      const name = `Capstan Branding ${width}`;
      const { owner, id } = await pending(name);
      const screen = { ...PHONE, width, scheme };
      const waiting = await windows.open(owner, '/welcome', screen);
      await waiting.getByRole('heading', { name: 'You are nearly in' }).waitFor();

      const judge = await windows.open(ines, `/admin/approvals?item=${id}`, screen);
      await judge.getByRole('heading', { name, level: 2 }).waitFor();
      expect(await axe(judge)).toEqual([]);
      expect(await sideways(judge)).toBe(0);
      await judge.keyboard.press('d');
      const dialog = judge.getByRole('dialog', { name: `Decline ${name}` });
      await dialog.getByLabel('Reason').selectOption({ label: 'Profile incomplete' });
      await dialog.getByLabel('Words to it (optional)').fill('Tell us who your clients are.');
      expect(await axe(judge)).toEqual([]);
      await dialog.getByRole('button', { name: 'Decline' }).click();
      await dialog.waitFor({ state: 'hidden' });

      await waiting.getByRole('heading', { name: 'Not this time' }).waitFor();
      await waiting.getByText('Profile incomplete').waitFor();
      await waiting.getByText('Tell us who your clients are.').waitFor();
      expect(await axe(waiting)).toEqual([]);
      expect(await sideways(waiting)).toBe(0);
      await waiting.getByRole('button', { name: 'Apply again' }).click();
      await waiting.waitForURL('**/register');
      await waiting.getByRole('button', { name: 'Whom you serve' }).click();
      await waiting
        .getByRole('button', { name: 'Edit Offices · Most important' })
        .or(waiting.getByRole('button', { name: 'Edit Offices' }))
        .click();
      await waiting.getByLabel('What you do not do (optional)').fill('Private homes');
      expect(await axe(waiting)).toEqual([]);
      expect(await sideways(waiting)).toBe(0);
      await waiting.getByRole('button', { name: 'Continue' }).click();
      await waiting.getByRole('button', { name: 'Send for approval' }).click();
      await waiting.waitForURL('**/welcome');
    });

    it('asks a question, and takes the answer', async () => {
      const { owner, id } = await pending('Dinghy Web');
      const judge = await windows.open(ines, `/admin/approvals?item=${id}`);
      await judge.getByRole('button', { name: 'Ask a question' }).click();
      await judge.getByLabel('Your question').fill('Who stands behind the firm?');
      await judge.getByRole('dialog').getByRole('button', { name: 'Ask a question' }).click();
      await judge.getByText('Question sent to Dinghy Web').waitFor();
      const waiting = await windows.open(owner, '/today');
      await waiting.getByText('Who stands behind the firm?').waitFor();
      await waiting.getByRole('link', { name: 'Answer in the profile' }).click();
      await waiting.getByRole('button', { name: 'Send for approval' }).click();
      await waiting.getByRole('heading', { name: 'You are nearly in' }).waitFor();
    });
  },
);
