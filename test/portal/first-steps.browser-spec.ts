import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { axe, journey, layoutShift, sideways } from '../support/browser.js';
import { firm } from '../support/businesses.js';
import { client } from '../support/clients.js';
import { World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

journey(
  'a firm that is new here',
  () => world,
  (windows) => {
    it.each([
      ['light', 1440],
      ['dark', 390],
    ] as const)('finds its first steps on Today, until it puts them away (%s at %d)', async (scheme, width) => {
      const { owner, id } = await firm(world);
      await client(world, id);
      const page = await windows.open(owner, '/today', { width, height: 844, scheme });
      const card = page.getByRole('region', { name: 'First steps' });
      await card.getByText('0 of 3 so far').waitFor();
      await page.waitForLoadState('networkidle');
      expect(await card.locator('[data-done]').getByRole('link').allTextContents()).toContain('Put a client into your book');
      expect(await axe(page)).toEqual([]);
      expect(await sideways(page)).toBe(0);
      expect(await layoutShift(page)).toBeLessThanOrEqual(0.02);
      await card.getByRole('link', { name: 'Set your sharing' }).click();
      await page.waitForURL(/\/map\?.*tab=sharing/);
      await page.goto('/today');
      await card.getByRole('link', { name: 'Offer or ask for an introduction' }).click();
      await page.getByRole('dialog', { name: 'New introduction' }).waitFor();
      await page.goto('/today');
      await card.getByRole('button', { name: 'Put away' }).click();
      await card.waitFor({ state: 'hidden' });
      await page.reload();
      await page.getByText('Where introductions go').waitFor();
      expect(await card.count()).toBe(0);
    });
  },
);
