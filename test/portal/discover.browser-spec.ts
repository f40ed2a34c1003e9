import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { alliance } from '../support/alliances.js';
import type { Firm } from '../support/businesses.js';
import { axe, faults, journey, PHONE } from '../support/browser.js';
import { known } from '../support/discovery.js';
import { World } from '../support/world.js';

let world: World;
let own: Firm;
let designer: Firm;
beforeAll(async () => {
  world = await World.open();
  own = await known(world, { name: 'Harbour Ergonomics', categories: ['ERGONOMICS'], roles: ['HEAD_OF_WORKPLACE', 'CFO'] });
  designer = await known(world, { name: 'Quayside Interiors', industries: ['54', '52'] });
  const mover = await known(world, {
    name: 'Sandvik Movers',
    categories: ['RELOCATION'],
    regions: ['SE'],
    industries: ['62'],
    roles: ['COO'],
  });
  await known(world, { name: 'Upright Desks', categories: ['ERGONOMICS'] });
  const both = await known(world, { name: 'Mutual Lights', categories: ['ELECTRICAL'] });
  await alliance(world, 'ACTIVE', { proposer: own, partner: both });
  await alliance(world, 'ACTIVE', { proposer: both, partner: mover });
});
afterAll(() => world.close());

journey(
  'Discover',
  () => world,
  (windows) => {
    it('says why each firm fits, and its address can be shared and opened again (journey 8)', async () => {
      const page = await windows.open(own.owner, '/today');
      await page.getByRole('heading', { name: 'Partners to get to know' }).waitFor();
      await page.keyboard.press('g');
      await page.keyboard.press('d');
      await page.getByRole('heading', { level: 1, name: 'Discover' }).waitFor();
      const cards = page.getByRole('list', { name: 'Firms that fit' }).locator('> li');
      await cards.first().waitFor();
      expect(await cards.count()).toBe(3);
      expect(await cards.filter({ hasText: 'Upright Desks' }).innerText()).toContain('A competitor: you both do ergonomics.');
      expect(await cards.filter({ hasText: 'Sandvik Movers' }).innerText()).toContain('Mutual Lights knows both of you');

      await page.getByRole('combobox', { name: 'Whom they serve' }).click();
      await page.getByRole('option', { name: 'Finance and insurance' }).click();
      await page.getByRole('combobox', { name: 'Decision maker' }).click();
      await page.getByRole('option', { name: 'Head of workplace' }).click();
      await page.waitForURL(/industries=.*roles=/);
      await cards.filter({ hasText: 'Sandvik Movers' }).waitFor({ state: 'detached' });
      const text = await cards.first().innerText();
      expect(text).toContain('Quayside Interiors');
      expect(text).toContain('You both sell to the head of workplace.');
      expect(await cards.count()).toBe(1);

      const again = await windows.open(own.owner, page.url());
      await again.getByRole('link', { name: 'Quayside Interiors' }).waitFor();
      expect(await again.getByRole('list', { name: 'Firms that fit' }).locator('> li').count()).toBe(1);
      await again.getByRole('button', { name: 'Ask for an alliance' }).click();
      await again.getByRole('dialog').waitFor();
      expect(again.url()).toContain(`partner=${designer.id}`);
    }, 60_000);

    it('sets a firm aside, takes it back, and forgives a slip of the pen', async () => {
      const page = await windows.open(own.owner, '/discover?text=Sandvk');
      const card = page.getByRole('listitem').filter({ hasText: 'Sandvik Movers' }).first();
      await card.getByRole('button', { name: 'Not for us' }).click();
      await page.getByRole('menuitem', { name: 'Too large or too small' }).click();
      await page.getByText('Sandvik Movers is set aside').waitFor();
      await page.getByRole('button', { name: 'Undo' }).click();
      await page.getByText('Sandvik Movers is shown again').waitFor();
      await page.getByRole('link', { name: 'Sandvik Movers' }).waitFor();
      await page.goto('/discover?text=zzqqxx');
      await page.getByRole('heading', { name: 'No firm matches these filters' }).waitFor();
      await page.getByRole('button', { name: 'Clear filters' }).last().click();
      await page.getByRole('link', { name: 'Quayside Interiors' }).waitFor();
    }, 60_000);

    it('draws whom two firms both reach, with the same as a table', async () => {
      const page = await windows.open(own.owner, `/firms/firm-${designer.id}`);
      await page.getByRole('heading', { name: 'Why you fit' }).waitFor();
      const plot = page.getByRole('img', { name: /Target markets and decision makers of both firms/ });
      expect(await plot.locator('path').count()).toBe(2);
      await page.getByRole('region', { name: 'Whom you both reach' }).getByText('Table', { exact: true }).click();
      await page.getByRole('cell', { name: 'The same' }).waitFor();
    }, 60_000);

    it('has nothing that axe finds and no sideways scroll, in any look', async () => {
      const page = await windows.open(own.owner, '/discover');
      for (const path of ['/discover', '/discover?text=zzqqxx', `/firms/firm-${designer.id}`]) {
        await page.goto(path);
        await page.getByRole('heading', { level: 1 }).waitFor();
        await page.waitForLoadState('networkidle');
        expect(await faults(page)).toEqual([]);
      }
      const phone = await windows.open(own.owner, '/discover', { ...PHONE, scheme: 'dark' });
      await phone.getByRole('button', { name: 'Filters', exact: true }).click();
      expect(await axe(phone)).toEqual([]);
    }, 90_000);
  },
);
