import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { admin } from '../support/accounts.js';
import { alliance, type Pair } from '../support/alliances.js';
import { faults, journey } from '../support/browser.js';
import { firm } from '../support/businesses.js';
import { knowEachOther, onMeeting, proposeMeeting, show } from '../support/vetting.js';
import { World } from '../support/world.js';

const SOON = { timeout: 15_000 };
let world: World;
beforeAll(async () => {
  world = await World.open();
  await world.shutGates();
});
afterAll(() => world.close());

const pairOf = async (name: string): Promise<Pair> =>
  alliance(world, 'GETTING_TO_KNOW', { proposer: await firm(world, name), partner: await firm(world, `${name} Partners`) });

journey(
  'getting to know each other',
  () => world,
  (windows) => {
    it('tells every gate in words, takes evidence, and hears a question', async () => {
      const pair = await pairOf('Harbour Light');
      const page = await windows.open(pair.proposer.owner, `/alliances/${pair.id}`);
      const gates = page.getByRole('list', { name: 'Before you can send it for approval' });
      await gates.getByText('None of two one-to-ones confirmed by both sides.').waitFor(SOON);
      await gates.getByText('Take 14 more days to get to know each other.').waitFor();
      expect(await page.getByRole('button', { name: 'Send for approval' }).count()).toBe(0);

      await page.getByRole('link', { name: 'Getting to know' }).click();
      await page.getByRole('button', { name: 'Answer, Ethics: Harbour Light' }).click();
      const sheet = page.getByRole('dialog');
      await sheet.getByLabel('What do you say of yourselves?').fill('We take no hidden commission.');
      await sheet.getByLabel('What shows it?').fill('It stands in our contract, page two.');
      await sheet.getByRole('button', { name: 'Save the answer' }).click();
      await sheet.getByText('Evidence needs somebody who says so.').waitFor(SOON);
      await sheet.getByLabel('Who says so?').fill('Our standard contract');
      await sheet.getByLabel('When was it said or seen?').fill('2025-11-03');
      await sheet.getByRole('button', { name: 'Save the answer' }).click();
      await sheet.waitFor({ state: 'hidden' });
      await page.getByRole('region', { name: 'Ethics' }).getByText('Evidenced').waitFor(SOON);

      const theirs = await windows.open(pair.partner.owner, `/alliances/${pair.id}?tab=know`);
      await theirs.getByRole('button', { name: 'Ask them to clarify, Ethics: Harbour Light' }).click();
      await theirs.getByLabel('What shall they clarify?').fill('Who pays for lunch?');
      await theirs.getByRole('button', { name: 'Ask', exact: true }).click();
      await theirs.getByText('Who pays for lunch?').first().waitFor(SOON);
      await page.reload();
      await page.getByText('Who pays for lunch?').waitFor(SOON);
    });

    it('proposes a one-to-one, both confirm it, and each keeps a note of its own', async () => {
      const pair = await pairOf('Quay Glass');
      const page = await windows.open(pair.proposer.owner, `/alliances/${pair.id}?tab=know`);
      await page.getByRole('button', { name: 'Propose a one-to-one' }).click();
      const sheet = page.getByRole('dialog');
      await sheet.getByLabel('When').fill('2026-01-12T09:30');
      await sheet.getByLabel('What is it about?').fill('Who does what');
      await sheet.getByRole('button', { name: 'Save', exact: true }).click();
      await sheet.waitFor({ state: 'hidden' });
      await page.getByRole('button', { name: /^It was held/ }).click();
      await page.getByText('Quay Glass has confirmed').waitFor(SOON);
      await page.getByRole('button', { name: /^Notes/ }).click();
      await page.getByLabel('Shared notes').fill('We visit together.');
      await page.getByLabel('Private note').fill('Their adviser is the one to trust.');
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByText('Their adviser is the one to trust.').waitFor(SOON);

      const theirs = await windows.open(pair.partner.owner, `/alliances/${pair.id}?tab=know`);
      await theirs.getByText('We visit together.').waitFor(SOON);
      expect(await theirs.content()).not.toContain('one to trust');
      await theirs.getByRole('button', { name: /^It was held/ }).click();
      await theirs.locator('.chip', { hasText: 'Held' }).waitFor(SOON);
      const link = await theirs.getByRole('link', { name: /^Calendar file/ }).getAttribute('href');
      const file = await theirs.request.get(link ?? '');
      expect([file.status(), (await file.text()).split('\r\n')[0]]).toEqual([200, 'BEGIN:VCALENDAR']);
    });

    it('lets an admin read a private note for a while, and tells who read it', async () => {
      const pair = await pairOf('Lock Keeper');
      const meeting = (await proposeMeeting(world, pair.proposer.owner, pair.id)).oneToOne?.id ?? '';
      await onMeeting(world, pair.proposer.owner, 'WriteNote', meeting, { text: 'They named the price first.' });
      const judge = await windows.open(await admin(world), `/alliances/${pair.id}?tab=know`);
      await judge.getByRole('heading', { name: 'One-to-ones' }).waitFor(SOON);
      expect(await judge.getByRole('button', { name: 'Read it' }).count()).toBe(0);

      const page = await windows.open(pair.proposer.owner, `/alliances/${pair.id}?tab=know`);
      await page.getByRole('button', { name: /^Let an admin read/ }).click();
      const sheet = page.getByRole('dialog');
      await sheet.getByRole('button', { name: 'Let them read it' }).click();
      await sheet.getByText(/at least|longer than|between/i).waitFor(SOON);
      await sheet.getByLabel('Why?').fill('A dispute about the price');
      expect(await faults(page)).toEqual([]);
      await sheet.getByRole('button', { name: 'Let them read it' }).click();
      await page.getByText(/^Admins of the network may read .* Nobody has read it yet\.$/).waitFor(SOON);

      await judge.reload();
      await judge.getByText('Reason: A dispute about the price.').waitFor(SOON);
      expect(await judge.content()).not.toContain('named the price');
      await judge.getByRole('button', { name: 'Read it' }).click();
      await judge.getByText('They named the price first.').waitFor(SOON);
      expect(await faults(judge)).toEqual([]);

      await page.reload();
      await page.getByText(/Read by Ines/).waitFor(SOON);
      await page.getByRole('button', { name: /^Let nobody read/ }).click();
      await page.getByText('Admins could read your private note for a while.').waitFor(SOON);
      await judge.reload();
      await judge.getByRole('heading', { name: 'One-to-ones' }).waitFor(SOON);
      expect(await judge.getByRole('button', { name: 'Read it' }).count()).toBe(0);
    });

    it('divides the pilot in two lanes, and an admin waives what is missing with a reason', async () => {
      const pair = await pairOf('Pier Sound');
      const page = await windows.open(pair.proposer.owner, `/alliances/${pair.id}?tab=pilot`);
      const lane = page.getByRole('region', { name: 'Pier Sound', exact: true });
      await lane.getByLabel('What will you do?').fill('Bring the instruments');
      await lane.getByRole('button', { name: 'Add the task' }).click();
      await lane.getByRole('checkbox', { name: 'Bring the instruments' }).click();
      await lane.getByText(/^Done on/).waitFor(SOON);
      await page.getByRole('button', { name: 'Change the plan' }).click();
      const sheet = page.getByRole('dialog');
      await sheet.getByLabel('Kind of project').selectOption({ label: 'A joint seminar' });
      await sheet.getByLabel('First day').fill('2026-03-02');
      await sheet.getByLabel('Last day').fill('2026-04-30');
      await sheet.getByRole('button', { name: 'Save the plan' }).click();
      await sheet.waitFor({ state: 'hidden' });
      await page.getByText('A joint seminar').first().waitFor(SOON);

      const judge = await windows.open(await admin(world), `/alliances/${pair.id}`);
      const gate = judge.getByRole('listitem').filter({ hasText: 'None of two one-to-ones' });
      await gate.getByRole('button', { name: 'Waive' }).click();
      await judge.getByLabel('Why may it stand open?').fill('They have worked together for years.');
      await judge.getByRole('button', { name: 'Waive the gate' }).click();
      await judge.getByText('Waived by the network: They have worked together for years.').waitFor(SOON);
    });

    it('has nothing that axe finds, in any look', async () => {
      const pair = await pairOf('Axe');
      await knowEachOther(world, pair);
      await show(world, pair.partner.owner, 'vettingAskToClarify', pair.id, { dimension: 'ETHICS', question: 'Who says that?' });
      await show(world, pair.proposer.owner, 'pilotTaskAdd', pair.id, { text: 'Bring the instruments' });
      const meeting = (await proposeMeeting(world, pair.partner.owner, pair.id)).oneToOne?.id ?? '';
      await onMeeting(world, pair.proposer.owner, 'WriteNote', meeting, { text: 'Ours alone' });
      const page = await windows.open(pair.proposer.owner, '/alliances');
      for (const tab of ['', '?tab=know', '?tab=pilot']) {
        await page.goto(`/alliances/${pair.id}${tab}`);
        await page.getByRole('heading', { level: 1 }).waitFor();
        await page
          .getByRole('heading', { name: tab === '' ? 'Next step' : tab === '?tab=know' ? 'One-to-ones' : 'Who does what' })
          .waitFor(SOON);
        expect([tab, ...(await faults(page))]).toEqual([tab]);
      }
    }, 90_000);
  },
);
