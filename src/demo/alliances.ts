import { AllianceStory, type AllianceScript } from './alliance-story.js';
import type { FirmScript } from './firm-script.js';
import { alster } from './firms/alster.js';
import { elbtor } from './firms/elbtor.js';
import { havnegade } from './firms/havnegade.js';
import { holmgard } from './firms/holmgard.js';
import { fjellheim } from './firms/fjellheim.js';
import { roligt } from './firms/roligt.js';
import type { Scene, Stage } from './stage.js';

export const TERMS = `We treat each other's clients as our own.
We introduce only people who said yes, and answer each other within two working days.
A won introduction is thanked for with five per cent of the first year's fee, unless we agree otherwise.
Either of us may end this at any time; what is open is finished decently.`;

const script = (
  proposer: FirmScript,
  partner: FirmScript,
  purpose: string,
  [pilotTitle, pilotGoal]: readonly [string, string],
): AllianceScript => ({ proposer, partner, purpose, pilotTitle, pilotGoal, terms: TERMS });

/** Who allied with whom, and how far they have come. */
export function alliances(stage: Stage): Scene[] {
  const story = (...of: Parameters<typeof script>) => new AllianceStory(stage, script(...of));
  const oneMovePlan = story(fjellheim, elbtor, 'From the plan to the moving day without a gap', [
    'A shared move plan',
    'One plan for one client, written together',
  ]);
  const meetingRooms = story(roligt, havnegade, 'Meeting rooms where one hears and is heard', [
    'Two meeting rooms',
    'Panels and microphones in two rooms, tested with remote guests',
  ]);
  const noiseAndHealth = story(holmgard, roligt, 'Noise is a health matter: we measure, they mend', [
    'Noise at the desk',
    'Ten desks measured, three panels tried',
  ]);
  const goodBacks = story(elbtor, alster, 'Fewer bad backs in our crews, and a good word to our clients', [
    'A check-up for one crew',
    'Twelve people seen in two days',
  ]);
  return [
    ...story(holmgard, fjellheim, 'Offices that are planned for the people in them, before the furniture is ordered', [
      'A check-up day together',
      'Three offices seen by both of us, one report each',
    ]).upToActive(
      88,
      'They sent the plans two days before, and asked our advisers first.',
      'The report was short enough that the client read it in the meeting.',
    ),
    ...story(fjellheim, roligt, 'Rooms that look good and sound good', [
      'One quiet floor',
      'Plan and panels for one floor, measured before and after',
    ]).upToActive(84, 'Measured, not promised: the echo went down by half.', 'Drawings came when they said they would.'),
    ...story(holmgard, alster, 'Less sick leave: we change the workplace, they help people back', [
      'A morning for heads of people',
      'Eight guests, two talks, one follow-up call each',
    ]).upToActive(80, 'The doctor spoke plainly, and nobody felt sold to.', 'Well prepared, and on time.'),
    ...story(havnegade, elbtor, 'One weekend, one plan: crates and cables move together', [
      'Move one small office',
      'Twenty desks from Friday noon to Monday eight',
    ]).upToActive(76, 'Their foreman called before we had to.', 'The network was up on Sunday evening.'),
    ...oneMovePlan.upToActive(70, 'A calm crew.', 'The labels on the plan matched those on the crates.'),
    oneMovePlan.pause(12, 'partner', {
      reason: 'NO_CAPACITY',
      note: 'Our crews are booked for the next weeks. We go on when they are back.',
    }),
    ...meetingRooms.upToPilot(34),
    meetingRooms.review(8, 'proposer', {
      ...{ delivery: 4, communication: 3, clientCare: 5, ethics: 5, verdict: 'GO' },
      example: 'The first test failed for a missing cable. They drove back the same day.',
    }),
    ...noiseAndHealth.upToReady(10),
    noiseAndHealth.ready(1.5, 'proposer'),
    ...story(havnegade, holmgard, 'Desks that move and still connect', [
      'Height and cables',
      'One floor of desks that rise, without a cable that tears',
    ]).upToReady(17),
    story(alster, fjellheim, 'Rooms in which people who were ill can start again', [
      'One room for a slow start',
      'A plan for one such room, and what two patients say of it',
    ]).propose(3.5),
    goodBacks.propose(50),
    goodBacks.decline(46, {
      reason: 'NO_FIT',
      note: 'Gladly as your doctors. As partners we serve other people than you do.',
      notBefore: null,
    }),
  ];
}
