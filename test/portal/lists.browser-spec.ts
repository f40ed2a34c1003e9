import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { axe, journey } from '../support/browser.js';
import { introduction } from '../support/introductions.js';
import { World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

journey(
  'the lists',
  () => world,
  (windows) => {
    it.each(['light', 'dark'] as const)('show a row’s next step beside them on Space (%s)', async (scheme) => {
      const { beneficiary, pair } = await introduction(world, 'OFFERED');
      const page = await windows.open(beneficiary.owner, '/introductions', { scheme });
      await page.locator('[data-row]').first().waitFor();
      await page.keyboard.press('j');
      await page.keyboard.press(' ');
      const sheet = page.getByRole('dialog', { name: 'Introduction' });
      await sheet.getByRole('heading', { name: 'Qualification' }).waitFor();
      expect(await axe(page)).toEqual([]);
      await sheet.getByRole('button', { name: 'Accept' }).click();
      await page.locator('tr .chip', { hasText: /^Accepted$/ }).waitFor();
      await page.keyboard.press('Escape');
      await sheet.waitFor({ state: 'hidden' });

      await page.goto('/alliances');
      await page.locator('[data-row]').first().waitFor();
      await page.keyboard.press('j');
      await page.keyboard.press(' ');
      const alliance = page.getByRole('dialog', { name: 'Alliance' });
      await alliance.getByRole('link', { name: 'Open the whole record' }).waitFor();
      expect(await axe(page)).toEqual([]);
      await alliance.getByRole('link', { name: 'Open the whole record' }).click();
      await page.waitForURL(`**/alliances/${pair.id}`);
      await alliance.waitFor({ state: 'hidden' });
    });

    it('have more room when the menu is folded, which stays so', async () => {
      const { introducer } = await introduction(world, 'OFFERED');
      const page = await windows.open(introducer.owner, '/introductions');
      const rail = page.locator('.side');
      await page.getByRole('button', { name: 'Fold the menu' }).click();
      expect((await rail.boundingBox())?.width).toBe(64);
      await page.reload();
      await page.getByRole('heading', { name: 'Introductions', level: 1 }).waitFor();
      expect((await rail.boundingBox())?.width).toBe(64);
      expect(await axe(page)).toEqual([]);
      await page.getByRole('button', { name: 'Fold the menu' }).click();
      expect((await rail.boundingBox())?.width).toBe(240);
    });
  },
);
