import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { alliance, type Pair } from '../support/alliances.js';
import { axe, journey } from '../support/browser.js';
import { call } from '../support/call.js';
import { book, companies, mapOf, segment, share } from '../support/mapping.js';
import { World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

/** Two books with 23 companies in common; the partner gives `theirs`, we give everything. */
async function shared(theirs: 'COUNT' | 'OVERLAP'): Promise<Pair & { ids: string[] }> {
  const pair = await alliance(world, 'ACTIVE');
  const ids = await book(world, pair.proposer.id, [...companies('Canary', 23), ...companies('Own', 4)]);
  await book(world, pair.partner.id, [
    ...companies('Canary', 23).map((company) => ({ ...company, name: `${company.name} AS` })),
    ...companies('Hidden', 9),
  ]);
  const own = await segment(world, pair.proposer.id, { name: 'Our customers' });
  const other = await segment(world, pair.partner.id, { name: 'Their customers' });
  await share(world, pair.proposer.owner, pair.id, own, 'ALL', ['LIFECYCLE']);
  await share(world, pair.partner.owner, pair.id, other, theirs, ['LIFECYCLE']);
  await world.settle();
  return { ...pair, ids };
}

journey(
  'the map',
  () => world,
  (windows) => {
    it('shows numbers where numbers are shared, and no name: neither in the page nor in what the service answers', async () => {
      const pair = await shared('COUNT');
      const page = await windows.open(pair.proposer.owner, '/today');
      const heard: string[] = [];
      page.on('response', (response) => {
        if (response.url().endsWith('/graphql')) {
          // An answer that is still on its way when the window closes is nobody's.
          const text = response.text().then(
            (body) => heard.push(body),
            () => undefined,
          );
          void text;
        }
      });
      await page.getByRole('link', { name: 'Map' }).waitFor();
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.keyboard.press('g');
      await page.keyboard.press('m');
      const cell = page.getByRole('button', { name: /^Our customers and Their customers: (20|15) shared/ });
      await cell.waitFor();
      await cell.click();
      await page.getByText('Numbers only').waitFor();
      await page.getByText('You would show names; they do not yet.').waitFor();
      expect(heard.join()).toContain('"count":');
      // A part of the portal is named VisuallyHidden.
      expect(`${heard.join()} ${await page.content()}`).not.toMatch(/Canary|(?<!Visually)Hidden/);
      await page.getByRole('button', { name: 'Ask for shared names' }).click();
      await page.getByRole('button', { name: 'Ask for more' }).click();
      await page.getByText('You asked for: Names we share').waitFor();
      const [request] = (
        await world.send<{ alliance: { sharingRequests: { state: string }[] } }>(
          pair.partner.owner,
          'query ($id: ID!) { alliance(id: $id) { sharingRequests { state level } } }',
          { id: pair.id },
        )
      ).alliance.sharingRequests;
      expect(request).toEqual({ state: 'OPEN', level: 'OVERLAP' });
    });

    it('answers in the inbox a partner who asks for more, and shares what is asked for', async () => {
      const pair = await shared('COUNT');
      await call(
        world,
        pair.proposer.owner,
        'sharingAsk',
        '$allianceId: ID!, $input: SharingAskInput!',
        { allianceId: pair.id, input: { level: 'OVERLAP' } },
        'request { id }',
      );
      const page = await windows.open(pair.partner.owner, '/inbox', { width: 390, height: 844, scheme: 'dark' });
      await page.getByRole('link', { name: `${pair.proposer.name} asks you to share more` }).click();
      await page.locator('.pane').getByText('Names you both have').waitFor();
      await page.getByRole('combobox', { name: 'For which group?' }).selectOption('Their customers');
      expect(await axe(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
      await page.getByRole('button', { name: 'Share', exact: true }).click();
      await page.getByText('All clear.').waitFor();
      expect((await mapOf(world, pair.proposer.owner, pair.id)).columns).toMatchObject([{ level: 'OVERLAP' }]);
    });

    it('leads from a shared name to an introduction with client, partner and reason filled in', async () => {
      const pair = await shared('OVERLAP');
      const page = await windows.open(pair.proposer.owner, '/map');
      await page.getByRole('button', { name: /^Our customers and Their customers/ }).click();
      await page.getByRole('button', { name: 'Ask for an introduction to Canary 0001' }).click();
      const sheet = page.getByRole('dialog', { name: 'New introduction' });
      await sheet.getByText(pair.partner.name).first().waitFor();
      const need = sheet.getByRole('textbox').first();
      await expect(need.inputValue()).resolves.toContain('Canary 0001 AS');
      await sheet.getByRole('button', { name: /^Ask/ }).last().click();
      await page.waitForURL(/\/introductions\//);
      const [row] = await world.db.query<{ direction: string; alliance: string; need: string }[]>(
        `SELECT direction, alliance_id AS alliance, brief->>'need' AS need FROM introduction ORDER BY created_at DESC LIMIT 1`,
      );
      expect(row).toMatchObject({ direction: 'REQUEST', alliance: pair.id });
      expect(row?.need).toContain('Canary 0001 AS');
      await page.goto(`/clients/${pair.ids[0]}`);
      await page.getByRole('heading', { name: 'Who can introduce you' }).waitFor();
      await page.getByRole('button', { name: `Ask ${pair.partner.name} for an introduction` }).waitFor();
    });

    it('lets one lower what is shared and look through the partner’s eyes, in light and dark, on a phone', async () => {
      const pair = await shared('OVERLAP');
      const page = await windows.open(pair.partner.owner, `/map?tab=sharing`, { width: 390, height: 844, scheme: 'dark' });
      await page.getByRole('button', { name: 'See it as they see it' }).click();
      await page.getByRole('button', { name: 'Their customers' }).click();
      await page.getByText(/Canary 0001 AS, Canary 0002 AS/).waitFor();
      expect(await axe(page)).toEqual([]);
      await page.getByRole('button', { name: 'Back to your own view' }).click();
      await page.getByRole('combobox', { name: 'What they may see of Their customers' }).selectOption('Nothing');
      await page.getByText('Their customers: Nothing.').waitFor();
      expect(await mapOf(world, pair.proposer.owner, pair.id)).toMatchObject({ columns: [], cells: [] });
      await page.goto('/map');
      await page.getByRole('button', { name: /Share something of Their customers/ }).waitFor();
      expect(await axe(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    });
  },
);
