import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { axe, journey, layoutShift, sideways, type Screen } from '../support/browser.js';
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

const SCREENS: readonly (readonly [string, Screen])[] = [
  ['light at 1440', { width: 1440 }],
  ['dark at 1440', { width: 1440, scheme: 'dark' }],
  ['light at 390', { width: 390, height: 844 }],
  ['dark at 320', { width: 320, height: 700, scheme: 'dark' }],
];

async function expectClean(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  expect(await axe(page)).toEqual([]);
  expect(await sideways(page)).toBeLessThanOrEqual(0);
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
          await expectClean(page);
          expect(await layoutShift(page)).toBeLessThanOrEqual(0.02);
        }
      },
      90_000,
    );

    it.each(SCREENS)(
      'have nothing that axe finds: open drawers and menus, %s',
      async (_name, screen) => {
        const { introducer, beneficiary, person } = known;
        const page = await windows.open(introducer.owner, '/introductions?new=introduction', screen);
        await page.getByRole('combobox', { name: 'Client', exact: true }).click();
        await page.getByRole('option', { name: 'Fjord Logistics' }).first().waitFor();
        await expectClean(page);
        for (const path of ['/introductions?new=introduction', '/outcomes?new=outcome', '/clients?new=client']) {
          await page.goto(path);
          await page.getByRole('dialog').waitFor();
          await expectClean(page);
          expect(await layoutShift(page)).toBeLessThanOrEqual(0.02);
        }
        await page.goto(`/clients/${person.clientId}`);
        await page.getByRole('button', { name: 'Add a contact' }).click();
        await page.getByRole('dialog', { name: 'New contact' }).waitFor();
        await expectClean(page);
        await page.keyboard.press('Escape');
        await page.getByRole('button', { name: 'Remove', exact: true }).click();
        await page.getByRole('dialog', { name: /Remove/ }).waitFor();
        await expectClean(page);

        const other = await windows.open(beneficiary.owner, `/introductions/${offered.id}`, screen);
        await other.getByRole('button', { name: 'Decline' }).click();
        await other.getByRole('menuitem').first().waitFor();
        await expectClean(other);
      },
      90_000,
    );
  },
);
