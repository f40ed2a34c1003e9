import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { alliance } from '../support/alliances.js';
import { faults, journey, layoutShift, PHONE, sideways } from '../support/browser.js';
import { firm } from '../support/businesses.js';
import { introduce, writeBook, BRIEF } from '../support/story.js';
import { introduction } from '../support/introductions.js';
import { World } from '../support/world.js';

const SOON = { timeout: 2_000 };

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

/** An introduction that waits on the partner, offered through the service, so that its clock runs. */
async function offered() {
  const pair = await alliance(world, 'ACTIVE');
  const contactId = await writeBook(world, pair.proposer.owner, pair.proposer.id);
  const offer = { input: { allianceId: pair.id, contactId, brief: BRIEF } };
  const { introduction: made } = await introduce(world, pair.proposer.owner, 'Offer', offer);
  return { pair, id: made?.id ?? '' };
}

journey(
  'Today',
  () => world,
  (windows) => {
    it('opens with two operations, and moves nothing while it does', async () => {
      const { pair } = await offered();
      const page = await windows.open(pair.partner.owner, '/settings');
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForLoadState('networkidle');
      const operations: string[] = [];
      page.on('request', (request) => {
        if (request.url().endsWith('/graphql') && request.method() === 'POST') {
          operations.push(/(query|mutation) (\w+)/.exec((request.postDataJSON() as { query: string }).query)?.[2] ?? '');
        }
      });
      await page.goto('/today');
      await page.getByRole('heading', { name: 'Where introductions go' }).waitFor();
      await page.waitForLoadState('networkidle');
      expect(operations).toEqual(['Me', 'Today']);
      expect(await layoutShift(page)).toBeLessThanOrEqual(0.02);
    });

    it('accepts in one click, and the other firm sees it at once', async () => {
      const { pair, id } = await offered();
      const host = await windows.open(pair.proposer.owner, `/introductions/${id}`);
      await host
        .locator('.chip', { hasText: /^Offered$/ })
        .first()
        .waitFor();
      const page = await windows.open(pair.partner.owner, '/today');
      await page.getByRole('button', { name: 'Accept' }).click();
      await host
        .locator('.chip', { hasText: /^Accepted$/ })
        .first()
        .waitFor(SOON);
      await page.getByText('Nothing is waiting on you. Good moment to thank someone.').first().waitFor(SOON);
      const theirs = await windows.open(pair.proposer.owner, '/today');
      await theirs.getByRole('link', { name: /said yes: ask/ }).waitFor();
    });

    it('declines by keyboard, and takes it back', async () => {
      const { pair, id } = await offered();
      const host = await windows.open(pair.proposer.owner, `/introductions/${id}`);
      const page = await windows.open(pair.partner.owner, '/today');
      await page.getByRole('button', { name: 'Decline' }).waitFor();
      await page.keyboard.press('d');
      await page.getByRole('menuitem').first().waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await host
        .locator('.chip', { hasText: /^Fast no$/ })
        .first()
        .waitFor(SOON);
      await page.getByRole('button', { name: 'Undo' }).click();
      await host
        .locator('.chip', { hasText: /^Offered$/ })
        .first()
        .waitFor(SOON);
    });

    it('tells an open screen of another server what happens on this one', async () => {
      const { pair } = await offered();
      const page = await windows.open(pair.partner.owner, '/inbox');
      await page.getByRole('link', { name: /offers you an introduction/ }).waitFor();
      const second = await (await world.beside()).getUrl();
      const contactId = await writeBook(world, pair.proposer.owner, pair.proposer.id, { name: 'Another Person' });
      const query = 'mutation ($input: IntroductionOfferInput!) { introductionOffer(input: $input) { userErrors { message } } }';
      const variables = { input: { allianceId: pair.id, contactId, brief: { ...BRIEF, need: 'A second need, told elsewhere' } } };
      const answer = await fetch(`${second}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...pair.proposer.owner },
        body: JSON.stringify({ query, variables }),
      });
      expect(await answer.json()).toMatchObject({ data: { introductionOffer: { userErrors: [] } } });
      await page.getByText('A second need, told elsewhere').first().waitFor(SOON);
    });

    it('keeps what is written while the line is down, and sends it once when it is back', async () => {
      const { pair } = await introduction(world, 'MET');
      const other = await firm(world, 'Somebody Else');
      const page = await windows.open(pair.partner.owner, '/today');
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.keyboard.press('c');
      await page.keyboard.press('a');
      const sheet = page.getByRole('dialog', { name: 'Ask for an alliance' });
      await sheet.getByRole('combobox', { name: 'Firm' }).click();
      await sheet.getByRole('option', { name: 'Somebody Else' }).click();
      await page.context().setOffline(true);
      await sheet.getByLabel('What could you reach together?').fill('Written in a tunnel');
      await sheet.getByRole('button', { name: 'Send the proposal' }).click();
      await page.waitForTimeout(10_000);
      await page.getByText('No connection. What you write is kept.').waitFor();
      expect(await sheet.getByLabel('What could you reach together?').inputValue()).toBe('Written in a tunnel');
      await page.context().setOffline(false);
      await page.waitForURL(/\/alliances\/[0-9a-f-]{36}$/, { timeout: 20_000 });
      const made = await world.db.query<{ purpose: string }[]>('SELECT purpose FROM alliance WHERE partner_id = $1', [other.id]);
      expect(made).toEqual([{ purpose: 'Written in a tunnel' }]);
      forgiveTheLine(windows.complaints);
    }, 60_000);

    it('is the same on a phone in the dark: accept, decline by a tap, take it back', async () => {
      const screen = { ...PHONE, scheme: 'dark' as const };
      const [first, second] = [await offered(), await offered()];
      const page = await windows.open(first.pair.partner.owner, '/today', screen);
      await page.getByRole('button', { name: 'Accept' }).click();
      await page.getByText('Nothing is waiting on you. Good moment to thank someone.').first().waitFor(SOON);
      expect(await sideways(page)).toBe(0);
      const host = await windows.open(second.pair.proposer.owner, `/introductions/${second.id}`, screen);
      const theirs = await windows.open(second.pair.partner.owner, '/today', screen);
      await theirs.getByRole('button', { name: 'Decline' }).click();
      await theirs.getByRole('menuitem').first().click();
      await host
        .locator('.chip', { hasText: /^Fast no$/ })
        .first()
        .waitFor(SOON);
      await theirs.getByRole('button', { name: 'Undo' }).click();
      await host
        .locator('.chip', { hasText: /^Offered$/ })
        .first()
        .waitFor(SOON);
      expect(await sideways(host)).toBe(0);
    });

    it('has nothing that axe finds, in any look', async () => {
      const { pair } = await offered();
      const page = await windows.open(pair.partner.owner, '/today');
      for (const path of ['/today', '/inbox', '/inbox?box=FOR_YOUR_INFORMATION']) {
        await page.goto(path);
        await page.getByRole('heading', { level: 1 }).waitFor();
        expect([path, ...(await faults(page))]).toEqual([path]);
      }
      expect(await page.evaluate(SMALL_TEXT)).toEqual([]);
      await page.setViewportSize(PHONE);
      expect(await page.evaluate(SMALL_TEXT)).toEqual([]);
    }, 90_000);
  },
);

/** The browser's own words about a line that we took down ourselves. */
function forgiveTheLine(complaints: string[]): void {
  complaints.splice(0, complaints.length, ...complaints.filter((line) => !/WebSocket|ERR_INTERNET/.test(line)));
}

/** The sum of what moved since the page was opened, without what the person's own input moved. */
/** Texts under 12 pixels. */
const SMALL_TEXT = `[...document.querySelectorAll('body *')]
  .filter((node) => [...node.childNodes].some((child) => child.nodeType === 3 && child.textContent.trim()) && parseFloat(getComputedStyle(node).fontSize) < 12)
  .map((node) => node.outerHTML.slice(0, 120))`;
