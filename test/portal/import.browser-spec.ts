import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { axe, journey, PHONE, sideways, type Screen } from '../support/browser.js';
import { firm } from '../support/businesses.js';
import { client } from '../support/clients.js';
import { book } from '../support/imports.js';
import { World } from '../support/world.js';

const BAD = 18;

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

/** A list of companies with a website and a person each; `bad` of them, spread over the file, have no name or no address. */
function list(rows: number, bad = 0): Buffer {
  const every = bad > 0 ? Math.floor(rows / bad) : Infinity;
  const lines = Array.from({ length: rows }, (_, n) => {
    const isBad = n % every === 3 && n < every * bad;
    const name = isBad && n % 2 === 1 ? '' : `Company ${n + 1}`;
    const email = isBad && name ? 'not an address' : `kari@company-${n + 1}.com`;
    return `${name};www.company-${n + 1}.com;Norway;Kari Moen;${email}`;
  });
  return Buffer.from(`Company;Website;Country;Contact;Email\r\n${lines.join('\r\n')}\r\n`);
}

async function send(page: Page, buffer: Buffer): Promise<void> {
  await page.getByRole('heading', { name: 'Import a list' }).waitFor();
  await page.locator('input[type=file]').setInputFiles({ name: 'our clients.csv', mimeType: 'text/csv', buffer });
  await page.waitForURL(/\/clients\/lists\/[0-9a-f-]{36}/, { timeout: 30_000 });
}

async function expectClean(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
  expect(await axe(page)).toEqual([]);
  expect(await sideways(page)).toBeLessThanOrEqual(0);
}

const figure = (page: Page, word: string) => page.locator('dl div', { has: page.getByText(word, { exact: true }) }).locator('dd');

journey(
  'a list of clients',
  () => world,
  (windows) => {
    // Journeys 13 and 14.
    it('of 10,000 rows goes into the book while its page is closed and opened again, and is undone', async () => {
      const { owner, id } = await firm(world);
      const before = await client(world, id, { name: 'There before' });
      const page = await windows.open(owner, '/clients');
      await page.getByRole('link', { name: 'Import a list' }).click();
      await send(page, list(10_000));
      await page.getByText('Comparing the file with your book').waitFor();
      await world.settle();
      await page.getByText('Nothing is written yet.').waitFor();
      expect(await figure(page, 'new').textContent()).toBe('10,000');
      await expectClean(page);
      await page.getByRole('button', { name: 'Import 10,000 rows' }).click();
      await page.getByRole('progressbar').waitFor();
      const address = page.url();
      await page.close();

      const other = await windows.open(owner, '/today');
      await other.getByRole('link', { name: /^Import \d+ %$/ }).waitFor();
      await other.reload();
      await other.getByRole('link', { name: /^Import \d+ %$/ }).click();
      expect(other.url()).toBe(address);
      await world.settle();
      await other.getByRole('heading', { name: 'It is in your book' }).waitFor();
      expect(await figure(other, 'clients added').textContent()).toBe('10,000');
      expect(await figure(other, 'people added').textContent()).toBe('10,000');
      await expectClean(other);
      await other.getByRole('link', { name: 'Open the book' }).click();
      await other.getByText('10,001 clients').waitFor();

      await other.goto(address);
      await other.getByRole('button', { name: 'Undo the import' }).click();
      await other.getByRole('heading', { name: 'Taking it out again' }).waitFor();
      await world.settle();
      await other.getByText('Your book is as it was.').waitFor();
      await other.goto('/clients');
      await other.getByText('1 client', { exact: true }).waitFor();
      expect((await book(world, owner, id)).map((row) => row.id)).toEqual([before.id]);
    }, 120_000);

    // Journeys 15 and 35.
    const SCREENS: readonly (readonly [string, Screen])[] = [
      ['on a desk', {}],
      ['on a phone in the dark', { ...PHONE, scheme: 'dark' }],
    ];
    it.each(SCREENS)(
      'with 18 bad rows is mended in place before anything is written, %s',
      async (_name, screen) => {
        const { owner, id } = await firm(world);
        const page = await windows.open(owner, '/clients/lists', screen);
        await expectClean(page);
        await send(page, list(900, BAD));
        await world.settle();
        await page.getByRole('heading', { name: '18 rows need a look' }).waitFor();
        await expectClean(page);
        expect(await book(world, owner, id)).toEqual([]);
        for (let left = BAD; left > 0; left -= 1) {
          const row = page.locator('.mend > li').first();
          const number = (await row.getByRole('heading').textContent()) ?? '';
          const field = row.locator('input[aria-invalid=true]');
          const isAddress = (await row.getByText('That is not one e-mail address.').count()) > 0;
          await field.fill(isAddress ? `mended${left}@company-x.com` : `Mended ${left}`);
          await row.getByRole('button', { name: `Mend ${number.toLowerCase()}` }).click();
          await page.getByText(number, { exact: true }).waitFor({ state: 'detached' });
        }
        await page.getByRole('heading', { name: /need a look/ }).waitFor({ state: 'detached' });
        expect(await book(world, owner, id)).toEqual([]);
        await page.getByRole('button', { name: 'Import 900 rows' }).click();
        await world.settle();
        await page.getByRole('heading', { name: 'It is in your book' }).waitFor();
        await expectClean(page);
      },
      120_000,
    );

    it('says what is wrong with a file that cannot be read', async () => {
      const { owner } = await firm(world);
      const page = await windows.open(owner, '/clients/lists');
      await page.getByRole('heading', { name: 'Import a list' }).waitFor();
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: 'empty.csv', mimeType: 'text/csv', buffer: Buffer.from('Company\n') });
      await page.getByRole('alert').getByText('The file has no line besides its header.').waitFor();
    });

    it('of 50,000 clients scrolls to any place, with only what is in sight in the page', async () => {
      const { owner, id } = await firm(world);
      await world.db.query(
        `WITH acting AS MATERIALIZED (SELECT set_config('app.business_ids', $1, true) AS ids)
         INSERT INTO client (id, business_id, name, name_key, created_at)
         SELECT gen_random_uuid(), $2, 'Client ' || lpad(n::text, 5, '0'), 'client ' || lpad(n::text, 5, '0'), now()
         FROM generate_series(1, 50000) n, acting WHERE ids IS NOT NULL`,
        [id, id],
      );
      const page = await windows.open(owner, '/clients?by=name');
      await page.getByRole('link', { name: 'Client 00001' }).waitFor();
      await page.evaluate('scrollTo(0, document.body.scrollHeight)');
      await page.getByRole('link', { name: 'Client 50000' }).waitFor();
      expect(await page.locator('tbody tr').count()).toBeLessThan(80);
      await page.evaluate('scrollTo(0, document.body.scrollHeight / 2)');
      await page
        .getByRole('link', { name: /Client 2[45]\d{3}/ })
        .first()
        .waitFor();
    }, 60_000);

    it('has notes, tags that narrow the book, and duplicates that become one', async () => {
      const { owner, id } = await firm(world);
      const one = await client(world, id, { name: 'Fjord Logistics' });
      await client(world, id, { name: 'Fjord Logistics AS' });
      for (const each of await book(world, owner, id)) {
        await world.send(
          owner,
          'mutation T($id: ID!) { clientUpdate(id: $id, input: { tags: ["Oslo"] }) { userErrors { code } } }',
          { id: each.id },
        );
      }
      const page = await windows.open(owner, `/clients/${one.id}`);
      await page.getByLabel('New note').fill('Met at the fair.');
      await page.getByRole('button', { name: 'Keep the note' }).click();
      await page.getByText('A note was kept').waitFor();
      await expectClean(page);
      await page.goto('/clients');
      await page.getByLabel('Tag').selectOption('oslo');
      await page.waitForURL(/tag=oslo/);
      await page.getByText('2 clients').waitFor();
      await page.getByRole('button', { name: '1 possible duplicate' }).click();
      const dialog = page.getByRole('dialog', { name: 'Possible duplicates' });
      await dialog.getByRole('button', { name: 'Keep Fjord Logistics', exact: true }).click();
      await dialog.getByText('No two entries look like one company.').waitFor();
      expect(await book(world, owner, id)).toMatchObject([{ id: one.id }]);
    });
  },
);
