import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { admin } from '../support/accounts.js';
import { axe, journey, PHONE, sideways } from '../support/browser.js';
import { introduction } from '../support/introductions.js';
import { World } from '../support/world.js';

const SOON = { timeout: 2_000 };

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

journey(
  'an outcome',
  () => world,
  (windows) => {
    it.each([
      ['light', 1440],
      ['dark', 390],
    ] as const)(
      'that was won changes the other firm’s screens at once, and is confirmed there (%s at %d)',
      async (scheme, width) => {
        const { id, introducer, beneficiary } = await introduction(world, 'MET');
        const screen = { ...PHONE, width, scheme };
        const list = await windows.open(introducer.owner, '/outcomes?tab=all', screen);
        await list.getByText('No outcome yet.').waitFor();
        const record = await windows.open(introducer.owner, `/introductions/${id}`, screen);
        await record.getByText('Nothing reported yet.').waitFor();
        const today = await windows.open(introducer.owner, '/today', screen);
        const part = (name: string) => today.getByRole('region', { name });
        await part('The last 90 days').getByText('0 of 1 meeting').waitFor();
        await part('Give and get').getByText('Value', { exact: true }).click();
        await part('Where introductions go').getByText('Met').last().waitFor();

        const page = await windows.open(beneficiary.owner, '/outcomes?tab=ask', screen);
        await page.getByRole('button', { name: /^Report:/ }).click();
        const sheet = page.getByRole('dialog', { name: 'How did it go?' });
        await sheet.getByRole('radio', { name: 'Won', exact: true }).check();
        await sheet.getByLabel('Value, EUR').fill('18,400');
        await sheet.getByLabel(/A word to your partner/).fill('Thank you for opening the door');
        expect(await sideways(page)).toBe(0);
        await sheet.getByRole('button', { name: 'Report it' }).click();
        await sheet.waitFor({ state: 'hidden' });

        await list.getByText('€18,400').filter({ visible: true }).waitFor(SOON);
        await record.getByText('€18,400').waitFor(SOON);
        await record.getByText('Thank you for opening the door').waitFor(SOON);
        await part('The last 90 days').getByText('1 of 1 meeting').waitFor(SOON);
        const flow = part('Where introductions go');
        // A screen too narrow for ribbons has bars.
        if (width < 520)
          await flow
            .getByRole('listitem')
            .filter({ hasText: /Won\s*1$/ })
            .waitFor(SOON);
        else await flow.getByRole('img', { name: /1 won/ }).waitFor(SOON);
        for (const each of [list, record, today]) expect(await sideways(each)).toBe(0);

        await record.getByRole('button', { name: 'Confirm' }).click();
        await record.locator('.chip', { hasText: 'Confirmed' }).waitFor();
        // A value counts when both say so.
        await part('The last 90 days').getByText('You gave €18,400').waitFor(SOON);
        await part('Give and get').getByText('€18,400').first().waitFor(SOON);
        await page.goto('/outcomes?tab=closed');
        await page.getByText('€18,400').filter({ visible: true }).waitFor();
        expect(await page.getByText('to be confirmed').filter({ visible: true }).count()).toBe(0);
      },
      60_000,
    );

    it('that was lost has a reason, which stays with it', async () => {
      const { id, introducer, beneficiary } = await introduction(world, 'MET');
      const page = await windows.open(beneficiary.owner, '/outcomes');
      await page.getByRole('heading', { name: 'Outcomes' }).waitFor();
      await page.keyboard.press('o');
      const sheet = page.getByRole('dialog', { name: 'How did it go?' });
      await sheet.getByLabel('Introduction').selectOption(id);
      await sheet.getByRole('radio', { name: 'Lost', exact: true }).check();
      await sheet.getByRole('button', { name: 'Report it' }).click();
      await sheet.getByText('Choose a reason').waitFor();
      await sheet.getByRole('radio', { name: 'Stayed with what they have' }).check();
      await sheet.getByRole('button', { name: 'Report it' }).click();
      await sheet.waitFor({ state: 'hidden' });
      const other = await windows.open(introducer.owner, `/introductions/${id}`);
      await other.getByText('Stayed with what they have').waitFor();
      const { outcomes } = await world.send<{ outcomes: { nodes: { type: string; reason: string }[] } }>(
        introducer.owner,
        'query ($id: ID!) { outcomes(businessId: $id, first: 5) { nodes { type reason } } }',
        { id: introducer.id },
      );
      expect(outcomes.nodes).toEqual([{ type: 'LOST', reason: 'STATUS_QUO' }]);
    });

    it('that is disputed ends with an amount that both agree to', async () => {
      const { id, introducer, beneficiary } = await introduction(world, 'MET');
      const page = await windows.open(beneficiary.owner, `/introductions/${id}?new=outcome&introduction=${id}`);
      const sheet = page.getByRole('dialog', { name: 'How did it go?' });
      await sheet.getByRole('radio', { name: 'Won', exact: true }).check();
      await sheet.getByLabel('Value, EUR').fill('900');
      await sheet.getByLabel('Value, EUR').press('Control+Enter');
      await sheet.waitFor({ state: 'hidden' });
      const other = await windows.open(introducer.owner, `/introductions/${id}`);
      await other.getByRole('button', { name: 'Dispute' }).click();
      await other.getByRole('menuitem', { name: 'The amount is wrong' }).click();
      await other.getByRole('button', { name: 'Propose an amount' }).click();
      await other.getByLabel('Amount in EUR').fill('1,200');
      await other.getByRole('button', { name: 'Put it on the table' }).click();
      await page.getByRole('button', { name: 'Agree to €1,200' }).click();
      await page.locator('.chip', { hasText: 'Settled in dispute' }).waitFor();
    });

    it.each(['light', 'dark'] as const)('that two see differently to the end is decided by an admin (%s)', async (scheme) => {
      const { id, introducer, beneficiary } = await introduction(world, 'MET');
      const page = await windows.open(beneficiary.owner, `/introductions/${id}?new=outcome&introduction=${id}`);
      const sheet = page.getByRole('dialog', { name: 'How did it go?' });
      await sheet.getByRole('radio', { name: 'Won', exact: true }).check();
      await sheet.getByLabel('Value, EUR').fill('900');
      await sheet.getByLabel('Value, EUR').press('Control+Enter');
      await sheet.waitFor({ state: 'hidden' });
      const other = await windows.open(introducer.owner, `/introductions/${id}`);
      await other.getByRole('button', { name: 'Dispute' }).click();
      await other.getByRole('menuitem', { name: 'The amount is wrong' }).click();
      await other.getByRole('button', { name: 'Propose an amount' }).waitFor();
      // Ten working days later the two have not agreed.
      await world.db.query(`UPDATE clock SET due_at = now() - interval '1 minute' WHERE purpose = 'outcome.dispute'`);
      await world.runClocks();

      const judge = await windows.open(await admin(world), '/admin/approvals?queue=outcomes', { scheme });
      await judge.getByRole('heading', { level: 2, name: introducer.name }).waitFor();
      expect(await axe(judge)).toEqual([]);
      await judge.keyboard.press('a');
      const decide = judge.getByRole('dialog', { name: 'Decide the dispute' });
      await decide.getByRole('textbox').fill('no figure');
      await decide.getByRole('button', { name: 'Decide the dispute' }).click();
      expect(await decide.getByRole('textbox').getAttribute('aria-invalid')).toBe('true');
      expect(await axe(judge)).toEqual([]);
      await decide.getByRole('textbox').fill('1,000');
      await decide.getByRole('button', { name: 'Decide the dispute' }).click();
      await decide.waitFor({ state: 'hidden' });
      for (const each of [page, other]) await each.getByText('€1,000').first().waitFor(SOON);
    });
  },
);
