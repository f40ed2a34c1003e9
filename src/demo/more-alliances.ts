import { AllianceStory } from './alliance-story.js';
import { TERMS } from './alliances.js';
import type { FirmScript } from './firm-script.js';
import { alster } from './firms/alster.js';
import { havblik, kalvebod, nordre, ordvalg, strandvej, sundby } from './firms/copenhagen.js';
import { elbtor } from './firms/elbtor.js';
import { fjellheim } from './firms/fjellheim.js';
import { elbstrom, hafenlicht, isebek, kehrwieder } from './firms/hamburg.js';
import { havnegade } from './firms/havnegade.js';
import { holmgard } from './firms/holmgard.js';
import { bryggen, kvist, morgenrod, nattvakt, storgata, tverrvik } from './firms/oslo.js';
import { roligt } from './firms/roligt.js';
import type { Scene, Stage } from './stage.js';

/** The alliances of the smaller firms. */
export function moreAlliances(stage: Stage): Scene[] {
  const story = (
    proposer: FirmScript,
    partner: FirmScript,
    purpose: string,
    [pilotTitle, pilotGoal]: readonly [string, string],
  ): AllianceStory => new AllianceStory(stage, { proposer, partner, purpose, pilotTitle, pilotGoal, terms: TERMS });

  const openings = story(sundby, morgenrod, 'The opening and the morning after it', [
    'One opening',
    'Fifty guests, and no trace of them at eight',
  ]);
  const listed = story(sundby, kalvebod, 'Clean houses photograph better', [
    'A house before the visit',
    'One house cleaned for its pictures',
  ]);
  const contracts = story(ordvalg, kehrwieder, 'Contracts that mean the same in both languages', [
    'One contract',
    'Ten pages in two languages, read by both',
  ]);
  const risks = story(strandvej, alster, 'Cover for those who fall ill', ['A talk', 'One talk for five employers']);
  const keys = story(nattvakt, havnegade, 'Doors and networks by one plan', ['One house', 'Locks and sockets on one drawing']);
  const shops = story(isebek, nordre, 'Orders from the shop straight into the books', [
    'One shop',
    'Fifty orders without a retyped line',
  ]);
  const newRooms = story(bryggen, holmgard, 'New rooms are seen by you before the lease is signed', [
    'One viewing together',
    'Two houses walked through with a client, one page from each of us',
  ]);
  return [
    ...story(holmgard, kvist, 'Backs and ears: what hurts at a desk is often the noise', [
      'One floor, two reports',
      'We look, they listen, the client gets one page',
    ]).upToActive(86, 'They were there at seven, before anybody spoke.', 'Her list was ordered by what hurts most.'),
    ...story(bryggen, fjellheim, 'From the lease to the plan without a lost month', [
      'One tenant',
      'A plan in the week after the signature',
    ]).upToActive(85.5, 'The sketch was there before the keys.', 'They told the tenant what the lease forbids.'),
    ...story(kvist, kalvebod, 'Quiet that is drawn in, not hung up afterwards', [
      'One stairwell',
      'Measured before the drawing, and after',
    ]).upToActive(81.5, 'The drawing had the panels in it.', 'They measured at night, when we asked.'),
    ...story(fjellheim, hafenlicht, 'Plans that a crew can build from', [
      'One floor',
      'Drawn in Oslo, built in Hamburg, no question left',
    ]).upToActive(81, 'They built what was drawn.', 'Nothing on the plan had to be guessed.'),
    ...story(alster, elbstrom, 'Healthy air costs less to heat', [
      'One office',
      'Air and energy looked at on the same day',
    ]).upToActive(80.5, 'They listened to the people, not only to the meters.', 'The doctor reads a meter.'),
    ...story(kalvebod, roligt, 'Old houses that one can hear in', ['One hall', 'A brewery hall measured and mended']).upToActive(
      85,
      'The panels look as if they had always hung there.',
      'The drawings were right to the centimetre.',
    ),
    ...story(kalvebod, havnegade, 'Cables that a listed wall allows', [
      'One staircase',
      'Network for three floors, no new hole',
    ]).upToActive(84.5, 'Not one new hole.', 'They asked before they drew.'),
    ...story(hafenlicht, elbtor, 'The crew goes out, the crates come in', [
      'One floor',
      'Handed over on Friday, moved in on Monday',
    ]).upToActive(83, 'They had a man at the door at six.', 'The floor was dry when they said it would be.'),
    ...story(elbstrom, hafenlicht, 'What is opened once is insulated at once', [
      'One roof',
      'Audit, grant and work in one season',
    ]).upToActive(82.5, 'The crew kept to the drawing.', 'The grant came before the first invoice.'),
    ...story(kehrwieder, isebek, 'Software with a contract that fits on one page', [
      'One small system',
      'Contract and code within six weeks',
    ]).upToActive(82, 'They said what it cannot do.', 'The contract was shorter than the offer.'),
    ...story(tverrvik, havblik, 'The person we found is helped through her first hundred days', [
      'One new leader',
      'Six talks within a hundred days',
    ]).upToActive(81, 'She has stayed, and says why.', 'We knew whom we would meet.'),
    ...story(storgata, strandvej, 'Whoever reads the books sees what is not insured', [
      'Three files',
      'Three firms read by both',
    ]).upToActive(78, 'One gap found, politely.', 'The figures were in order for once.'),
    ...story(bryggen, nattvakt, 'Keys on the day of the signature', [
      'One house',
      'Every key counted and handed over once',
    ]).upToActive(77, 'All keys were there, with names.', 'The tenant knew that we would come.'),
    ...story(nordre, ordvalg, 'Shops that sound at home in each country', [
      'One shop in two languages',
      'Two hundred texts, read by natives',
    ]).upToActive(75, 'Two jokes saved, one deleted.', 'The texts came in a file that one can use.'),
    ...openings.upToPilot(40),
    ...listed.upToActive(72, 'The floor shone.', 'They moved nothing that was marked.'),
    listed.suspend(9, {
      reason: 'CONDUCT',
      note: 'A client of one was called by the other without a yes. We are looking into it.',
    }),
    ...contracts.upToActive(70, 'They asked what the clause is for.', 'Two days for ten pages.'),
    contracts.end(20, 'partner', {
      reason: 'STRATEGY',
      note: 'We have a translator in the house now. Thank you for a good start.',
    }),
    ...risks.upToReady(30),
    risks.ready(22, 'proposer'),
    risks.reject(20, {
      reason: 'EVIDENCE_MISSING',
      note: 'The licence for advice in Germany is not shown. You are welcome with it.',
    }),
    ...keys.upToReady(12),
    keys.ready(2.6, 'proposer'),
    shops.propose(24),
    shops.withdraw(21, { reason: 'NO_CAPACITY', note: 'Two of us are away until spring.' }),
    story(morgenrod, fjellheim, 'Openings for new offices', ['One opening', 'A breakfast for sixty']).propose(60),
    ...story(tverrvik, holmgard, 'Candidates ask where they will sit', [
      'One workplace',
      'A desk planned before the first day',
    ]).upToReady(13),
    // Of fourteen days one is nearly over: it is the first that Ingrid sees.
    stage.at(13.6 * 24, newRooms.propose(13.6)),
    story(havblik, holmgard, 'Leaders who stand up once an hour', ['One team', 'Six weeks with eight people']).propose(6.3),
    story(storgata, fjellheim, 'Furniture that the books can carry', ['One client', 'A plan with its depreciation']).propose(4.4),
  ];
}
