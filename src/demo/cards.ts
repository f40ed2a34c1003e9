import { CardsQueries, CardsService } from '../enablement/index.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { FirmScript } from './firm-script.js';
import { FIRMS } from './cast.js';
import { fjellheim } from './firms/fjellheim.js';
import { holmgard } from './firms/holmgard.js';
import { kvist } from './firms/oslo.js';
import type { Scene, Stage } from './stage.js';

type Texts = readonly [listenFor: string, words: string, notAFit: string];

/** What each firm wants its partners to know; a few have not come to it yet. */
const CARDS: Readonly<Record<string, Texts>> = {
  holmgard: [
    'Anybody who signs a lease, moves, or rebuilds a floor. Sick leave that somebody mentions with a sigh. A head of people who has bought chairs twice.',
    'I know somebody who looks at how your people sit, for a day, and leaves one page behind.',
    'Home offices of one person. Factories with shift work. Whoever only wants chairs at a better price.',
  ],
  fjellheim: [
    'A lease that ends within two years. “We are bursting at the seams.” A merger that brings two teams under one roof.',
    'Before you look for more space, let somebody count what you use. It takes them two weeks.',
    'Flats, shops and restaurants. Firms that want a drawing for a permit and nothing else.',
  ],
  kvist: [
    'People who take their calls in the stairwell. Meeting rooms that nobody books twice. A new open office.',
    'Somebody can sit in the room for a day and tell you where the noise comes from.',
    'Concert halls and studios. Traffic noise from outside.',
  ],
  bryggen: [
    'A lease with less than two years to go. A board that asks what the rent is.',
    'Do you know what the house next door pays? There is somebody who does.',
    'Private homes, and buildings outside the city.',
  ],
  tverrvik: [
    'A founder who still signs every invoice. A chair that has been empty for three months.',
    'They find the person, and stay in touch through the first hundred days.',
    'Temporary staff, and more than ten places at a time.',
  ],
  storgata: [
    'A box of receipts. A director who learns in June how last year went.',
    'There is somebody who calls once a month and tells you what you earned.',
    'Listed companies, and firms that want somebody else to decide for them.',
  ],
  nattvakt: [
    'A door held open by a chair. Keys that nobody counted.',
    'Somebody walks through your house at night and tells you what is open.',
    'Guards for events.',
  ],
  morgenrod: [
    'A house that opens, a firm that turns twenty.',
    'They ask what people shall remember a year later, and begin there.',
    'Weddings, and more than three hundred guests.',
  ],
  roligt: [
    'Headphones on every second head. An echo in the new canteen.',
    'They measure first, and hang up only what the measuring asks for.',
    'Private homes.',
  ],
  havnegade: [
    'A move with servers in it. Boxes with cables in the corridor.',
    'On Monday morning everything works. They do the weekend.',
    'Firms with a department for this of their own.',
  ],
  kalvebod: [
    'An old house with a new use. Scaffolding that stays.',
    'They know what the city will say before it says it.',
    'New buildings on the green field.',
  ],
  strandvej: [
    'A policy from the year the firm was founded.',
    'Somebody reads it with you, and says what it does not cover.',
    'Private insurance.',
  ],
  sundby: [
    'A note in the kitchen about the dishes. Complaints about the toilets.',
    'They clean while people are there, so everybody knows whom to talk to.',
    'Building sites.',
  ],
  ordvalg: [
    'A flag for each language on a website. A contract in two languages.',
    'Two natives read it before your customers do.',
    'Interpreting at meetings.',
  ],
  nordre: [
    'An order form as a PDF. Orders that are typed in again.',
    'They put up a shop in ninety days, and say what it will not do.',
    'Shops with less than two orders a day.',
  ],
  elbtor: [
    'A signed lease and no plan for the weekend. An archive in the cellar.',
    'Who carries the archive, and who knows where it goes? They do.',
    'Private moves, and moves abroad.',
  ],
  alster: [
    'The same people away every winter. Somebody who comes back after a long illness.',
    'Four doctors who have seen more offices than hospitals.',
    'Acute cases, and employers who want to know a diagnosis.',
  ],
  kehrwieder: [
    'A contract copied from the web. A handshake worth more than a year’s rent.',
    'One page before you sign: what happens if they do not deliver?',
    'Court cases, and family law.',
  ],
  elbstrom: [
    'Gates that stand open in winter. A board that has promised a figure for 2030.',
    'They look for a day, and find what pays for itself first.',
    'Private houses.',
  ],
  hafenlicht: [
    'Bare cables from a ceiling. Three crews that wait for each other.',
    'One crew and one date, written into the contract.',
    'Bathrooms and kitchens at home.',
  ],
};

/** Who has read whose card, so many days ago; it has changed since for the last of the owner’s partners. */
const READ: readonly (readonly [reader: string, of: FirmScript, days: number])[] = [
  ['sofie', holmgard, 30],
  ['emil', holmgard, 29],
  ['lars', holmgard, 22],
  ['ingrid', kvist, 21],
  ['ingrid', fjellheim, 20],
];

/** The cards of the network, and who has read them. */
export function cards(stage: Stage): Scene[] {
  const written = FIRMS.flatMap((firm, index) => {
    const texts = CARDS[firm.key];
    return texts ? [{ at: stage.ago(60 - index), play: () => write(stage, firm, texts) }] : [];
  });
  const [listenFor, words, notAFit] = CARDS['fjellheim']!;
  return [
    ...written,
    ...READ.map(([reader, of, days]) => ({ at: stage.ago(days), play: () => read(stage, reader, of) })),
    {
      at: stage.ago(4),
      play: () => write(stage, fjellheim, [listenFor, words, `${notAFit} From this spring on no canteens any more.`]),
    },
  ];
}

const write = (stage: Stage, { key, owner }: FirmScript, [listenFor, words, notAFit]: Texts): Promise<unknown> =>
  stage.service(CardsService).write(stage.viewer(owner.key), stage.id(key), { listenFor, words, notAFit }, null);

/** The edition that is there on the day. */
async function read(stage: Stage, reader: string, { key }: FirmScript): Promise<void> {
  const edition = await stage.service(UnitOfWork).run((tx) => stage.service(CardsQueries).editionOf(tx, stage.id(key)));
  await stage.service(CardsService).markRead(stage.viewer(reader), stage.id(key), edition);
}
