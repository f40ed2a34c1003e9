import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { alliance } from '../support/alliances.js';
import { journey } from '../support/browser.js';
import { contact } from '../support/clients.js';
import { askedClient, introduced, introduction } from '../support/introductions.js';
import { World } from '../support/world.js';

/** How soon (milliseconds) one firm sees what another did. */
const SOON = { timeout: 2_000 };

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

const chip = (page: Page, word: string) => page.locator('.chip', { hasText: new RegExp(`^${word}$`) });

journey(
  'an introduction',
  () => world,
  (windows) => {
    it('is sent with two guesses of four answers, which both sides see as guesses', async () => {
      const pair = await alliance(world, 'ACTIVE');
      await contact(world, pair.proposer.id);
      const page = await windows.open(pair.proposer.owner, '/introductions');
      await page.getByRole('main').waitFor();
      await page.keyboard.press('c');
      await page.keyboard.press('i');
      const sheet = page.getByRole('dialog', { name: 'New introduction' });
      await sheet.getByRole('combobox', { name: 'Client', exact: true }).click();
      await sheet.getByRole('option', { name: 'Fjord Logistics' }).click();
      await sheet.getByLabel('What does the client need?', { exact: true }).fill('Sixty desks, and quiet to work at them');
      await sheet.getByLabel('How do you know? What does the client need?').selectOption('The client said so');
      await sheet.getByLabel('Is there a budget?', { exact: true }).fill('Set for spring');
      await sheet.getByLabel('How do you know? Is there a budget?').selectOption('I saw it');
      await sheet.getByLabel('What did you see? Is there a budget?').fill('The minutes of the board');
      await sheet.getByLabel('Can the contact decide?', { exact: true }).fill('Up to fifty thousand');
      await sheet.getByLabel('Is it the time?', { exact: true }).fill('Before summer');
      await sheet.getByRole('button', { name: 'Offer the introduction' }).click();
      await page.waitForURL(/\/introductions\/[0-9a-f-]{36}$/);
      await page.getByRole('heading', { name: 'Fjord Logistics' }).waitFor();
      expect(await chip(page, 'Guess').count()).toBe(2);

      const theirs = await windows.open(pair.partner.owner, new URL(page.url()).pathname);
      await theirs.getByRole('heading', { name: 'Qualification' }).waitFor();
      expect(await chip(theirs, 'Guess').count()).toBe(2);
      expect(await theirs.getByText('Fjord').count()).toBe(0);
    });

    it('tells beside the field what gives the client away, and keeps what was written', async () => {
      const pair = await alliance(world, 'ACTIVE');
      await contact(world, pair.proposer.id);
      const page = await windows.open(pair.proposer.owner, '/introductions?new=introduction');
      const sheet = page.getByRole('dialog', { name: 'New introduction' });
      await sheet.getByRole('combobox', { name: 'Client', exact: true }).click();
      await sheet.getByRole('option', { name: 'Fjord Logistics' }).click();
      const need = sheet.getByLabel('What does the client need?', { exact: true });
      await need.fill('Fjord moves to new rooms');
      await need.press('Control+Enter');
      await sheet.getByText('This tells who the client is (“fjord”)').waitFor();
      expect(await need.getAttribute('aria-invalid')).toBe('true');
      await page.reload();
      expect(await need.inputValue()).toBe('Fjord moves to new rooms');
    });

    it('is seen by the host as soon as the client has said yes, on a page without a script', async () => {
      const { id, link, introducer, beneficiary, person } = await askedClient(world);
      const host = await windows.open(introducer.owner, `/introductions/${id}`);
      await chip(host, 'Client asked').waitFor();
      const partner = await windows.open(beneficiary.owner, `/introductions/${id}`);
      await partner.getByText('Not shown').waitFor();
      expect(await partner.content()).not.toContain(person.name);

      const client = await windows.open(null, link, { javaScript: false });
      await client.getByRole('button', { name: 'Yes, introduce us' }).click();
      await client.getByRole('heading', { name: 'You said yes' }).waitFor();
      await chip(host, 'Client yes').first().waitFor(SOON);
      await partner.getByRole('link', { name: person.email ?? '' }).waitFor(SOON);
    });

    it('is not moved by ten visits to the client’s page', async () => {
      const { id, link, introducer } = await askedClient(world);
      const client = await windows.open(null, link, { javaScript: false });
      for (let visit = 0; visit < 9; visit++) await client.goto(link);
      const host = await windows.open(introducer.owner, `/introductions/${id}`);
      await chip(host, 'Client asked').first().waitFor();
      expect(await stageOf(id)).toBe('AWAITING_CONSENT');
    });

    it('shows nothing of the client any more once she took it back', async () => {
      const { id, link, beneficiary, person } = await introduced(world);
      const partner = await windows.open(beneficiary.owner, `/introductions/${id}`);
      await partner.getByRole('link', { name: person.email ?? '' }).waitFor();
      const client = await windows.open(null, link, { javaScript: false });
      await client.getByRole('button', { name: 'Take it back' }).click();
      await partner.getByText('Withdrawn by the client').waitFor(SOON);
      await partner.reload();
      await partner.getByText('Withdrawn by the client').waitFor();
      expect(await partner.content()).not.toContain(person.email);
      const { introduction: read } = await world.send<{ introduction: { introducee: { __typename: string } } }>(
        beneficiary.owner,
        'query ($id: ID!) { introduction(id: $id) { introducee { __typename } } }',
        { id },
      );
      expect(read.introducee.__typename).toBe('Redacted');
    });

    it('is declined by two keys, the host reads why at once, and it can be taken back', async () => {
      const { id, introducer, beneficiary } = await introduction(world, 'OFFERED');
      const host = await windows.open(introducer.owner, `/introductions/${id}`);
      await chip(host, 'Offered').first().waitFor();
      const partner = await windows.open(beneficiary.owner, `/introductions/${id}`);
      await partner.getByRole('button', { name: 'Decline' }).waitFor();
      await partner.keyboard.press('d');
      await partner.getByRole('menuitem', { name: /Not our work/ }).waitFor();
      await partner.keyboard.press('Enter');
      await chip(host, 'Fast no').first().waitFor(SOON);
      await host.getByText('Not our work').first().waitFor(SOON);
      await host
        .getByText(/This is not the work we do best/)
        .first()
        .waitFor(SOON);

      await partner.getByRole('button', { name: 'Undo' }).click();
      await partner.getByRole('button', { name: 'Accept' }).waitFor(SOON);
      await chip(host, 'Offered').first().waitFor(SOON);
      expect(await stageOf(id)).toBe('OFFERED');
    });

    it('is accepted as a request by naming one’s own contact, whom the other side does not see', async () => {
      const { id, introducer, beneficiary, person } = await introduction(world, 'REQUESTED');
      const host = await windows.open(introducer.owner, `/introductions/${id}`);
      await host.getByRole('button', { name: 'Accept' }).click();
      const sheet = host.getByRole('dialog', { name: 'Whom will you introduce?' });
      await sheet.getByRole('combobox', { name: 'Client', exact: true }).click();
      await sheet.getByRole('option', { name: 'Fjord Logistics' }).click();
      await sheet.getByRole('button', { name: 'Accept and go on to ask' }).click();
      await host.getByRole('button', { name: 'Ask the client' }).click();
      const ask = host.getByRole('dialog', { name: 'Ask the client' });
      await ask.getByRole('button', { name: 'Send the question' }).click();
      await chip(host, 'Client asked').first().waitFor();
      const partner = await windows.open(beneficiary.owner, `/introductions/${id}`);
      await partner.getByText('Not shown').waitFor();
      expect(await partner.content()).not.toContain(person.name);
    });

    it('is met when it was reported so: both see it, and both are asked how it went', async () => {
      const { id, introducer, beneficiary } = await introduction(world, 'IN_CONTACT');
      const host = await windows.open(introducer.owner, `/introductions/${id}`);
      await chip(host, 'In contact').first().waitFor();
      const partner = await windows.open(beneficiary.owner, `/introductions/${id}`);
      await partner.getByRole('button', { name: 'We have met' }).click();
      await partner.getByRole('button', { name: 'Report the meeting' }).click();
      await chip(partner, 'Met').first().waitFor();
      await chip(host, 'Met').first().waitFor(SOON);
      for (const page of [host, partner]) {
        await page.goto('/outcomes?tab=ask');
        await page.locator(`a[href="/introductions/${id}"]`).waitFor();
      }
    });

    it('is found again by view, filter and order, as addresses', async () => {
      const { introducer } = await introduction(world, 'MET');
      const page = await windows.open(introducer.owner, '/introductions');
      await page.getByRole('link', { name: 'Closed' }).click();
      await page.waitForURL(/saved=closed/);
      await page.getByText('Nothing here').waitFor();
      await page.getByRole('link', { name: 'Our clients' }).click();
      await page.getByRole('link', { name: 'Fjord Logistics' }).waitFor();
      await page.getByRole('button', { name: 'Stage' }).click();
      expect(await page.getByRole('columnheader', { name: 'Stage' }).getAttribute('aria-sort')).toBe('ascending');
      await page.locator('.page h1').click();
      await page.keyboard.press('/');
      await page.keyboard.type('nobody at all');
      await page.getByText('Nothing here').waitFor();
      await page.getByRole('textbox', { name: /Filter/ }).fill('fjord');
      await page.getByRole('textbox', { name: /Filter/ }).blur();
      await page.keyboard.press('j');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Fjord Logistics' }).waitFor();
    });

    const stageOf = async (id: string): Promise<string> => {
      const [row] = await world.db.query<{ stage: string }[]>('SELECT stage FROM introduction WHERE id = $1', [id]);
      return row?.stage ?? '';
    };
  },
);
