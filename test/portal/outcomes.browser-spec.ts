import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { journey } from '../support/browser.js';
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
    it('that was won shows on the other firm’s screens at once, and is confirmed there', async () => {
      const { id, introducer, beneficiary } = await introduction(world, 'MET');
      const list = await windows.open(introducer.owner, '/outcomes?tab=all');
      await list.getByText('No outcome yet.').waitFor();
      const record = await windows.open(introducer.owner, `/introductions/${id}`);
      await record.getByText('Nothing reported yet.').waitFor();

      const page = await windows.open(beneficiary.owner, '/outcomes?tab=ask');
      await page.getByRole('button', { name: /^Report:/ }).click();
      const sheet = page.getByRole('dialog', { name: 'How did it go?' });
      await sheet.getByRole('radio', { name: 'Won', exact: true }).check();
      await sheet.getByLabel('Value, EUR').fill('18,400');
      await sheet.getByLabel(/A word to your partner/).fill('Thank you for opening the door');
      await sheet.getByRole('button', { name: 'Report it' }).click();
      await sheet.waitFor({ state: 'hidden' });

      await list.getByRole('cell', { name: '€18,400', exact: true }).waitFor(SOON);
      await record.getByText('€18,400').waitFor(SOON);
      await record.getByText('Thank you for opening the door').waitFor(SOON);
      await record.getByRole('button', { name: 'Confirm' }).click();
      await record.locator('.chip', { hasText: 'Confirmed' }).waitFor();
      await page.goto('/outcomes?tab=closed');
      await page.locator('.chip', { hasText: 'Confirmed' }).waitFor();
    });

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
  },
);
