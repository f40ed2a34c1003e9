import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { faults, journey, layoutShift, PHONE, type Screen } from '../support/browser.js';
import { introduced, introduction, type Introduced } from '../support/introductions.js';
import { World } from '../support/world.js';

let world: World;
let known: Introduced;
let offered: Introduced;
beforeAll(async () => {
  world = await World.open();
  known = await introduced(world);
  offered = await introduction(world, 'OFFERED', { pair: known.pair });
  await introduction(world, 'MET', { pair: known.pair });
});
afterAll(() => world.close());

/** Wide it is looked at in every look; on a phone it is only seen whether it stands still while it loads. */
const SCREENS: readonly (readonly [string, Screen])[] = [
  ['on a desk', {}],
  ['on a phone', PHONE],
];

async function expectClean(page: Page, screen: Screen): Promise<void> {
  await page.waitForLoadState('networkidle');
  if (screen !== PHONE) expect(await faults(page)).toEqual([]);
}

journey(
  'the working pages',
  () => world,
  (windows) => {
    it.each(SCREENS)(
      'have nothing that axe finds and no sideways scroll: lists and records, %s',
      async (_name, screen) => {
        const { introducer, person, id } = known;
        const page = await windows.open(introducer.owner, '/introductions', screen);
        for (const path of [
          '/introductions',
          '/introductions?view=board',
          `/introductions/${id}`,
          '/clients',
          `/clients/${person.clientId}`,
          '/outcomes?tab=all',
          '/outcomes?tab=ask',
        ]) {
          await page.goto(path);
          await page.getByRole('heading', { level: 1 }).waitFor();
          expect(await layoutShift(page)).toBeLessThanOrEqual(0.02);
          await expectClean(page, screen);
        }
      },
      120_000,
    );

    it.each(SCREENS)(
      'have nothing that axe finds: open drawers and menus, %s',
      async (_name, screen) => {
        const { introducer, beneficiary, person } = known;
        const page = await windows.open(introducer.owner, '/introductions?new=introduction', screen);
        await page.getByRole('combobox', { name: 'Client', exact: true }).click();
        await page.getByRole('option', { name: 'Fjord Logistics' }).first().waitFor();
        await expectClean(page, screen);
        for (const path of ['/introductions?new=introduction', '/outcomes?new=outcome', '/clients?new=client']) {
          await page.goto(path);
          await page.getByRole('dialog').waitFor();
          expect(await layoutShift(page)).toBeLessThanOrEqual(0.02);
          await expectClean(page, screen);
        }
        await page.goto(`/clients/${person.clientId}`);
        await page.getByRole('button', { name: 'Add a contact' }).click();
        await page.getByRole('dialog', { name: 'New contact' }).waitFor();
        await expectClean(page, screen);
        await page.keyboard.press('Escape');
        await page.getByRole('button', { name: 'Remove', exact: true }).click();
        await page.getByRole('dialog', { name: /Remove/ }).waitFor();
        await expectClean(page, screen);

        const other = await windows.open(beneficiary.owner, `/introductions/${offered.id}`, screen);
        await other.getByRole('button', { name: 'Decline' }).click();
        await other.getByRole('menuitem').first().waitFor();
        await expectClean(other, screen);
      },
      120_000,
    );
  },
);
