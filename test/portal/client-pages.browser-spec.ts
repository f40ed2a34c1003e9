import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { axe, journey, sideways, styleOf } from '../support/browser.js';
import { asked, linkTo, PlantedPurposeModule } from '../support/consents.js';
import { World } from '../support/world.js';

/** What a page may weigh (bytes of HTML). */
const LIMIT = 3_000;

let world: World;
beforeAll(async () => {
  world = await World.open({}, [PlantedPurposeModule]);
});
afterAll(() => world.close());

const screens = [
  ['light', 900],
  ['dark', 900],
  ['light', 390],
  ['dark', 320],
] as const;

/** Small, still, readable, and as wide as the screen. */
async function expectGood(page: Page): Promise<void> {
  const html = await (await page.context().request.get(page.url())).text();
  expect(Buffer.byteLength(html)).toBeLessThanOrEqual(LIMIT);
  expect(html).not.toContain('<script');
  expect(await axe(page)).toEqual([]);
  expect(await sideways(page)).toBeLessThanOrEqual(0);
}

journey(
  'the pages of clients',
  () => world,
  (windows) => {
    it.each(screens)('ask without a script, %s at %d', async (scheme, width) => {
      const { person } = await asked(world);
      const page = await windows.open(null, await linkTo(world, person.email), { scheme, width, javaScript: false });
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect(await styleOf(page.locator('h1'), 'font-family')).toContain('Fraunces');
      await page.getByLabel('Phone number').waitFor();
      await page.getByRole('button', { name: 'No, thank you' }).waitFor();
      // axe itself is a script: it looks at the same page in a window that runs one.
      const same = await windows.open(null, page.url(), { scheme, width });
      expect(await same.evaluate(`document.fonts.load('480 36px Fraunces').then((faces) => faces.length)`)).toBe(1);
      await expectGood(same);
    });

    it('take a yes without a script, for the fields that she leaves on, and let her take it back', async () => {
      const { person } = await asked(world);
      const page = await windows.open(null, await linkTo(world, person.email), { javaScript: false });
      await page.getByLabel('Phone number').uncheck();
      await page.getByRole('button', { name: /^Yes/ }).click();
      await page.getByRole('heading', { name: 'You said yes' }).waitFor();
      expect(await page.getByText(person.email!).count()).toBe(1);
      expect(await page.getByText('+47 22 12 34 56').count()).toBe(0);
      await expectGood(await windows.open(null, page.url(), { scheme: 'dark', width: 320 }));

      await page.getByRole('button', { name: 'Take it back' }).click();
      await page.getByRole('heading', { name: 'You took it back' }).waitFor();
      await expectGood(await windows.open(null, page.url(), { width: 390 }));
    });

    it('take a no, and a day', async () => {
      const { person } = await asked(world);
      const page = await windows.open(null, await linkTo(world, person.email), { javaScript: false });
      const soon = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
      await page.getByLabel('Not now? We ask again on').fill(soon);
      await page.getByRole('button', { name: 'Not until then' }).click();
      await page.getByText('You said: not until').waitFor();
      await page.getByRole('button', { name: 'No, thank you' }).click();
      await page.getByRole('heading', { name: 'You said no' }).waitFor();
      await expectGood(await windows.open(null, page.url(), { scheme: 'dark', width: 320 }));
    });

    it('say in words that a link has ended', async () => {
      const page = await windows.open(null, `/c/${'x'.repeat(43)}`, { width: 320 });
      await page.getByRole('heading', { name: 'That link has ended' }).waitFor();
      await expectGood(page);
    });
  },
);
