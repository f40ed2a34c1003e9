import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { admin, type Person } from '../support/accounts.js';
import { faults, journey } from '../support/browser.js';
import { firm } from '../support/businesses.js';
import { call } from '../support/call.js';
import { World } from '../support/world.js';

let world: World;
let ines: Person;
beforeAll(async () => {
  world = await World.open();
  ines = await admin(world);
  for (const name of ['Anchor Legal', 'Bollard Relocation']) {
    const { id, owner } = await firm(world, name, 'DRAFT');
    await call(world, owner, 'businessSubmit', '$id: ID!', { id }, '');
    await call(world, ines, 'businessApprove', '$id: ID!', { id }, '');
  }
});
afterAll(() => world.close());

journey(
  'the audit log',
  () => world,
  (windows) => {
    it('holds its filter in the address, and the file has the same rows', async () => {
      const page = await windows.open(ines, '/admin/audit');
      await page.locator('tbody').getByRole('button', { name: 'Ines Admin' }).first().click();
      await page.waitForURL(/actor=/);
      const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo' }).format(new Date());
      await page.getByLabel('From').fill(today);
      await page.getByLabel('To', { exact: true }).fill(today);
      await page.waitForURL(/until=/);
      await page.getByRole('button', { name: /^Who: Ines Admin/ }).waitFor();
      const rows = page.locator('tbody tr');
      expect(await rows.count()).toBe(2);
      for (const text of await rows.allTextContents()) expect(text).toContain('Firm: approved');

      // Shared and opened by somebody else, it shows the same.
      const other = await windows.open(ines, page.url());
      await other.locator('tbody tr').first().waitFor();
      expect(await other.locator('tbody tr').count()).toBe(2);

      const downloading = page.waitForEvent('download');
      await page.getByRole('link', { name: 'CSV' }).click();
      const file = await readFile(await (await downloading).path(), 'utf8');
      const lines = file.trim().split(/\r?\n/).slice(1);
      expect(lines).toHaveLength(2);
      for (const line of lines) expect(line).toContain('business.approved');

      await page.getByRole('button', { name: /^Who: Ines Admin/ }).click();
      await page.waitForURL((url) => !url.searchParams.has('actor'));
      await page.getByText('Firm: submitted').first().waitFor();
    });

    it('has nothing that axe finds, in any look', async () => {
      const page = await windows.open(ines, '/admin/audit');
      for (const path of [
        '/admin/audit?type=business.',
        '/admin/audit?type=nothing',
        '/admin/approvals',
        '/admin/approvals?queue=outcomes',
      ]) {
        await page.goto(path);
        await page.locator('.card, .empty').first().waitFor();
        expect(await faults(page)).toEqual([]);
      }
    }, 90_000);
  },
);
