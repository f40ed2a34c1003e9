import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { admin, type Person } from '../support/accounts.js';
import { alliance, type Pair } from '../support/alliances.js';
import { axe, faults, journey } from '../support/browser.js';
import { firm } from '../support/businesses.js';
import { World } from '../support/world.js';

/** How soon (milliseconds) one firm sees what another did. */
const SOON = { timeout: 2_000 };

let world: World;
let ines: Person;
beforeAll(async () => {
  world = await World.open();
  ines = await admin(world);
});
afterAll(() => world.close());

const named = (suffix: string) => ({ proposer: `Harbour ${suffix}`, partner: `Quayside ${suffix}` });
async function pairIn(stage: Parameters<typeof alliance>[1], suffix: string): Promise<Pair> {
  const names = named(suffix);
  return alliance(world, stage, { proposer: await firm(world, names.proposer), partner: await firm(world, names.partner) });
}

journey(
  'an alliance',
  () => world,
  (windows) => {
    it('is asked for with an idea for a pilot, and stands in the other inbox within two seconds', async () => {
      const [harbour, quayside] = [await firm(world, 'Harbour Nine'), await firm(world, 'Quayside Nine')];
      const theirs = await windows.open(quayside.owner, '/inbox');
      await theirs.getByText('All clear.').waitFor();
      const page = await windows.open(harbour.owner, '/firms');
      await page.getByRole('link', { name: 'Quayside Nine' }).click();
      await page.getByRole('heading', { name: 'Quayside Nine', level: 1 }).waitFor();
      await page.getByRole('button', { name: 'Ask for an alliance' }).click();
      const sheet = page.getByRole('dialog', { name: 'Ask for an alliance' });
      await sheet.getByLabel('What could you reach together?').fill('Offices that people like to work in');
      await sheet.getByLabel(/A first, low-risk project/).selectOption('A joint seminar');
      await sheet.getByRole('button', { name: 'Send the proposal' }).click();
      await theirs.getByRole('link', { name: /Harbour Nine wants to start an alliance with you/ }).waitFor(SOON);
      expect(await axe(theirs)).toEqual([]);
      await page.waitForURL(/\/alliances\/[0-9a-f-]{36}$/);
      await page.getByText('A joint seminar').first().waitFor();
    });

    it('says what is missing instead of failing, until both are ready', async () => {
      const [harbour, quayside] = [await firm(world, 'Harbour Ten'), await firm(world, 'Quayside Ten')];
      const { alliancePropose } = await world.send<{ alliancePropose: { alliance: { id: string } } }>(
        harbour.owner,
        'mutation ($input: AllianceProposeInput!) { alliancePropose(input: $input) { alliance { id } } }',
        { input: { proposerId: harbour.id, partnerId: quayside.id, purpose: 'Offices that people like to work in' } },
      );
      const path = `/alliances/${alliancePropose.alliance.id}`;
      const theirs = await windows.open(quayside.owner, path);
      await theirs.getByRole('button', { name: 'Accept the alliance' }).click();
      const page = await windows.open(harbour.owner, path);
      await page.getByText('Both sides must have accepted the newest version of the agreement.').first().waitFor();
      expect(await page.getByRole('button', { name: 'Send for approval' }).count()).toBe(0);
      await page.getByRole('button', { name: 'Write the terms' }).click();
      await page.getByRole('button', { name: 'Save the terms' }).click();
      await page.getByRole('button', { name: 'Accept the terms' }).click();
      await theirs.getByRole('button', { name: 'Accept the terms' }).click();
      await page.getByRole('button', { name: 'Plan the pilot' }).click();
      const plan = page.getByRole('dialog', { name: 'Plan the pilot' });
      await plan.getByLabel('What is it called?').fill('A joint seminar');
      await plan.getByLabel('What shall it show?').fill('Ten guests from each side');
      await plan.getByRole('button', { name: 'Save the plan' }).click();
      await plan.waitFor({ state: 'hidden' });
      await page.getByText('Ten guests from each side').waitFor();
      await page.getByRole('button', { name: 'Send for approval' }).click();
      await page
        .getByText(/Now it is the other side’s turn/)
        .first()
        .waitFor();
      await theirs.getByText(/Harbour Ten since/).waitFor(SOON);
      await theirs.getByRole('button', { name: 'Send for approval' }).click();
      await page.locator('.chip', { hasText: 'Waiting for approval' }).waitFor(SOON);
    });

    it('becomes a pilot on both screens when the admin approves, with one entry in the audit log', async () => {
      const pair = await pairIn('PENDING_APPROVAL', 'Eleven');
      const [one, other] = [
        await windows.open(pair.proposer.owner, `/alliances/${pair.id}`),
        await windows.open(pair.partner.owner, `/alliances/${pair.id}`),
      ];
      const judge = await windows.open(ines, `/admin/approvals?queue=alliances&item=${pair.id}`);
      await judge.getByRole('button', { name: 'Approve' }).click();
      for (const page of [one, other]) await page.locator('.chip', { hasText: /^Pilot$/ }).waitFor(SOON);
      expect((await world.factsAbout(pair.id)).filter((type) => type === 'alliance.approved')).toHaveLength(1);
    });

    it('is sent back or rejected with a reason, which both read at once', async () => {
      for (const [button, dialogName, stage] of [
        ['Send back', /^Send .* back$/, 'Getting to know'],
        ['Decline', /^Decline/, 'Not approved'],
      ] as const) {
        const pair = await pairIn('PENDING_APPROVAL', stage);
        const pages = [];
        for (const { owner } of [pair.proposer, pair.partner]) pages.push(await windows.open(owner, `/alliances/${pair.id}`));
        const judge = await windows.open(ines, `/admin/approvals?queue=alliances&item=${pair.id}`);
        await judge.getByRole('button', { name: button }).click();
        const dialog = judge.getByRole('dialog', { name: dialogName });
        await dialog.getByLabel('Reason').selectOption({ label: 'Evidence is missing' });
        await dialog.getByRole('textbox').fill('Show us one client you kept.');
        expect(await axe(judge)).toEqual([]);
        await dialog.getByRole('button', { name: button }).click();
        await dialog.waitFor({ state: 'hidden' });
        for (const page of pages) {
          await page.locator('.chip', { hasText: new RegExp(`^${stage}$`) }).waitFor(SOON);
          await page.getByText('Show us one client you kept.').first().waitFor();
        }
      }
    }, 60_000);

    it.each([
      ['GO', 'Go on: make it an alliance', 'Active'],
      ['STOP', 'Stop here, with thanks', 'Ended'],
    ])('goes where both reviews send it: %s', async (_verdict, choice, stage) => {
      const pair = await pairIn('PILOT', `Twelve ${stage}`);
      const pages = [];
      for (const { owner } of [pair.proposer, pair.partner]) {
        const page = await windows.open(owner, `/alliances/${pair.id}`);
        pages.push(page);
        await page.getByRole('button', { name: 'Review the pilot' }).click();
        const sheet = page.getByRole('dialog', { name: 'Review the pilot' });
        await sheet.getByLabel('One example of what you saw').fill('They called back the same day.');
        await sheet.getByRole('radio', { name: pages.length === 1 ? 'Go on: make it an alliance' : choice }).check();
        await sheet.getByRole('button', { name: 'Give the review' }).click();
        await sheet.waitFor({ state: 'hidden' });
      }
      for (const page of pages) await page.locator('.chip', { hasText: new RegExp(`^${stage}$`) }).waitFor(SOON);
    });

    it('has nothing that axe finds, in any look', async () => {
      const pair = await pairIn('ACTIVE', 'Axe');
      const paths = [
        '/firms',
        '/alliances',
        '/alliances?view=board',
        `/alliances/${pair.id}`,
        `/alliances/${pair.id}?tab=activity`,
        '/alliances?new=alliance',
      ];
      const page = await windows.open(pair.proposer.owner, '/alliances');
      for (const path of paths) {
        await page.goto(path);
        await page.getByRole('heading', { level: 1 }).waitFor();
        if (path.includes('new=')) await page.getByRole('dialog').waitFor();
        expect([path, ...(await faults(page))]).toEqual([path]);
      }
    }, 90_000);
  },
);
