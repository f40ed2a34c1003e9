import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { memberOf, sessionOf, type Person } from '../support/accounts.js';
import { axe, faults, journey } from '../support/browser.js';
import { firm } from '../support/businesses.js';
import { World } from '../support/world.js';

let world: World;
let ingrid: Person;
beforeAll(async () => {
  world = await World.open();
  const { id } = await firm(world);
  ingrid = await memberOf(world, id, 'OWNER', { name: 'Ingrid Holm', password: 'the tide comes in twice' });
  await memberOf(world, id, 'MEMBER', { name: 'Jonas Lie' });
});
afterAll(() => world.close());

journey(
  'settings',
  () => world,
  (windows) => {
    it('shows an API key once; its curl works; what is revoked has to be named', async () => {
      const page = await windows.open(ingrid, '/settings/keys');
      await page.getByRole('button', { name: 'Create a key' }).click();
      const dialog = page.getByRole('dialog', { name: 'Create a key' });
      await dialog.getByLabel('Name').fill('Nightly copy');
      await dialog.getByLabel('Alliances').selectOption({ label: 'Read' });
      expect(await axe(page)).toEqual([]);
      await dialog.getByRole('button', { name: 'Create a key' }).click();
      const fresh = page.getByRole('region', { name: 'Nightly copy: copy the key now' });
      await fresh.waitFor();
      const [secret = '', curl = ''] = await fresh.locator('code').allTextContents();
      expect(curl).toContain(secret);
      expect(await axe(page)).toEqual([]);

      // What the curl sends, part by part.
      const headers = Object.fromEntries(
        [...curl.matchAll(/-H '([^:]+): ([^']+)'/g)].map(([, name = '', value = '']) => [name, value]),
      );
      const [, address = ''] = /curl -s (\S+)/.exec(curl) ?? [];
      const [, body = ''] = /-d '([^']+)'/.exec(curl) ?? [];
      const answer = await fetch(address, { method: 'POST', headers, body });
      expect(await answer.json()).toMatchObject({ data: { me: { user: { name: 'Ingrid Holm' } } } });

      await page.reload();
      await page.getByText('Nightly copy').waitFor();
      expect(await page.content()).not.toContain(secret);
      await page.getByText(secret.slice(0, 8)).waitFor();

      await page.getByRole('button', { name: 'Revoke Nightly copy' }).click();
      const asked = page.getByRole('dialog', { name: 'Revoke Nightly copy' });
      await asked.getByRole('button', { name: 'Revoke' }).click();
      await asked.getByText('That is not the name').waitFor();
      await asked.getByLabel('Type Nightly copy to confirm').fill('Nightly copy');
      await asked.getByRole('button', { name: 'Revoke' }).click();
      await page.getByText('No key yet.').waitFor();
    });

    it('ends another session', async () => {
      await sessionOf(world, ingrid.userId);
      const page = await windows.open(ingrid, '/settings/security');
      await page.getByText('This browser').waitFor();
      const others = page.getByRole('button', { name: /^Sign out / });
      const before = await others.count();
      await others.first().click();
      await page.getByText('Signed out there').waitFor();
      await page.waitForFunction(`document.querySelectorAll('button[aria-label^="Sign out "]').length === ${before - 1}`);
    });

    it('changes a member’s role, and invites somebody', async () => {
      const page = await windows.open(ingrid, '/settings/team');
      await page.getByLabel('Role of Jonas Lie').selectOption({ label: 'Viewer' });
      await page.getByText('Jonas Lie is Viewer now').waitFor();
      await page.getByLabel('E-mail address').fill('new@firm.example');
      await page.getByRole('button', { name: 'Send the invitation' }).click();
      await page.getByRole('heading', { name: 'new@firm.example' }).waitFor();
    });

    it('keeps single letters quiet once they are turned off', async () => {
      const page = await windows.open(ingrid, '/settings');
      await page.getByRole('switch', { name: 'Single-letter keys' }).click();
      await page.getByRole('heading', { level: 1 }).click();
      await page.keyboard.press('g');
      await page.keyboard.press('n');
      await page.waitForTimeout(300);
      expect(new URL(page.url()).pathname).toBe('/settings');
    });

    it('has nothing that axe finds, in any look', async () => {
      const page = await windows.open(ingrid, '/settings');
      for (const part of ['', '/security', '/team', '/firm', '/keys']) {
        await page.goto(`/settings${part}`);
        await page.locator('.card').first().waitFor();
        expect(await faults(page)).toEqual([]);
      }
    }, 90_000);
  },
);
