import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { alliance, type Pair } from '../support/alliances.js';
import { axe, journey, PHONE, sideways } from '../support/browser.js';
import { firm } from '../support/businesses.js';
import { book, CONTENT, done, FEATURE, sent } from '../support/campaigns.js';
import { World } from '../support/world.js';

/** How soon (milliseconds) one firm sees what another did. */
const SOON = { timeout: 2_000 };
/** A phone of 320 pixels is asked only whether it scrolls sideways. */
const LOOKS = [
  [1440, 'light'],
  [1440, 'dark'],
  [390, 'dark'],
  [390, 'light'],
  [320, 'light'],
] as const;
const STEPS = [
  ['partner', 'With whom, and who invites?'],
  ['guests', 'Whom do you invite?'],
  ['page', 'What does the guest read?'],
  ['dates', 'When?'],
] as const;
const NEXT_YEAR = new Date().getFullYear() + 1;

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

const next = (page: Page) => page.getByRole('button', { name: 'Continue' }).click();
const heading = (page: Page, name: string) => page.getByRole('heading', { name }).waitFor();
/** Words that can be seen: a narrow screen has some of them in another place. */
const seen = (part: Locator) => (text: string) => part.getByText(text).filter({ visible: true });
const withoutBasis = (email: string | undefined) =>
  world.db.query('DELETE FROM lawful_basis WHERE contact_id = (SELECT id FROM contact WHERE email = $1)', [email]);
async function drafted(pair: Pair, kind = 'SEMINAR', content: object = CONTENT): Promise<string> {
  const input = { allianceId: pair.id, side: 'HOST', kind, content };
  return (await done(world, pair.proposer.owner, 'Draft', { input })).id;
}

journey(
  'campaigns',
  () => world,
  (windows) => {
    it('are planned from an empty list to the proposal; a change after both accepted is accepted anew by both', async () => {
      const pair = await alliance(world, 'ACTIVE');
      await alliance(world, 'PILOT', { proposer: pair.proposer, partner: await firm(world, 'Soft Floors') });
      const emails = await book(world, pair.proposer.id, 8);
      for (const email of emails.slice(0, 2)) await withoutBasis(email);
      const page = await windows.open(pair.proposer.owner, '/campaigns');
      await page.getByText('Invite your clients to something useful from a partner.').waitFor();
      await page.keyboard.press('c');
      await page.keyboard.press('k');
      await heading(page, 'What do you invite to?');
      await next(page);
      await page.getByText('Give it a title.').waitFor();
      await page.getByLabel('Title').fill('An evening about quiet offices');
      await page.getByLabel('What the guest gets').fill('Two hours, three case studies, and a drink.');
      await page.getByLabel('For whom it is').fill('Heads of workplace');
      await page.getByLabel(/^Places/).fill('20');
      // What is typed outlives a reload.
      await page.reload();
      expect(await page.getByLabel('Title').inputValue()).toBe('An evening about quiet offices');
      await next(page);

      await heading(page, 'With whom, and who invites?');
      expect(await page.getByRole('radio', { name: /Quayside Interiors/ }).isChecked()).toBe(true);
      await page.getByText('Not yet possible with…').click();
      await page.getByText('Pilot: campaigns begin in an active alliance.').waitFor();
      await next(page);

      await heading(page, 'Whom do you invite?');
      await page.waitForURL(/campaign=[0-9a-f-]{36}/);
      await page.getByRole('checkbox', { name: /^Customers/ }).check();
      await page.getByText('8 selected, 2 left out: 2 without a lawful basis.').waitFor();
      await page.getByText('Your partner sees the number 6').waitFor();
      await page.getByRole('button', { name: 'Record a lawful basis' }).click();
      const sheet = page.getByRole('dialog', { name: 'Record a lawful basis' });
      await sheet.getByRole('button', { name: 'Record it' }).click();
      await sheet.getByText('Say where it comes from.').waitFor();
      await sheet.getByLabel('Where it comes from').fill('Terms of 2026, point 7');
      expect(await axe(page)).toEqual([]);
      await sheet.getByRole('button', { name: 'Record it' }).click();
      await page.getByText('8 selected, nobody left out.').waitFor();
      await next(page);

      await heading(page, 'What does the guest read?');
      await page.getByLabel('Subject of the mail').fill('Come and hear how quiet an office can be');
      await page.getByLabel('Your words to the guest').fill('We think that you would like it. Will you come?');
      const look = page.frameLocator('iframe');
      await look.getByText('We think that you would like it. Will you come?').waitFor();
      await look.getByText('Say yes, and Quayside Interiors gets').waitFor();
      await page.getByText('Mail', { exact: true }).click();
      await look.getByText('Hello Anna').waitFor();
      await next(page);

      await heading(page, 'When?');
      await page.getByRole('button', { name: 'Propose it to Quayside Interiors' }).click();
      await page.getByText('Say when it is held.').waitFor();
      await page.getByLabel('When it is held').fill(`${NEXT_YEAR}-03-04T17:00`);
      await page.getByRole('button', { name: 'Propose it to Quayside Interiors' }).click();
      await page.waitForURL(/\/campaigns\/[0-9a-f-]{36}$/);
      const id = page.url().split('/').at(-1)!;

      const theirs = await windows.open(pair.partner.owner, '/campaigns');
      const row = (of: Page) => seen(of.getByRole('row', { name: /An evening about quiet offices/ }));
      await row(theirs)('You: read it and accept').waitFor();
      const ours = await windows.open(pair.proposer.owner, '/campaigns');
      await row(ours)('Quayside Interiors: reads it').waitFor();
      const [{ number: contentNumber } = { number: 0 }] = await world.db.query<{ number: number }[]>(
        'SELECT content_number AS number FROM campaign WHERE id = $1',
        [id],
      );
      await done(world, pair.partner.owner, 'Accept', { id, input: { contentNumber } });
      await row(ours)('You: choose guests and dates').waitFor(SOON);

      await ours.goto(`/campaigns/new?campaign=${id}&step=page`);
      await heading(ours, 'Change the campaign');
      await ours.getByLabel('Subject of the mail').fill('Quiet offices, and a drink');
      await next(ours);
      await ours.getByRole('button', { name: 'Save and accept the new words' }).click();
      await ours.waitForURL(/\/campaigns\/[0-9a-f-]{36}$/);
      await row(theirs)('You: read it and accept').waitFor(SOON);
      await ours.goto('/campaigns?stage=words');
      await row(ours)('Quayside Interiors: reads it').waitFor();

      await theirs.goto('/inbox');
      await theirs.getByRole('link', { name: /Harbour Ergonomics proposes a campaign/ }).click();
      await theirs.getByRole('link', { name: 'Open the record' }).waitFor();
      expect(await theirs.getByRole('link', { name: 'Open the record' }).getAttribute('href')).toBe(`/campaigns/${id}`);
    }, 60_000);

    it('can be a place in the partner’s newsletter, kept as a draft and gone on with', async () => {
      const pair = await alliance(world, 'ACTIVE');
      const page = await windows.open(pair.proposer.owner, `/campaigns/new?alliance=${pair.id}`, PHONE);
      await page.getByRole('radio', { name: /^In a newsletter/ }).check();
      await page.getByLabel('Title').fill(FEATURE.title);
      await page.getByLabel('What it is about').fill(FEATURE.what);
      await page.getByLabel('For whom it is').fill(FEATURE.forWhom);
      await page.getByLabel('Where it is placed').fill(FEATURE.placement);
      await next(page);
      await page.getByRole('radio', { name: 'With them' }).check();
      await page.getByLabel(/^What it will cost/).fill('a lot');
      await next(page);
      await page.getByText('Write an amount, such as 90.').waitFor();
      await page.getByLabel(/^What it will cost/).fill('1 500');
      await next(page);
      await heading(page, 'When?');
      await page.getByText('€1,500, 50 % of it the host’s').waitFor();
      await page.getByRole('button', { name: 'Keep as a draft' }).click();
      await page.waitForURL(/\/campaigns\/[0-9a-f-]{36}$/);
      const id = page.url().split('/').at(-1)!;
      await page.goto(`/campaigns/new?campaign=${id}&step=dates`);
      await page.getByLabel('Placed by').fill(FEATURE.dueOn);
      await page.getByRole('button', { name: /^Propose it to/ }).click();
      await page.waitForURL(/\/campaigns\/[0-9a-f-]{36}$/);
      const [row] = await world.db.query<{ stage: string; host_id: string }[]>(
        'SELECT stage, host_id FROM campaign WHERE id = $1',
        [id],
      );
      expect(row).toEqual({ stage: 'PROPOSED', host_id: pair.partner.id });
    });

    it('whose words guests have read are not changed any more; the list shows its funnel, to the partner as far as it may know', async () => {
      const { id, host, partner } = await sent(world, 6);
      const page = await windows.open(host.owner, `/campaigns/new?campaign=${id}`);
      await heading(page, 'Its words cannot be changed any more');
      await page.goto('/campaigns?stage=running');
      await page.getByRole('img', { name: '6 invited, 0 said yes, 0 won' }).waitFor();
      await page.goto('/campaigns?stage=over');
      await page.getByText('Nothing fits these words and this stage.').waitFor();
      const theirs = await windows.open(partner.owner, '/campaigns');
      await seen(theirs.locator('body'))('Guests: answer until').waitFor();
      const stranger = await windows.open((await firm(world)).owner, `/campaigns/new?campaign=${id}`);
      await heading(stranger, 'Nothing is here');
    });

    it('are good to read in light and dark, at 1440 and 390 pixels, in every step, and do not scroll sideways at 320', async () => {
      const pair = await alliance(world, 'ACTIVE');
      const [email] = await book(world, pair.proposer.id, 6);
      await withoutBasis(email);
      const id = await drafted(pair);
      await drafted(pair, 'BLOG_FEATURE', FEATURE);
      const page = await windows.open(pair.proposer.owner, '/campaigns');
      const good = async () => {
        for (const [width, colorScheme] of LOOKS) {
          await page.setViewportSize({ width, height: 844 });
          await page.emulateMedia({ colorScheme });
          if (width === 320) expect(await sideways(page)).toBeLessThanOrEqual(0);
          else expect(await axe(page)).toEqual([]);
        }
      };
      for (const path of ['/campaigns', '/campaigns?view=board']) {
        await page.goto(path);
        await page.getByRole('link', { name: CONTENT.title }).waitFor();
        await good();
      }
      await page.goto('/campaigns/new');
      await heading(page, 'What do you invite to?');
      await good();
      for (const [step, title] of STEPS) {
        await page.goto(`/campaigns/new?campaign=${id}&step=${step}`);
        await heading(page, title);
        if (step === 'guests') {
          await page.getByRole('checkbox', { name: /^Customers/ }).check();
          await page.getByText('1 without a lawful basis').waitFor();
        }
        if (step === 'page') await page.frameLocator('iframe').getByText(CONTENT.forWhom).waitFor();
        await good();
      }
    }, 120_000);

    it('ask nobody without a lawful basis: it is recorded, read and taken back on the page of the client', async () => {
      const story = await sent(world, 1);
      const [known] = await world.db.query<{ client_id: string; name: string }[]>(
        'SELECT client_id, name FROM contact WHERE email = $1',
        [story.emails[0]],
      );
      const page = await windows.open(story.host.owner, `/clients/${known!.client_id}`, { ...PHONE, scheme: 'dark' });
      await page.getByText(/^Existing customer, since/).waitFor();
      await page.getByRole('button', { name: `More about ${known!.name}` }).click();
      await page.getByRole('menuitem', { name: 'Consent register' }).click();
      const register = page.getByRole('dialog', { name: `Consent register of ${known!.name}` });
      await register.getByText('From: order form').waitFor();
      await register.getByRole('link', { name: CONTENT.title }).waitFor();
      expect(await axe(page)).toEqual([]);
      expect(await sideways(page)).toBeLessThanOrEqual(0);
      await register.getByRole('button', { name: 'Take it back' }).click();
      await register.getByRole('button', { name: 'Record a lawful basis' }).click();
      const sheet = page.getByRole('dialog', { name: 'Record a lawful basis' });
      await sheet.getByRole('radio', { name: /^Agreed to be written to/ }).check();
      await sheet.getByLabel('Where it comes from').fill('Said so at the fair');
      expect(await axe(page)).toEqual([]);
      await sheet.getByRole('button', { name: 'Record it' }).click();
      await register.getByText('From: Said so at the fair').waitFor();
      await register.getByText(/^Recorded .*, taken back/).waitFor();
      await register.getByRole('button', { name: 'Close' }).click();
      await page.getByText(/^Agreed to be written to, since/).waitFor();
    });
  },
);
