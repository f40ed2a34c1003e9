import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { alliance, type Pair } from '../support/alliances.js';
import { faults, journey, PHONE } from '../support/browser.js';
import { firm } from '../support/businesses.js';
import { client, contact } from '../support/clients.js';
import { linkTo } from '../support/consents.js';
import { offering, onNeed, saveTrigger, TEXTS, writeCard } from '../support/enablement.js';
import { askReference, show } from '../support/vetting.js';
import { World } from '../support/world.js';

const SOON = { timeout: 15_000 };
let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

const pairOf = async (name: string, stage: 'ACTIVE' | 'GETTING_TO_KNOW' = 'ACTIVE'): Promise<Pair> =>
  alliance(world, stage, { proposer: await firm(world, name), partner: await firm(world, `${name} Movers`) });

/** An ally who listens for a move, and a client of the proposer with somebody to introduce. */
async function withClient(pair: Pair): Promise<string> {
  const offeringId = await offering(world, pair.partner.id, 'A move in one weekend', 'RELOCATION');
  await saveTrigger(world, pair.partner.owner, pair.partner.id, {
    see: 'A lease that ends',
    say: 'Who plans your move?',
    offeringId,
  });
  const { id } = await client(world, pair.proposer.id, { name: 'Fjellvik Kraft AS' });
  await contact(world, pair.proposer.id, { clientId: id, name: 'Solveig Aas' });
  return id;
}
/** One who was asked about the proposer's ethics; the path of her page. */
async function asked(pair: Pair, email: string): Promise<string> {
  await show(world, pair.proposer.owner, 'vettingAnswer', pair.id, { dimension: 'ETHICS', claim: 'We say what we cannot do' });
  await askReference(world, pair.proposer.owner, pair.id, { email });
  return linkTo(world, email);
}

journey(
  'enablement',
  () => world,
  (windows) => {
    it('writes a card that a partner reads, and is asked to read again when it changes', async () => {
      const pair = await pairOf('Harbour Card', 'GETTING_TO_KNOW');
      const ours = await windows.open(pair.proposer.owner, '/settings/firm');
      await ours.getByLabel('What should a partner listen for?').fill('Talk of a move');
      await ours.getByLabel('Which words may a partner use?').fill('I know somebody');
      await ours.getByRole('button', { name: 'Save the card' }).click();
      await ours.getByText('0 of 1 person').waitFor(SOON);

      const theirs = await windows.open(pair.partner.owner, `/alliances/${pair.id}`);
      const note = theirs.getByRole('region', { name: 'The two-minute card' });
      await note.getByText('Not read by you yet').waitFor(SOON);
      await note.getByRole('link', { name: 'Read it' }).click();
      await theirs.getByText('Talk of a move').waitFor(SOON);
      await theirs.getByRole('button', { name: 'I have read it' }).click();
      await theirs.getByText(/^Read by you on/).waitFor(SOON);
      await ours.getByText('1 of 1 person').waitFor(SOON);

      await ours.getByLabel('Who is not a fit?').fill('Home offices');
      await ours.getByRole('button', { name: 'Save the card' }).click();
      await theirs.getByText('It has changed since you read it').waitFor(SOON);
      await theirs.getByText('Home offices').waitFor();

      const stranger = await firm(world, 'Stranger Ltd');
      const [slug] = await world.db.query<{ slug: string }[]>('SELECT slug FROM business WHERE id = $1', [pair.proposer.id]);
      const nobody = await windows.open(stranger.owner, `/firms/${slug?.slug}`);
      await nobody.getByRole('heading', { level: 1, name: 'Harbour Card' }).waitFor(SOON);
      expect(await nobody.getByText('Talk of a move').count()).toBe(0);
    });

    it('suggests an ally when a need is noted, and opens the introduction with all three filled in', async () => {
      const pair = await pairOf('Quay Need');
      const id = await withClient(pair);
      const page = await windows.open(pair.proposer.owner, `/clients/${id}`);
      await page.getByRole('button', { name: 'Note a need' }).click();
      const sheet = page.getByRole('dialog');
      await sheet.getByRole('button', { name: 'Note it' }).click();
      await sheet.getByText('Write what is needed, in a sentence').waitFor();
      await sheet.getByLabel('In a sentence').fill('They move to another building in spring');
      await sheet.getByLabel(/^Who would help/).selectOption('RELOCATION');
      await sheet.getByRole('button', { name: 'Note it' }).click();
      await sheet.waitFor({ state: 'hidden' });
      await page.getByText(/^Quay Need Movers does relocation and moving/).waitFor(SOON);
      await page.getByText('Their words: “Who plans your move?”').waitFor();

      await page.getByRole('button', { name: 'Introduce to Quay Need Movers' }).click();
      const drawer = page.getByRole('dialog');
      await drawer.getByRole('radio', { name: /^Quay Need Movers/ }).waitFor(SOON);
      expect(await drawer.getByRole('radio', { name: /^Quay Need Movers/ }).isChecked()).toBe(true);
      await drawer.getByText('They move to another building in spring').first().waitFor(SOON);
      expect(await drawer.getByRole('combobox', { name: 'Client', exact: true }).inputValue()).toBe('Fjellvik Kraft AS');
      expect(await drawer.getByRole('textbox', { name: 'What does the client need?' }).inputValue()).toBe(
        'They move to another building in spring',
      );
      expect(page.url()).not.toContain('building');
    });

    it('is answered by somebody outside without a script, for both sides to read', async () => {
      const pair = await pairOf('Pier Word', 'GETTING_TO_KNOW');
      const ours = await windows.open(pair.proposer.owner, `/alliances/${pair.id}?tab=know`);
      await show(world, pair.proposer.owner, 'vettingAnswer', pair.id, {
        dimension: 'ETHICS',
        claim: 'We say what we cannot do',
      });
      await ours.reload();
      await ours.getByRole('button', { name: 'Name a reference, Ethics: Pier Word' }).click();
      const sheet = ours.getByRole('dialog');
      await sheet.getByLabel('Name').fill('Tove Holm');
      await sheet.getByLabel('E-mail').fill(pair.partner.owner.email);
      await sheet.getByLabel('How does she know you?').fill('Client until 2024');
      await sheet.getByRole('button', { name: 'Ask by mail' }).click();
      await sheet.getByText('A reference belongs to neither of the two firms.').waitFor(SOON);
      await sheet.getByLabel('E-mail').fill('tove@elsewhere.example');
      await sheet.getByRole('button', { name: 'Ask by mail' }).click();
      await sheet.waitFor({ state: 'hidden' });
      await ours.getByText('Tove Holm').waitFor(SOON);

      const theirs = await windows.open(pair.partner.owner, `/alliances/${pair.id}?tab=know`);
      await theirs.getByText('Somebody outside').waitFor(SOON);
      expect(await theirs.content()).not.toContain('Tove');

      const page = await windows.open(null, await linkTo(world, 'tove@elsewhere.example'), { ...PHONE, javaScript: false });
      await page.getByRole('group', { name: 'Do they own up to a mistake?' }).getByLabel('5').check();
      await page.getByLabel('In your words').fill('They told us to buy less.');
      await page.getByRole('button', { name: 'Answer as Tove Holm' }).click();
      await page.getByRole('heading', { name: 'Thank you for your word' }).waitFor();

      await theirs.getByText('They told us to buy less.').waitFor(SOON);
      await theirs.getByText('Tove Holm').waitFor();
      expect(await theirs.content()).not.toContain('elsewhere.example');
      await theirs.getByRole('region', { name: 'Ethics' }).getByText('Evidenced').waitFor();
    });

    it('has nothing that axe finds, in any look', async () => {
      const pair = await pairOf('Axe');
      const id = await withClient(pair);
      await onNeed(world, pair.proposer.owner, 'Add', id, { text: 'They move in spring', category: 'RELOCATION' });
      await onNeed(world, pair.proposer.owner, 'Add', id, { text: 'A sign over the door', isCovered: true });
      for (const { owner, id: firmId } of [pair.proposer, pair.partner]) await writeCard(world, owner, firmId, TEXTS);
      const page = await windows.open(pair.proposer.owner, '/today');
      const sees = async (path: string, heading: string) => {
        await page.goto(path);
        await page.getByRole('heading', { name: heading }).first().waitFor(SOON);
        expect([path, ...(await faults(page))]).toEqual([path]);
      };
      await sees(`/clients/${id}`, 'What they need');
      await page.getByRole('button', { name: 'Note a need' }).click();
      await page.getByLabel('In a sentence').waitFor();
      expect(await faults(page)).toEqual([]);
      await sees(`/alliances/${pair.id}?tab=card`, 'The two-minute card');
      await sees('/settings/firm', 'The card your partners read');

      const known = await pairOf('Word', 'GETTING_TO_KNOW');
      const path = await asked(known, 'r@elsewhere.example');
      const reference = await windows.open(null, path);
      expect(Buffer.byteLength(await reference.content())).toBeLessThanOrEqual(3_200);
      expect(await faults(reference)).toEqual([]);
      const owner = await windows.open(known.proposer.owner, `/alliances/${known.id}?tab=know`);
      await owner.getByText('Tove Holm').waitFor(SOON);
      expect(await faults(owner)).toEqual([]);
      await owner.getByRole('button', { name: /^Name a reference, Ethics/ }).click();
      await owner.getByLabel('How does she know you?').waitFor();
      expect(await faults(owner)).toEqual([]);
    }, 120_000);
  },
);
