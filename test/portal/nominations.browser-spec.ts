import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { admin } from '../support/accounts.js';
import { axe, journey, PHONE, sideways } from '../support/browser.js';
import { firm, type Firm } from '../support/businesses.js';
import { call } from '../support/call.js';
import { contact } from '../support/clients.js';
import { linkTo } from '../support/consents.js';
import { ANNA, askForSuppliers, ownDomain, recommendersOf } from '../support/nominations.js';
import { World } from '../support/world.js';

const CARD = `BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Jørgen Møller\r\nEMAIL:jorgen@tide.example\r\nORG:Tide Energy\r\nTITLE:CFO\r\nEND:VCARD\r\n`;
const TABLE =
  'Name;E-mail;Company\nÅse Ruud;ase@sand.example;Sandvik Group\nOla Nordmann;ola@gmail.com;\nKari Moen;kari@fjord.example;\n';
const file = (name: string, text: string) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(text) });

let world: World;
let own: Firm;
beforeAll(async () => {
  world = await World.open();
});
beforeEach(async () => {
  own = await firm(world, 'Harbour Ergonomics');
});
afterAll(() => world.close());

journey(
  'nominations',
  () => world,
  (windows) => {
    it('a firm is invited, reads why without a script, registers by the link, and both hear when it joins', async () => {
      const page = await windows.open(own.owner, '/discover');
      await page.getByRole('link', { name: 'Invite a firm', exact: true }).click();
      await page.getByText('You have invited nobody yet').waitFor();
      expect(await axe(page)).toEqual([]);
      await page.getByRole('button', { name: 'Invite a firm' }).click();
      const sheet = page.getByRole('dialog', { name: 'Invite a firm' });
      const there = await firm(world, 'Quayside Interiors');
      await ownDomain(world, there.id, 'quayside.example');
      await sheet.getByLabel('Name of the firm').fill('Quiet Rooms');
      await sheet.getByLabel('Name of the person').fill('Anna Holm');
      await sheet.getByLabel('E-mail').fill('lars@quayside.example');
      await sheet.getByText('Quayside Interiors is on the network already.').waitFor();
      expect(await axe(page)).toEqual([]);
      await sheet.getByLabel('E-mail').fill(ANNA.email);
      await sheet.getByRole('button', { name: 'Send the invitation' }).click();
      await sheet.getByText('Write a word to them').waitFor();
      await sheet.getByLabel('A word to them').fill(ANNA.why);
      await sheet.getByRole('button', { name: 'Send the invitation' }).click();
      await page.getByRole('cell', { name: 'Quiet Rooms', exact: true }).waitFor();
      await page.getByText('Invited', { exact: true }).waitFor();

      const path = await linkTo(world, ANNA.email);
      const plain = await windows.open(null, path, { ...PHONE, scheme: 'dark', javaScript: false });
      await plain.getByRole('heading', { name: 'Ada Nilsson nominates Quiet Rooms' }).waitFor();
      await plain.getByText(ANNA.why).waitFor();
      await plain.getByRole('button', { name: 'No thank you' }).waitFor();
      const nominee = await windows.open(null, path);
      expect(await axe(nominee)).toEqual([]);
      await nominee.getByRole('link', { name: 'Register Quiet Rooms' }).click();
      await nominee.getByLabel('Your name').fill('Anna Holm');
      await nominee.getByLabel('Work e-mail').fill(ANNA.email);
      await nominee.getByLabel('Password', { exact: true }).fill('quiet rooms are good rooms');
      await nominee.getByRole('button', { name: 'Continue' }).click();
      await nominee.getByLabel('Name in the register').fill('Quiet Rooms AS');
      for (const [label, typed, option] of [
        ['What you do', 'acou', 'Acoustics'],
        ['Where you work', 'norw', 'Norway'],
      ] as const) {
        await nominee.getByRole('combobox', { name: label }).or(nominee.getByLabel(label)).first().fill(typed);
        await nominee.getByRole('option', { name: option, exact: true }).click();
        await nominee.keyboard.press('Escape');
      }
      await nominee.getByRole('button', { name: 'Continue' }).click();
      await nominee.getByRole('heading', { name: 'Whom you serve', level: 1 }).waitFor();
      await page.getByText('Registering').waitFor();

      const [made] = await world.db.query<{ id: string }[]>(`SELECT id FROM business WHERE legal_name = 'Quiet Rooms AS'`);
      await world.db.query(`UPDATE business SET status = 'SUBMITTED' WHERE id = $1`, [made!.id]);
      await call(world, await admin(world), 'businessApprove', '$id: ID!', { id: made!.id }, 'business { id }');
      await world.settle();
      await page.getByText('Joined', { exact: true }).waitFor();
      await page.goto('/today');
      await page.getByText(/joined because you nominated them/).waitFor();
      expect(await axe(page)).toEqual([]);
    });

    it('an invitation is taken back, on a phone, too', async () => {
      await call(
        world,
        own.owner,
        'nominationSend',
        '$businessId: ID!, $input: NominationSendInput!',
        { businessId: own.id, input: { ...ANNA, email: 'eva@phone.example', website: null } },
        'nomination { id }',
      );
      const page = await windows.open(own.owner, '/discover/nominations', { ...PHONE, scheme: 'dark' });
      await page.getByText('Invited', { exact: true }).waitFor();
      expect(await sideways(page)).toBeLessThanOrEqual(0);
      expect(await axe(page)).toEqual([]);
      await page.getByRole('button', { name: 'Withdraw the invitation of Quiet Rooms' }).click();
      await page.getByText('Taken back', { exact: true }).waitFor();
      // A second one stands in the list at once, above the first.
      await page.getByRole('button', { name: 'Invite a firm' }).click();
      const sheet = page.getByRole('dialog', { name: 'Invite a firm' });
      await sheet.getByLabel('Name of the firm').fill('Soft Floors');
      await sheet.getByLabel('Name of the person').fill('Per Lie');
      await sheet.getByLabel('E-mail').fill('per@softfloors.example');
      await sheet.getByLabel('A word to them').fill('Your floors, our chairs.');
      await sheet.getByRole('button', { name: 'Send the invitation' }).click();
      await page.getByRole('cell', { name: 'Soft Floors', exact: true }).waitFor();
    });

    it('a client names suppliers without a script; what she allows stands on the profile until she takes it back', async () => {
      const supplier = await firm(world, 'Bright Light');
      await ownDomain(world, supplier.id, 'bright-light.example');
      const person = await contact(world, own.id);
      const page = await windows.open(own.owner, `/clients/${person.clientId}`);
      await page.getByRole('button', { name: 'More about Kari Moen' }).click();
      await page.getByRole('menuitem', { name: 'Ask for respected suppliers' }).click();
      const sheet = page.getByRole('dialog', { name: 'Ask Kari Moen for suppliers' });
      await sheet.getByLabel('Your words to her').waitFor();
      expect(await axe(page)).toEqual([]);
      await sheet.getByRole('button', { name: 'Send the question' }).click();
      await page.getByText(/^Asked for suppliers/).waitFor();

      const path = await linkTo(world, person.email);
      const client = await windows.open(null, path, { ...PHONE, javaScript: false });
      await client.getByLabel('Firm').first().fill('Bright Light');
      await client
        .getByLabel(/^Website/)
        .first()
        .fill('bright-light.example');
      await client
        .getByLabel(/They may know/)
        .first()
        .check();
      await client.getByText('One more firm').first().click();
      await client.getByLabel('Firm').nth(1).fill('Soft Floors');
      await client.getByRole('button', { name: 'Send' }).click();
      await client.getByRole('heading', { name: 'Thank you' }).waitFor();
      const same = await windows.open(null, path, { width: 320, scheme: 'dark' });
      expect(await axe(same)).toEqual([]);
      expect(await sideways(same)).toBeLessThanOrEqual(0);

      await page.getByRole('heading', { name: 'Bright Light' }).waitFor();
      await page.getByText('Stays between you and her').waitFor();
      expect(await axe(page)).toEqual([]);
      await page.getByRole('button', { name: 'Show on their profile' }).click();
      await page.getByText(/Shown on their profile/).waitFor();

      const reader = await windows.open(supplier.owner, `/firms/firm-${supplier.id}`);
      await reader.getByText('Recommended by a client of').waitFor();
      expect(await reader.getByText(/Kari|Fjord/).count()).toBe(0);
      expect(await axe(reader)).toEqual([]);
      await client.getByRole('button', { name: 'Take it back' }).click();
      await client.getByRole('heading', { name: 'You took it back' }).waitFor();
      await reader.getByText('Recommended by a client of').waitFor({ state: 'detached' });
      expect(await recommendersOf(world, supplier.owner, supplier.id)).toEqual([]);
      await page.getByText(/Took her words back/).waitFor();
    });

    it('the page of a client who is asked is good in the dark at 320 pixels, before and after a no', async () => {
      const person = await contact(world, own.id);
      await askForSuppliers(world, own.owner, person.id);
      const path = await linkTo(world, person.email);
      const page = await windows.open(null, path, { width: 320, scheme: 'dark' });
      expect(await axe(page)).toEqual([]);
      expect(await sideways(page)).toBeLessThanOrEqual(0);
      await page.getByRole('button', { name: 'Please don’t ask again' }).click();
      await page.getByRole('button', { name: 'You may ask me again' }).waitFor();
      expect(await axe(page)).toEqual([]);
    });

    it('contacts come in from a card and a table, are mended in place, and can be taken back', async () => {
      await contact(world, own.id, { email: 'kari@fjord.example' });
      const page = await windows.open(own.owner, '/clients');
      await page.getByRole('link', { name: 'Import contacts' }).click();
      await page.getByText('Drop a file here, or choose one').waitFor();
      expect(await axe(page)).toEqual([]);
      const choose = async (name: string, text: string) => page.locator('input[type=file]').setInputFiles(file(name, text));
      await choose('list.csv', 'one;two\n1;2');
      await page.getByText('The first line must name the columns').waitFor();

      await choose('card.vcf', CARD);
      await page.getByText('New client: Tide Energy').waitFor();
      await page.getByRole('button', { name: 'Add one person' }).click();
      await page.getByRole('link', { name: 'Tide Energy' }).waitFor();
      await page.getByText('One person is in your book, and 1 new client.').waitFor();
      await page.getByRole('button', { name: 'Undo' }).click();
      await page.getByText('Taken back.').waitFor();
      await page.getByRole('link', { name: 'Tide Energy' }).waitFor({ state: 'detached' });

      await page.getByRole('link', { name: 'Import contacts' }).click();
      await choose('list.csv', TABLE);
      await page.getByText('3 people found').waitFor();
      await page.getByText('In your book already').waitFor();
      expect(await axe(page)).toEqual([]);
      await page.getByRole('checkbox', { name: 'Add Ola Nordmann' }).check();
      await page.getByRole('button', { name: 'Add 2 people' }).click();
      await page.getByText('Row 2: Write the company').waitFor();
      await page.getByRole('textbox', { name: 'Company of row 2' }).fill('Nordmann & Co');
      await page.getByRole('button', { name: 'Add 2 people' }).click();
      await page.getByRole('link', { name: 'Nordmann & Co' }).waitFor();
      await page.getByRole('link', { name: 'Sandvik Group' }).waitFor();
    });

    it('the import fits a phone in the dark', async () => {
      const page = await windows.open(own.owner, '/clients/import', { width: 320, scheme: 'dark' });
      await page.locator('input[type=file]').setInputFiles(file('list.csv', TABLE));
      await page.getByText('3 people found').waitFor();
      expect(await sideways(page)).toBeLessThanOrEqual(0);
      expect(await axe(page)).toEqual([]);
    });
  },
);
