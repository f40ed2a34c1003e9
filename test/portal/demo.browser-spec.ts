import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { admin } from '../support/accounts.js';
import { axe, journey, PHONE, sideways } from '../support/browser.js';
import type { Firm } from '../support/businesses.js';
import { introduction } from '../support/introductions.js';
import { demoPerson, demoWorld, OWNER } from '../support/showroom.js';
import type { World } from '../support/world.js';

let world: World;
let real: Firm;
beforeAll(async () => {
  // What happens by itself does so in its own time, as for a newcomer.
  world = await demoWorld({ NODE_ENV: 'development' });
  real = (await introduction(world, 'MET')).introducer;
}, 120_000);
afterAll(() => world.close());

const chip = (page: Page, word: string) => page.locator('.chip', { hasText: new RegExp(`^${word}$`) }).first();
/** What the person waits for happens by itself, in seconds. */
const BY_ITSELF = { timeout: 60_000 };
/** From the first click to the win (milliseconds). */
const WALK = 120_000;

journey(
  'the demo network',
  () => world,
  (windows) => {
    it('shows a newcomer ask, yes, acceptance, meeting and win within two minutes', async () => {
      const page = await windows.open(await demoPerson(world, OWNER), '/introductions');
      await page.getByRole('main').waitFor();
      const begun = Date.now();
      await page.keyboard.press('c');
      await page.keyboard.press('i');
      const sheet = page.getByRole('dialog', { name: 'New introduction' });
      await sheet.getByRole('combobox', { name: 'Client', exact: true }).click();
      await sheet.getByRole('combobox', { name: 'Client', exact: true }).fill('Ullevaal');
      await sheet.getByRole('option', { name: 'Ullevaal Data' }).click();
      await sheet.getByRole('radio', { name: /Kvist Acoustic/ }).check();
      await sheet.getByLabel('What does the client need?', { exact: true }).fill('Ninety desks on one floor, and quiet');
      await sheet.getByRole('button', { name: 'Offer the introduction' }).click();
      await page.waitForURL(/\/introductions\/[0-9a-f-]{36}$/);

      await page.getByRole('button', { name: 'Ask the client' }).click(BY_ITSELF);
      const accepted = Date.now() - begun;
      const ask = page.getByRole('dialog', { name: 'Ask the client' });
      await ask.getByRole('button', { name: 'Send the question' }).click();
      // She was invited to a campaign lately, and the visitor says that she expects this letter.
      await ask.getByRole('switch', { name: /letter is welcome/ }).check();
      await ask.getByRole('button', { name: 'Send the question' }).click();
      await chip(page, 'Client yes').waitFor(BY_ITSELF);
      await chip(page, 'Met').waitFor(BY_ITSELF);
      await chip(page, 'Won').waitFor(BY_ITSELF);
      expect(accepted).toBeLessThan(20_000);
      expect(Date.now() - begun).toBeLessThan(WALK);
    }, 180_000);

    it('is removed by its name, and leaves no name and no other figures behind', async () => {
      const boss = await admin(world, { name: 'Real Admin' });
      const figures = async () => {
        const page = await windows.open(real.owner, '/today');
        await page.getByText('All introductions').waitFor();
        return (await page.getByRole('main').innerText()).replace(/just now|\d+ (min|s) ago/g, 'lately');
      };
      const before = await figures();
      const settings = await windows.open(boss, '/settings/demo');
      await settings.getByText('24 demo firms are here').waitFor();
      expect(await axe(settings)).toEqual([]);
      await settings.getByRole('button', { name: 'Remove the demo data' }).click();
      const dialog = settings.getByRole('dialog', { name: 'Remove the demo data for good?' });
      await dialog.getByRole('button', { name: 'Remove the demo data' }).click();
      await dialog.getByText('That is not the name').waitFor();
      await dialog.getByLabel('Type remove demo to confirm').fill('remove demo');
      await dialog.getByRole('button', { name: 'Remove the demo data' }).click();
      await settings.getByText('Removed: 24 firms').waitFor();
      await settings.getByText('There is no demo data here.').waitFor();

      for (const path of ['/firms', '/alliances', '/introductions', '/inbox', '/today']) {
        const page = await windows.open(real.owner, path);
        await page.getByRole('main').waitFor();
        expect(await page.content()).not.toMatch(/Kvist|Holmgard|Fjellheim|Ingrid/);
      }
      for (const path of ['/admin/approvals', '/admin/audit']) {
        const page = await windows.open(boss, path);
        await page.getByRole('main').waitFor();
        expect(await page.getByRole('main').innerText()).not.toMatch(/Kvist|Holmgard|Fjellheim|Lysgard|Bergmann|Ines/);
      }
      expect(await figures()).toBe(before);
    });

    it.each([
      ['light', 1440],
      ['dark', 390],
    ] as const)('says that there is none, %s at %d', async (scheme, width) => {
      const page = await windows.open(await admin(world), '/settings/demo', { ...PHONE, scheme, width });
      await page.getByText('There is no demo data here.').waitFor();
      expect(await axe(page)).toEqual([]);
      expect(await sideways(page)).toBeLessThanOrEqual(0);
    });
  },
);
