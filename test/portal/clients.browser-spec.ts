import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { journey } from '../support/browser.js';
import { firm } from '../support/businesses.js';
import { contact } from '../support/clients.js';
import { segment } from '../support/mapping.js';
import { World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

journey(
  'the client book',
  () => world,
  (windows) => {
    it('takes a first client with a contact, from an empty book', async () => {
      const { owner } = await firm(world);
      const page = await windows.open(owner, '/clients');
      await page.getByText('Your book is empty.').waitFor();
      await page.keyboard.press('c');
      await page.keyboard.press('l');
      const sheet = page.getByRole('dialog', { name: 'New client' });
      await sheet.getByLabel('Name of the company').fill('Tide Energy');
      await sheet.getByLabel(/Value a year/).fill('42 000');
      await sheet.getByLabel('Name', { exact: true }).fill('Mette Dahl');
      await sheet.getByLabel('E-mail').fill('mette@tide.example');
      await sheet.getByRole('button', { name: 'Add to the book' }).click();
      await page.getByRole('heading', { name: 'Tide Energy' }).waitFor();
      await page.getByRole('heading', { name: 'Mette Dahl' }).waitFor();
      await page.getByText('€42,000').waitFor();
      await page.getByRole('button', { name: 'Introduce' }).click();
      const introduction = page.getByRole('dialog', { name: 'New introduction' });
      await introduction.getByRole('option', { name: 'Mette Dahl' }).waitFor({ state: 'attached' });
      expect(await introduction.getByRole('combobox', { name: 'Client', exact: true }).inputValue()).toBe('Tide Energy');
    });

    it('is searched, and the search is in the address', async () => {
      const { owner, id } = await firm(world);
      await contact(world, id);
      const page = await windows.open(owner, '/clients');
      await page.getByRole('link', { name: 'Fjord Logistics' }).waitFor();
      await page.getByRole('textbox', { name: /Search by name/ }).fill('nobody');
      await page.waitForURL(/search=nobody/);
      await page.getByText('No client of that name').waitFor();
      await page.goto('/clients?search=fjor');
      await page.getByRole('link', { name: 'Fjord Logistics' }).waitFor();
    });

    it('saves as a segment all of what it is narrowed to, and says what a segment cannot hold', async () => {
      const { owner, id } = await firm(world);
      await contact(world, id);
      const chosen = await segment(world, id, { name: 'Big ones', filter: { tiers: ['A'], regions: ['NO', 'SE'], tags: [] } });
      await world.db.query(`UPDATE client SET tags = '{gold}', tier = 'A', region = 'NO' WHERE business_id = $1`, [id]);
      const page = await windows.open(owner, `/clients?segment=${chosen}&tag=gold&search=fjor`);
      await page.getByRole('button', { name: 'Save as a segment' }).click();
      const dialog = page.getByRole('dialog', { name: 'Save as a segment' });
      await dialog.getByText('Without the search for “fjor”').waitFor();
      expect(await dialog.getByLabel('Name of the segment').inputValue()).toBe('Big ones, gold');
      await dialog.getByRole('button', { name: 'Save the segment' }).click();
      await page.getByText('Big ones, gold is saved.').waitFor();
      const rows = await world.db.query<{ filter: object }[]>(`SELECT filter FROM segment WHERE name = 'Big ones, gold'`);
      expect(rows).toEqual([{ filter: { tiers: ['A'], regions: ['NO', 'SE'], tags: ['gold'] } }]);
    });

    it('erases a contact only after her name was typed', async () => {
      const { owner, id } = await firm(world);
      const { clientId, name } = await contact(world, id);
      const page = await windows.open(owner, `/clients/${clientId}`);
      await page.getByRole('button', { name: `More about ${name}` }).click();
      await page.getByRole('menuitem', { name: 'Remove' }).click();
      const dialog = page.getByRole('dialog', { name: `Remove ${name}?` });
      await dialog.getByRole('textbox').fill('Kari');
      await dialog.getByRole('button', { name: 'Remove for good' }).click();
      await dialog.getByText('That is not the name.').waitFor();
      await dialog.getByRole('textbox').fill(name);
      await dialog.getByRole('button', { name: 'Remove for good' }).click();
      await page.getByText('Nobody is known here yet.').waitFor();
    });
  },
);
