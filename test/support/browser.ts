import { afterAll, afterEach, beforeAll, describe, expect } from '@jest/globals';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type BrowserContext, type Locator, type Page } from 'playwright-core';
import type { Credentials, World } from './world.js';

/** The same flags on every machine: no sandbox (it may be root), nothing that calls home, fonts as they are. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
];

export interface Screen {
  readonly width?: number;
  readonly height?: number;
  readonly scheme?: 'light' | 'dark';
  readonly javaScript?: boolean;
}
export const PHONE = { width: 390, height: 844 } as const satisfies Screen;
const DESK = { width: 1440, height: 900 } as const satisfies Screen;

/** Windows of a real browser on the portal of one world. What goes wrong in any of them is remembered, see `complaints`. */
export class Windows {
  readonly complaints: string[] = [];
  private readonly contexts: BrowserContext[] = [];

  constructor(
    private readonly browser: Browser,
    private readonly world: () => World,
  ) {}

  /** A window of its own, as a person on a computer of her own; `who` is signed in already. */
  async open(who: Credentials | null, path: string, screen: Screen = {}): Promise<Page> {
    const { url } = this.world();
    const { width = 1440, height = 900, scheme = 'light', javaScript = true } = screen;
    const context = await this.browser.newContext({
      baseURL: url,
      viewport: { width, height },
      colorScheme: scheme,
      javaScriptEnabled: javaScript,
      reducedMotion: 'reduce',
      locale: 'en-GB',
      timezoneId: 'Europe/Oslo',
    });
    context.setDefaultTimeout(10_000);
    this.contexts.push(context);
    for (const pair of (who?.['cookie'] ?? '').split('; ').filter(Boolean)) {
      const [name = '', value = ''] = pair.split('=');
      await context.addCookies([{ name, value, url, httpOnly: true, sameSite: 'Lax' }]);
    }
    const page = await context.newPage();
    page.on('console', (message) => {
      // Chromium's own line about an HTTP status says nothing about our page; the answer is asserted where it matters.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
        this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(String(error)));
    await page.goto(path);
    return page;
  }

  async closeAll(): Promise<void> {
    await Promise.all(this.contexts.splice(0).map((context) => context.close()));
  }
}

/**
 * A journey through the portal: as `describe`, but left out where no browser can be started, and red when a window
 * complained in its console, of the content security policy among others.
 */
export function journey(name: string, world: () => World, tell: (windows: Windows) => void): void {
  const path = process.env['TEST_BROWSER'];
  const describeIt = path ? describe : describe.skip;
  describeIt(name, () => {
    let browser: Browser;
    const windows = new Windows({ newContext: (options: object) => browser.newContext(options) } as Browser, world);
    beforeAll(async () => {
      browser = await chromium.launch({ executablePath: path ?? '', args: FLAGS });
    });
    afterEach(async () => {
      await windows.closeAll();
      expect(windows.complaints.splice(0)).toEqual([]);
    });
    afterAll(() => browser.close());
    tell(windows);
  });
}

/** Everything axe finds on the page as it stands, one line each; by `rules` alone where they are named. */
export async function axe(page: Page, rules?: readonly string[]): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    // One frame and the violations only: the rest of its report is most of its work.
    .setLegacyMode()
    .options({
      rules: { 'label-content-name-mismatch': { enabled: true } },
      ...(rules && { runOnly: [...rules] }),
      resultTypes: ['violations'],
      iframes: false,
      preload: false,
    })
    .analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, any }) => `${id}: ${html.slice(0, 200)} ${any[0]?.message ?? ''}`),
  );
}

/** What may be wrong in the dark alone: it changes colours, nothing else. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** Until a new look is whole: plots are drawn anew a frame later, and colours pass over into each other. */
const drawn = (page: Page): Promise<void> =>
  page.evaluate(`(async () => {
    for (let frame = 0; frame < 3; frame += 1) await new Promise((next) => requestAnimationFrame(next));
    const ended = Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
    await Promise.race([ended, new Promise((enough) => setTimeout(enough, 400))]);
  })()`);

/**
 * What is wrong with the page as it stands, one line each: what axe finds on a desk and on a phone, in light and dark, and what
 * scrolls sideways, down to 320 pixels. One window wears all looks, so that nothing is loaded anew, and is left as it was.
 */
export async function faults(page: Page): Promise<string[]> {
  const found: string[] = [];
  const { pathname, search } = new URL(page.url());
  const note = (look: string, lines: readonly string[]) =>
    found.push(...lines.map((line) => `${pathname}${search} ${look}: ${line}`));
  await page.waitForLoadState('networkidle');
  for (const size of [DESK, PHONE]) {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme: 'light' });
    await drawn(page);
    note(`${size.width} light`, await axe(page));
    await page.emulateMedia({ colorScheme: 'dark' });
    await drawn(page);
    note(`${size.width} dark`, await axe(page, COLOUR_RULES));
  }
  await page.emulateMedia({ colorScheme: 'light' });
  for (const width of [320, 390, 1440]) {
    await page.setViewportSize({ ...DESK, width });
    await drawn(page);
    if ((await sideways(page)) > 0) note(String(width), ['scrolls sideways']);
  }
  return found;
}

/** How far (pixels) the page can be scrolled sideways. */
export const sideways = (page: Page): Promise<number> => page.evaluate('document.documentElement.scrollWidth - innerWidth');

/** How much of the page has moved by itself since it was opened, as the browser counts it (cumulative layout shift). */
export const layoutShift = (page: Page): Promise<number> =>
  page.evaluate(`new Promise((resolve) => {
    let sum = 0;
    new PerformanceObserver((list) => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value; }).observe({ type: 'layout-shift', buffered: true });
    setTimeout(() => resolve(sum), 300);
  })`);

/** A computed style of an element. */
export const styleOf = (locator: Locator, property: string): Promise<string> =>
  // The tests are compiled without the browser's types.
  locator.evaluate((node, name) => (globalThis as unknown as Styled).getComputedStyle(node).getPropertyValue(name), property);

interface Styled {
  getComputedStyle(node: unknown): { getPropertyValue(name: string): string };
}
