import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { axe, faults, journey, PHONE, styleOf } from '../support/browser.js';
import { agreed, book, CONTENT, done, FEATURE, press, proposed } from '../support/campaigns.js';
import { runJobs, scheduled, sent, type Guest, type Story } from '../support/campaigns.js';
import { World } from '../support/world.js';

/** How soon (milliseconds) one firm sees what another, or a guest, did; and what a guest's page may weigh (bytes of HTML). */
const [SOON, LIMIT] = [{ timeout: 2_000 }, 3_000];

let world: World;
/** Twelve who were invited once and want no more invitations; that campaign has paused by itself. */
let stopped: Story & { guests: Guest[] };
/** Six were invited, three have a place, a fourth waits for one. */
let evening: Story & { guests: Guest[] };
beforeAll(async () => {
  world = await World.open();
  stopped = await sent(world, 12);
  for (const { preferences } of stopped.guests) await press(world, preferences, { decision: 'stop' });
  evening = await sent(world, 6, { ...CONTENT, capacity: 3 });
  for (const { path } of evening.guests.slice(0, 4)) await press(world, path, { decision: 'yes', answer: 'The printer' });
  await world.settle();
}, 60_000);
afterAll(() => world.close());

const chip = (page: Page, word: string) => page.locator('.page-act .chip', { hasText: new RegExp(`^${word}$`) });
const record = (id: string, tab?: string) => `/campaigns/${id}${tab ? `?tab=${tab}` : ''}`;
const toGuests = async (prefix: string) => (await world.mails()).filter(({ to }) => to.startsWith(prefix));
/** `book` counts its people and their addresses, the one from one and the other from nothing. */
const nameOf = ({ email }: Guest) => `Canary Person${Number(/\d+/.exec(email)?.[0]) + 1}`;
const rows = (page: Page) => page.getByRole('table', { name: 'Guests of this campaign' }).locator('tbody tr');

journey(
  'a campaign',
  () => world,
  (windows) => {
    it('to 200 guests of whom 12 opted out writes to 188, and shows the partner none of them', async () => {
      const { pair, host, partner } = stopped;
      await book(world, host.id, 188, 'other');
      const { id } = await agreed(world, 'SEMINAR', CONTENT, pair);
      const page = await windows.open(host.owner, record(id));
      await page.getByRole('button', { name: 'Choose the guests' }).click();
      await page.getByRole('checkbox', { name: /^Customers/ }).check();
      await page.getByRole('button', { name: 'Save the guests' }).click();
      await page.getByText('200 selected, 12 left out: 12 opted out').waitFor();
      await page.getByRole('button', { name: 'Send me the test mail' }).click();
      await page.getByRole('button', { name: 'Set the dates' }).click();
      await page.getByLabel('Mails a minute').fill('6000');
      await page.getByText('188 mails in about').waitFor();
      await page.getByRole('dialog').getByRole('button', { name: 'Set the dates' }).click();
      await chip(page, 'Scheduled').waitFor();

      const theirs = await windows.open(partner.owner, record(id));
      await theirs.getByText('188 of their clients will be invited').waitFor();
      await page.getByRole('button', { name: 'Send invitations' }).click();
      await page.getByRole('dialog').getByText('188 guests get a mail in your name').waitFor();
      await page.getByRole('dialog').getByRole('button', { name: 'Send invitations' }).click();
      await chip(page, 'Running').waitFor();
      await chip(theirs, 'Running').waitFor(SOON);
      await world.settle();
      expect(await toGuests('other-')).toHaveLength(188);
      await page.getByText('188 of 188 sent').waitFor();
      await page.getByText('12 guests were left out').waitFor();

      for (const tab of [undefined, 'guests', 'words', 'activity']) {
        await theirs.goto(record(id, tab));
        await theirs.getByRole('heading', { level: 1, name: CONTENT.title }).waitFor();
        await theirs.waitForLoadState('networkidle');
        expect(await theirs.content()).not.toMatch(/canary/i);
      }
      await theirs.goto(record(id, 'guests'));
      await theirs.getByText('Nobody has said yes yet').waitFor();
      await page.goto(record(id, 'guests'));
      await page.getByLabel('Show').selectOption('Left out');
      await rows(page).nth(11).waitFor();
      expect(await rows(page).count()).toBe(12);
    }, 120_000);

    it('shows the partner exactly the guest who said yes, on the open screen, and the funnel moves', async () => {
      const { id, partner, host, guests } = await sent(world, 6);
      const theirs = await windows.open(partner.owner, record(id, 'guests'));
      await theirs.getByText('Nobody has said yes yet').waitFor();
      const funnel = await windows.open(partner.owner, record(id));
      await funnel.getByRole('heading', { name: '0 of 6 invited guests said yes' }).waitFor();
      const ours = await windows.open(host.owner, record(id));
      await ours.getByRole('heading', { name: '0 of 6 invited guests said yes' }).waitFor();

      const guest = await windows.open(null, guests[2]!.path, { javaScript: false });
      await guest.getByLabel('What is loud at your place?').fill('The coffee machine');
      await guest.getByRole('button', { name: 'Yes, please' }).click();
      await guest.getByRole('heading', { name: 'You are in' }).waitFor();
      await theirs.getByRole('link', { name: guests[2]!.email }).waitFor(SOON);
      await funnel.getByRole('heading', { name: '1 of 6 invited guests said yes' }).waitFor(SOON);
      await ours.getByRole('heading', { name: '1 of 6 invited guests said yes' }).waitFor(SOON);
      expect(await rows(theirs).count()).toBe(1);
      await theirs.getByText('The coffee machine').waitFor();
      for (const other of guests.filter((_, n) => n !== 2)) expect(await theirs.content()).not.toContain(other.email);
      await funnel.getByText('Table', { exact: true }).click();
      await funnel.getByRole('row', { name: 'Said yes 1 17 %' }).waitFor();
    }, 60_000);

    it('shows what changed, asks both anew, and one press accepts', async () => {
      const { id, host, partner } = await proposed(world);
      const page = await windows.open(host.owner, record(id));
      await page.getByText(`${host.name} has accepted`).waitFor();
      await done(world, partner.owner, 'Update', { id, input: { content: { ...CONTENT, capacity: 24 } } });
      await page.getByText(`${host.name} has not yet accepted`).waitFor(SOON);
      await page.getByText(`${partner.name} has not yet accepted`).waitFor();
      const changes = page.getByRole('region', { name: 'What changed' });
      await changes.getByText('20', { exact: true }).waitFor();
      await changes.getByText('24', { exact: true }).waitFor();
      await page.getByRole('button', { name: 'Accept these words' }).click();
      await page.getByText(`${host.name} has accepted`).waitFor();
      const theirs = await windows.open(partner.owner, record(id));
      await theirs.getByRole('button', { name: 'Accept these words' }).click();
      await chip(page, 'Agreed').waitFor(SOON);
    }, 60_000);

    it('that is called off says why to the partner, and to a guest that it does not take place', async () => {
      const { id, host, partner, guests } = await sent(world, 2);
      await press(world, guests[0]!.path, { decision: 'yes' });
      const theirs = await windows.open(partner.owner, record(id));
      await chip(theirs, 'Running').waitFor();
      const page = await windows.open(host.owner, record(id));
      await page.getByRole('button', { name: 'Call it off' }).click();
      const sheet = page.getByRole('dialog', { name: 'Call this campaign off' });
      await sheet.getByRole('button', { name: 'Call it off' }).click();
      await sheet.getByText('Choose a reason').last().waitFor();
      await sheet.getByLabel('Reason').selectOption('No capacity');
      await sheet.getByRole('button', { name: 'Call it off' }).click();
      await chip(page, 'Called off').waitFor();
      await chip(theirs, 'Called off').waitFor(SOON);
      await theirs.getByText('No capacity').first().waitFor();
      await world.settle();
      const guest = await windows.open(null, guests[0]!.path, { ...PHONE, javaScript: false });
      await guest.getByRole('heading', { name: 'This was called off' }).waitFor();
      expect((await world.mails(guests[0]!.email)).length).toBe(2);
    }, 60_000);

    it('that paused by itself says why, and in figures to the host', async () => {
      const page = await windows.open(stopped.host.owner, record(stopped.id));
      await page.getByText(/It paused by itself: \d+ of 12 guests asked for no more such invitations/).waitFor();
      const theirs = await windows.open(stopped.partner.owner, record(stopped.id));
      await theirs.getByText('More than 2 % of the guests opted out').first().waitFor();
    }, 60_000);

    it('paused sends nothing, and goes on where it stood', async () => {
      const { id, host, partner, emails } = await scheduled(world, 5);
      await done(world, host.owner, 'Start', { id });
      const page = await windows.open(host.owner, record(id));
      await page.getByRole('button', { name: 'Pause' }).click();
      const sheet = page.getByRole('dialog', { name: 'Pause the invitations' });
      await sheet.getByLabel('Reason').selectOption('The wording');
      await sheet.getByRole('button', { name: 'Pause' }).click();
      await chip(page, 'Paused').waitFor();
      await runJobs(world);
      expect(await world.mails(emails[0])).toHaveLength(0);
      const theirs = await windows.open(partner.owner, record(id));
      await theirs.getByText('The wording').first().waitFor();
      await page.getByRole('button', { name: 'Go on inviting' }).click();
      await chip(theirs, 'Running').waitFor(SOON);
      await world.settle();
      await page.getByText('5 of 5 sent').waitFor();
      expect(await world.mails(emails[0])).toHaveLength(1);
    }, 60_000);

    it('is checked in at the door of a phone: a name, a tap, and a tap to take it back', async () => {
      const { id, host, partner, guests } = evening;
      const page = await windows.open(partner.owner, `/campaigns/${id}/check-in`, PHONE);
      await page.getByText('0 of 3 are here').waitFor();
      const ours = await windows.open(host.owner, `/campaigns/${id}/check-in`, PHONE);
      await ours.getByText('0 of 3 are here').waitFor();
      await page.getByRole('searchbox').fill(nameOf(guests[0]!).toLowerCase());
      const line = page.getByRole('button', { name: new RegExp(nameOf(guests[0]!)) });
      await line.waitFor();
      expect(await page.getByRole('list', { name: 'Guests who said yes' }).getByRole('button').count()).toBe(1);
      const { height } = (await line.boundingBox()) ?? { height: 0 };
      expect(height).toBeGreaterThanOrEqual(44);
      await line.click();
      await page.getByText('1 of 3 are here').waitFor();
      await ours.getByText('1 of 3 are here').waitFor(SOON);
      await page.getByRole('button', { name: 'Undo' }).click();
      await ours.getByText('0 of 3 are here').waitFor(SOON);
      await line.click();
      await ours.getByText('1 of 3 are here').waitFor(SOON);
    }, 60_000);

    it('goes on with a guest as an introduction that says where it comes from', async () => {
      const { id, partner, guests } = evening;
      const page = await windows.open(partner.owner, record(id, 'guests'));
      await page.getByRole('button', { name: `Introduce ${nameOf(guests[1]!)}` }).click();
      await page.waitForURL(/\/introductions\/[0-9a-f-]{36}$/);
      await page.getByRole('link', { name: CONTENT.title }).click();
      await page.waitForURL(new RegExp(`/campaigns/${id}`));
    }, 60_000);

    it('is placed by the host and confirmed by the partner, where it is a feature', async () => {
      const { id, host, partner } = await agreed(world, 'NEWSLETTER_FEATURE', FEATURE);
      const page = await windows.open(host.owner, record(id));
      await page.getByRole('button', { name: 'Set the dates' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Set the dates' }).click();
      await page.getByText('An admin of the network reads the words').waitFor();

      const judge = await windows.open(stopped.judge, '/admin/approvals?queue=campaigns');
      await judge.getByRole('heading', { name: FEATURE.title, level: 2 }).waitFor();
      expect(await axe(judge)).toEqual([]);
      await judge.getByRole('button', { name: 'Let it be sent' }).click();
      await page.getByRole('button', { name: 'Say where it stands' }).click({ timeout: 3_000 });
      await page.getByLabel('Address').fill('somewhere');
      await page.getByRole('button', { name: 'Send it' }).click();
      await page.getByText('Give the address where it can be seen').waitFor();
      await page.getByLabel('Address').fill('https://host.example/news/june');
      await page.getByRole('button', { name: 'Send it' }).click();
      const theirs = await windows.open(partner.owner, record(id));
      await theirs.getByRole('link', { name: 'https://host.example/news/june' }).waitFor();
      await theirs.getByRole('button', { name: 'Confirm it' }).click();
      await theirs.getByRole('dialog').getByRole('button', { name: 'Confirm it' }).click();
      await chip(page, 'Over').waitFor(SOON);
      await page.getByRole('button', { name: 'Say what it cost' }).click();
      await page.getByLabel(/All of it/).fill('1,500');
      await page.getByRole('dialog').getByRole('button', { name: 'Say what it cost' }).click();
      await theirs.getByText('says it cost €1,500').waitFor(SOON);
    }, 60_000);
  },
);

journey(
  'the pages of a campaign',
  () => world,
  (windows) => {
    it('of the host are clean in every look, with their drawers and questions', async () => {
      const { id, host, pair } = evening;
      const page = await windows.open(host.owner, record(id));
      for (const path of [...['', 'guests', 'words', 'activity'].map((tab) => record(id, tab)), `/campaigns/${id}/check-in`]) {
        await page.goto(path);
        await page.getByRole('heading', { level: 1 }).waitFor();
        expect(await faults(page)).toEqual([]);
      }
      await page.goto(`/alliances/${pair.id}?tab=campaigns`);
      await page.getByRole('heading', { name: 'What came of all campaigns together' }).waitFor();
      expect(await faults(page)).toEqual([]);
      await page.goto(record(id));
      for (const name of ['Pause', 'End it']) {
        await page.getByRole('button', { name, exact: true }).click();
        await page.getByRole('dialog').waitFor();
        expect(await faults(page)).toEqual([]);
        await page.keyboard.press('Escape');
        await page.getByRole('dialog').waitFor({ state: 'detached' });
      }
    }, 120_000);

    it('are clean while words, guests and dates are spoken about', async () => {
      const { pair, partner, host } = evening;
      const { id } = await proposed(world, 'SEMINAR', CONTENT, pair);
      await done(world, partner.owner, 'Update', { id, input: { content: { ...CONTENT, capacity: 24 } } });
      const page = await windows.open(host.owner, record(id));
      await page.getByRole('region', { name: 'What changed' }).waitFor();
      expect(await faults(page)).toEqual([]);
      for (const who of [host, partner]) await done(world, who.owner, 'Accept', { id, input: { contentNumber: 2 } });
      await page.getByRole('button', { name: 'Choose the guests' }).click();
      await page.getByRole('checkbox').first().waitFor();
      expect(await faults(page)).toEqual([]);
      await page.getByRole('checkbox', { name: /^Customers/ }).check();
      await page.getByRole('button', { name: 'Save the guests' }).click();
      await page.getByRole('button', { name: 'Change or try' }).click();
      await page.getByRole('menuitem', { name: 'Set the dates' }).click();
      await page.getByLabel('Mails a minute').waitFor();
      expect(await faults(page)).toEqual([]);
    }, 120_000);

    it('of guests are small, and clean in every look without a script', async () => {
      const { guests } = evening;
      const [inside, , , waiting, asked] = guests;
      for (const path of [asked!.path, inside!.path, waiting!.path, asked!.preferences]) {
        const page = await windows.open(null, path);
        const html = await (await page.context().request.get(page.url())).text();
        expect(Buffer.byteLength(html)).toBeLessThanOrEqual(LIMIT);
        expect(html).not.toContain('<script');
        expect(await styleOf(page.locator('h1'), 'font-family')).toContain('Fraunces');
        expect(await faults(page)).toEqual([]);
      }
    }, 60_000);

    it('of guests take a no, a change of mind, and a wish to be left alone, on a phone in the dark', async () => {
      const { guests, host, pair } = evening;
      const page = await windows.open(null, guests[5]!.path, { ...PHONE, scheme: 'dark', javaScript: false });
      await page.getByRole('button', { name: 'No, thanks' }).click();
      await page.getByText('You said no. You may change your mind.').waitFor();
      await page.getByRole('link', { name: /No more such invitations/ }).click();
      await page.getByRole('button', { name: 'No more such invitations' }).click();
      await page.getByRole('heading', { name: 'You get no more such invitations' }).waitFor();

      // The next campaign leaves her out, and says so.
      const { id, segmentId } = await agreed(world, 'SEMINAR', CONTENT, pair);
      await done(world, host.owner, 'ChooseAudience', { id, input: { segmentIds: [segmentId] } });
      const ours = await windows.open(host.owner, record(id));
      await ours.getByText(/1 opted out/).waitFor();
    }, 60_000);
  },
);
