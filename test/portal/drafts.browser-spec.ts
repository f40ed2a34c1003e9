import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { alliance } from '../support/alliances.js';
import { journey } from '../support/browser.js';
import { contact } from '../support/clients.js';
import { World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

const NEED = 'What does the client need?';

journey(
  'a draft',
  () => world,
  (windows) => {
    it('is kept, changed and offered; of two who write at once, one says whose words stand', async () => {
      const pair = await alliance(world, 'ACTIVE');
      await contact(world, pair.proposer.id);
      const page = await windows.open(pair.proposer.owner, '/introductions?new=introduction');
      const fresh = page.getByRole('dialog', { name: 'New introduction' });
      await fresh.getByRole('combobox', { name: 'Client', exact: true }).click();
      await fresh.getByRole('option', { name: 'Fjord Logistics' }).click();
      await fresh.getByLabel(NEED, { exact: true }).fill('Sixty desks');
      await fresh.getByRole('button', { name: 'Keep as a draft' }).click();
      await page.getByRole('button', { name: 'Offer it now' }).waitFor();

      const theirs = await windows.open(pair.partner.owner, new URL(page.url()).pathname);
      await theirs.getByRole('heading', { name: 'Nothing is here' }).first().waitFor();

      await page.getByRole('link', { name: 'Edit the draft' }).click();
      const sheet = page.getByRole('dialog', { name: 'Draft of an introduction' });
      const need = sheet.getByLabel(NEED, { exact: true });
      expect(await need.inputValue()).toBe('Sixty desks');
      await need.fill('Sixty desks, and quiet');

      const colleague = await windows.open(pair.proposer.owner, page.url());
      const other = colleague.getByRole('dialog', { name: 'Draft of an introduction' });
      await other.getByLabel(NEED, { exact: true }).fill('Seventy desks');
      await other.getByRole('button', { name: 'Keep the draft' }).click();
      await other.waitFor({ state: 'hidden' });
      // Wide enough for what the other one wrote to have come in live: it must not make the refusal go away.
      await world.settle();
      await page.getByText('Seventy desks').first().waitFor();

      await sheet.getByRole('button', { name: 'Keep the draft' }).click();
      await sheet.getByRole('alert').waitFor();
      await sheet.getByRole('button', { name: 'Take theirs' }).click();
      expect(await need.inputValue()).toBe('Seventy desks');
      await need.fill('Eighty desks');
      await sheet.getByRole('button', { name: 'Offer the introduction' }).click();
      await sheet.waitFor({ state: 'hidden' });
      await page.getByText('Eighty desks').first().waitFor();
      await theirs.reload();
      await theirs.getByText('Eighty desks').first().waitFor();
    });

    it('keeps the words of her who insists, of a contact as of anything', async () => {
      const pair = await alliance(world, 'ACTIVE');
      const { clientId } = await contact(world, pair.proposer.id);
      const pages = [
        await windows.open(pair.proposer.owner, `/clients/${clientId}`),
        await windows.open(pair.proposer.owner, `/clients/${clientId}`),
      ];
      for (const page of pages) await page.getByRole('button', { name: /^Edit/ }).first().click();
      const [mine, hers] = pages.map((page) => page.getByRole('dialog'));
      await mine?.getByLabel('Name of the company').fill('Fjord Shipping');
      await hers?.getByLabel('Name of the company').fill('Fjord Ports');
      await hers?.getByRole('button', { name: 'Save' }).click();
      await hers?.waitFor({ state: 'hidden' });
      await world.settle();
      await mine?.getByRole('button', { name: 'Save' }).click();
      await mine?.getByRole('button', { name: 'Keep yours' }).click();
      await mine?.waitFor({ state: 'hidden' });
      for (const page of pages) await page.getByRole('heading', { name: 'Fjord Shipping' }).waitFor();
    });
  },
);
