import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { memberOf } from '../support/accounts.js';
import { alliance } from '../support/alliances.js';
import { journey } from '../support/browser.js';
import { contact } from '../support/clients.js';
import { World } from '../support/world.js';

const PASSWORD = 'quiet rooms and good light';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

/** Whether whoever looks can see where the keyboard is: an outline or a ring on the element, or around it. */
const FOCUS_SHOWS = `(() => {
  const probe = document.body.appendChild(document.createElement('i'));
  probe.style.color = 'var(--c-primary)';
  const ring = getComputedStyle(probe).color;
  probe.remove();
  const drawn = (node) => {
    const style = getComputedStyle(node);
    return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none' ||
      style.borderTopColor === ring;
  };
  const at = document.activeElement;
  if (!at || at === document.body) return 'nothing has the focus';
  for (let node = at, up = 0; node && up < 3; node = node.parentElement, up++) if (drawn(node)) return true;
  return at.outerHTML.slice(0, 200);
})()`;

/** One Tab, after which the focus is seen. */
async function tab(page: Page): Promise<void> {
  await page.keyboard.press('Tab');
  expect(await page.evaluate(FOCUS_SHOWS)).toBe(true);
}

/** Tabs until the element is reached that has this name; a name that is never reached is a dead end. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let step = 0; step < 25; step++) {
    await tab(page);
    const here = await page.evaluate(`(() => {
      const at = document.activeElement;
      return [at.getAttribute('aria-label'), at.labels?.[0]?.textContent, at.textContent].filter(Boolean).join('|');
    })()`);
    if (String(here).includes(name)) return;
  }
  throw new Error(`Tab never came to “${name}”.`);
}

journey(
  'by keyboard alone',
  () => world,
  (windows) => {
    it('goes from the sign-in to an introduction that is sent', async () => {
      const pair = await alliance(world, 'ACTIVE');
      await contact(world, pair.proposer.id);
      const ingrid = await memberOf(world, pair.proposer.id, 'MEMBER', { password: PASSWORD });
      const page = await windows.open(null, '/login');
      await page.getByRole('heading').first().waitFor();
      await tabTo(page, 'mail');
      await page.keyboard.type(ingrid.email);
      await tabTo(page, 'Password');
      await page.keyboard.type(PASSWORD);
      await page.keyboard.press('Enter');
      await page.waitForURL('**/today');
      await page.getByRole('navigation', { name: 'Main' }).waitFor();

      await page.keyboard.press('c');
      await page.keyboard.press('i');
      const sheet = page.getByRole('dialog', { name: 'New introduction' });
      await sheet.locator('input[role=combobox]:focus').waitFor();
      await page.keyboard.type('fjo');
      await sheet.getByRole('option', { name: 'Fjord Logistics' }).waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await sheet.getByText('Kari Moen, Head of operations').waitFor({ state: 'attached' });
      await tabTo(page, 'What does the client need?');
      await page.keyboard.type('Sixty desks, and quiet to work at them');
      await page.keyboard.press('Control+Enter');
      await page.waitForURL(/\/introductions\/[0-9a-f-]{36}$/);
      await page.getByRole('heading', { name: 'Fjord Logistics' }).waitFor();
      await page.keyboard.press('g');
      await page.keyboard.press('n');
      await page.waitForURL('**/introductions');
      await page.getByRole('heading', { name: 'Introductions' }).waitFor();
      await page.getByRole('link', { name: 'Fjord Logistics', exact: true }).waitFor();
      await page.keyboard.press('j');
      expect(await page.evaluate(FOCUS_SHOWS)).toBe(true);
    });
  },
);
