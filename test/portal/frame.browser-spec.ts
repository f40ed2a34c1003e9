import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { admin, memberOf, type Person } from '../support/accounts.js';
import { axe, faults, journey, styleOf } from '../support/browser.js';
import { firm } from '../support/businesses.js';
import { World } from '../support/world.js';

let world: World;
let ingrid: Person;
beforeAll(async () => {
  world = await World.open();
  const { id } = await firm(world);
  ingrid = await memberOf(world, id, 'OWNER', { name: 'Ingrid Holm' });
});
afterAll(() => world.close());

journey(
  'the frame',
  () => world,
  (windows) => {
    it('sends who is not signed in to sign in, and knows where she wanted to go', async () => {
      const page = await windows.open(null, '/clients');
      await page.waitForURL(/\/login\?next=/);
      expect(new URL(page.url()).searchParams.get('next')).toBe('/clients');
    });

    it('goes by keys, and opens the palette and the sheet of keys', async () => {
      const page = await windows.open(ingrid, '/today');
      await page.getByRole('navigation', { name: 'Main' }).waitFor();
      await page.keyboard.press('g');
      await page.keyboard.press('n');
      await page.waitForURL('**/introductions');
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog', { name: 'Search and commands' }).waitFor();
      expect(await axe(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog', { name: 'Search and commands' }).waitFor({ state: 'hidden' });
      await page.keyboard.press('?');
      await page.getByRole('dialog', { name: 'Keys' }).waitFor();
      expect(await axe(page)).toEqual([]);
    });

    it('shows admins their own pages, and others not', async () => {
      const page = await windows.open(await admin(world), '/today');
      await page.waitForURL('**/admin/approvals');
      const other = await windows.open(ingrid, '/admin/audit');
      await other.waitForURL('**/today');
    });

    it('has nothing that axe finds, in any look', async () => {
      const page = await windows.open(ingrid, '/settings');
      await page.getByRole('main').waitFor();
      expect(await faults(page)).toEqual([]);
    });

    it('is drawn in its own type, colours and measures', async () => {
      const page = await windows.open(ingrid, '/today');
      const button = page.getByRole('button', { name: 'New' });
      await button.waitFor();
      expect(await styleOf(button, 'background-color')).toBe('rgb(22, 115, 95)');
      expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(34);
      expect(await page.evaluate(`document.fonts.check('16px "Inter Variable"')`)).toBe(true);
    });
  },
);
