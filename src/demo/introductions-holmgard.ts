import { alster } from './firms/alster.js';
import { holmgard } from './firms/holmgard.js';
import { fjellheim } from './firms/fjellheim.js';
import { brief, claims, vouch } from './introduction-script.js';
import { IntroductionStory, type IntroductionScript } from './introduction-story.js';
import type { Scene, Stage } from './stage.js';

/** Introductions that the ergonomics adviser gave or got. */
export function introductionsOfHolmgard(stage: Stage): Scene[] {
  const story = (script: IntroductionScript) => new IntroductionStory(stage, script);

  const newTerminal = story({
    ...{ from: holmgard, to: fjellheim, contact: 'kari' },
    ...brief('A new office for ninety people beside the terminal, before the old lease ends', 'EFFICIENCY', {
      costOfNotActing: 'Rent is paid twice from May on',
      personalStake: 'Promised the board one move, not two',
      incumbent: 'NONE',
    }),
    ...claims({
      need: ['The lease ends in spring', 'CONTACT', 'We have seen the notice'],
      budget: ['About 200,000 EUR', 'CONTACT'],
      authority: ['Signs up to half a million', 'INTRODUCER', 'She signed our three projects'],
      timing: ['Drawings before Christmas', 'CONTACT'],
    }),
    ...vouch(5, 'Client of ours for four years', 'Decides quickly and keeps her word.'),
  });
  const headOffice = story({
    ...{ from: holmgard, to: fjellheim, contact: 'silje' },
    ...brief('Two floors of a head office that fewer and fewer people come to', 'COST', {
      costOfNotActing: 'A third of the rooms is heated and empty',
      incumbent: 'LARGE_PROVIDER',
    }),
    ...claims({
      need: ['Occupancy was counted last summer', 'CONTACT', 'The count is in our report'],
      timing: ['This year', 'CONTACT'],
    }),
    ...vouch(4, 'Two check-ups a year', null),
  });
  const lawFirm = story({
    ...{ from: holmgard, to: fjellheim, contact: 'henrik' },
    ...brief('A reception and four meeting rooms in which one can speak freely', 'RISK', { incumbent: 'IN_HOUSE' }),
    ...claims({ need: ['Clients have complained', 'CONTACT'], budget: ['Not set yet', 'CONTACT'] }),
    ...vouch(3, 'Know the managing partner well', null),
  });
  const bookshop = story({
    ...{ from: holmgard, to: fjellheim, contact: 'vidar' },
    ...brief('A back office for six people, as cheap as can be', 'COST'),
    ...claims({ need: ['Asked us twice', 'CONTACT'] }),
    ...vouch(2, 'A friend', null),
  });
  const softwareHouse = story({
    ...{ from: holmgard, to: fjellheim, contact: 'amalie' },
    ...brief('Sixty desks on one floor, and nowhere to take a call', 'EFFICIENCY', { personalStake: 'Hears about it every day' }),
    ...claims({ need: ['Said so at our last visit', 'CONTACT'] }),
    ...vouch(4, 'Client of ours for two years', null),
  });
  const sickLeave = story({
    ...{ from: holmgard, to: alster, contact: 'tor' },
    ...brief('Eight of a hundred are away, most for more than three weeks', 'COST', {
      costOfNotActing: 'Temporary staff for twelve places',
      riskTolerance: 'LOW',
      incumbent: 'LARGE_PROVIDER',
    }),
    ...claims({
      need: ['Eight per cent since spring', 'CONTACT', 'Figures shown to us'],
      authority: ['Needs the board', 'CONTACT'],
    }),
    ...vouch(3, 'Two workshops with the people department', null),
  });
  const dentists = story({
    ...{ from: holmgard, to: alster, contact: 'marit' },
    ...brief('Necks and shoulders of people who bend over chairs all day', 'RISK'),
    ...claims({ need: ['Three of nine are in treatment', 'CONTACT'] }),
    ...vouch(4, 'A check-up each spring', 'Wants to do right by her people.'),
  });
  const workshopHall = story({
    ...{ from: alster, to: holmgard, contact: 'silke' },
    ...brief('Assembly benches for two shifts of very different height', 'EFFICIENCY', { incumbent: 'IN_HOUSE' }),
    ...claims({ need: ['The works council asks for it', 'CONTACT', 'Minutes seen'], budget: ['In this year’s plan', 'CONTACT'] }),
    ...vouch(5, 'We have looked after the hall for ten years', null),
  });
  const bridgeCrew = story({
    ...{ from: alster, to: holmgard, contact: 'jens' },
    ...brief('Office workplaces of crews who are ashore for four weeks at a time', 'RISK'),
    ...claims({ need: ['Complaints after each change of crew', 'CONTACT'] }),
    ...vouch(4, 'Annual examinations', 'Knows what he wants.'),
  });

  return [
    ...newTerminal.upToClient(70),
    newTerminal.yes(67),
    newTerminal.contact(66),
    newTerminal.meet(60),
    newTerminal.progress(50, 'Two sketches shown, one liked.'),
    newTerminal.won(38, 18_400, 'Planning of the whole floor.'),
    newTerminal.confirm(36),
    newTerminal.settle(30),
    ...headOffice.upToClient(45),
    headOffice.yes(41, ['NAME', 'EMAIL', 'COMPANY']),
    headOffice.contact(40),
    headOffice.meet(33),
    headOffice.progress(24, 'A count of the desks is ordered first.'),
    headOffice.won(4, 27_500, 'First floor only, the second is decided in autumn.'),
    ...lawFirm.upToClient(62),
    lawFirm.yes(58),
    lawFirm.contact(57),
    lawFirm.meet(50),
    lawFirm.report(35, { type: 'LOST', amount: null, fee: null, reason: 'PRICE', note: 'They paint the walls themselves.' }),
    bookshop.offer(33),
    bookshop.decline(32, { reason: 'NO_FIT', note: 'Too small for us to do well. A furniture shop will serve them better.' }),
    softwareHouse.draft(1),
    ...sickLeave.upToClient(20),
    sickLeave.yes(16),
    sickLeave.contact(15),
    ...dentists.upToClient(26),
    dentists.later(22, 48),
    ...workshopHall.upToClient(58),
    workshopHall.yes(54),
    workshopHall.contact(53),
    workshopHall.meet(46),
    workshopHall.progress(34, 'Measured both shifts.'),
    workshopHall.won(7, 9_600, 'Twelve benches.'),
    workshopHall.dispute(5, { reason: 'AMOUNT_WRONG', note: 'The client speaks of twenty benches.' }),
    ...bridgeCrew.upToClient(6),
    bridgeCrew.yes(0.6),
  ];
}
