import { elbtor } from './firms/elbtor.js';
import { havnegade } from './firms/havnegade.js';
import { holmgard } from './firms/holmgard.js';
import { fjellheim } from './firms/fjellheim.js';
import { roligt } from './firms/roligt.js';
import { brief, claims, vouch } from './introduction-script.js';
import { IntroductionStory, type IntroductionScript } from './introduction-story.js';
import type { Scene, Stage } from './stage.js';

/** Introductions by the office designer. */
export function introductionsOfFjellheim(stage: Stage): Scene[] {
  const story = (script: IntroductionScript) => new IntroductionStory(stage, script);
  const studio = story({
    ...{ from: fjellheim, to: holmgard, contact: 'thea' },
    ...brief('Editors who sit in the dark for nine hours and complain of neck pain', 'RISK', {
      costOfNotActing: 'Two have left this year and said why',
      personalStake: 'Was an editor herself',
      incumbent: 'NONE',
    }),
    ...claims({
      need: ['Two exit talks named it', 'CONTACT', 'We were shown the notes'],
      authority: ['Decides with the owner', 'CONTACT'],
    }),
    ...vouch(4, 'We planned the studio', 'You will like working with her.'),
  });
  const branches = story({
    ...{ from: fjellheim, to: holmgard, contact: 'camilla' },
    ...brief('Counters in forty branches at which people of every height stand', 'COST', { incumbent: 'LARGE_PROVIDER' }),
    ...claims({ need: ['A pilot in four branches', 'CONTACT', 'Order seen'], budget: ['60,000 EUR for the pilot', 'CONTACT'] }),
    ...vouch(5, 'Largest client of ours', null),
  });
  const safety = story({
    ...{ from: fjellheim, to: holmgard, contact: 'per' },
    ...brief('Risk assessments of screen work that were last done seven years ago', 'RISK', { riskTolerance: 'LOW' }),
    ...claims({ need: ['The inspectorate has announced a visit', 'CONTACT'], timing: ['Before the visit', 'CONTACT'] }),
    ...vouch(3, 'Met in the steering group', null),
  });
  const laboratory = story({
    ...{ from: fjellheim, to: holmgard, contact: 'oskar' },
    ...brief('Laboratory stools that nobody can sit on for a day', 'EFFICIENCY'),
    ...claims({ need: ['Said in passing', 'CONTACT'] }),
    ...vouch(2, 'One project', null),
  });
  const architects = story({
    ...{ from: fjellheim, to: roligt, contact: 'ola' },
    ...brief('A studio under a roof in which every word is heard twice', 'EFFICIENCY'),
    ...claims({ need: ['We work there and hear it', 'INTRODUCER', 'Measured by us'] }),
    ...vouch(4, 'Colleagues for years', null),
  });
  const boardroom = story({
    ...{ from: fjellheim, to: roligt, contact: 'lone' },
    ...brief('A boardroom of glass by the water', 'RISK', { personalStake: 'Cannot follow calls in it' }),
    ...claims({ need: ['She asked who does this', 'CONTACT'] }),
    ...vouch(3, 'We furnished the house', null),
  });
  const letting = story({
    ...{ from: fjellheim, to: elbtor, contact: 'anne' },
    ...brief('Three tenants who change floors within one month', 'EFFICIENCY'),
    ...claims({ need: ['Contracts are signed', 'CONTACT', 'Seen'], timing: ['After the holidays', 'CONTACT'] }),
    ...vouch(4, 'Shared many clients', null),
  });
  return [
    studio.offer(0.3),
    ...branches.upToClient(30),
    branches.yes(26),
    branches.contact(25),
    branches.meet(18),
    branches.progress(8, 'Four branches measured, report next week.'),
    safety.offer(4),
    safety.accept(3),
    safety.askClient(2.2),
    ...laboratory.upToClient(52),
    laboratory.no(48),
    ...architects.upToClient(60),
    architects.yes(56),
    architects.contact(55),
    architects.meet(48),
    architects.report(15, {
      type: 'NO_DECISION',
      amount: null,
      fee: null,
      reason: 'STATUS_QUO',
      note: 'They move out next year.',
    }),
    architects.confirm(14),
    ...boardroom.upToClient(50),
    boardroom.yes(46),
    boardroom.contact(45),
    boardroom.revoke(30),
    ...letting.upToClient(24),
    letting.yes(20),
    letting.contact(19),
  ];
}

/** Introductions between the others. */
export function introductionsOfOthers(stage: Stage): Scene[] {
  const story = (script: IntroductionScript) => new IntroductionStory(stage, script);
  const openFloor = story({
    ...{ from: roligt, to: fjellheim, contact: 'bente' },
    ...brief('A floor for two hundred people on the phone', 'EFFICIENCY', { incumbent: 'SMALL_PROVIDER' }),
    ...claims({ need: ['A second floor is rented', 'CONTACT', 'We deliver the ceilings'], budget: ['Approved', 'CONTACT'] }),
    ...vouch(5, 'Our best client', null),
  });
  const auditors = story({
    ...{ from: roligt, to: fjellheim, contact: 'soren' },
    ...brief('Rooms for talks that nobody should overhear', 'RISK'),
    ...claims({ need: ['Asked by a partner', 'CONTACT'] }),
    ...vouch(3, 'Two rooms done', null),
  });
  const warehouse = story({
    ...{ from: havnegade, to: elbtor, contact: 'rikke' },
    ...brief('A warehouse office moves across the bay over Easter', 'EFFICIENCY', {
      costOfNotActing: 'No deliveries for a week',
    }),
    ...claims({ need: ['Date is fixed', 'CONTACT', 'Lease seen'], authority: ['Signs herself', 'INTRODUCER'] }),
    ...vouch(5, 'Client for nine years', null),
  });
  const researchers = story({
    ...{ from: havnegade, to: elbtor, contact: 'jeppe' },
    ...brief('Freezers that must not thaw on the way', 'RISK', { riskTolerance: 'LOW' }),
    ...claims({ need: ['New rooms from March', 'CONTACT'] }),
    ...vouch(4, 'We run the network there', null),
  });
  const publisher = story({
    ...{ from: havnegade, to: elbtor, contact: 'birgit' },
    ...brief('An archive of eighty years and two editorial floors', 'EFFICIENCY'),
    ...claims({ need: ['House is sold', 'CONTACT'] }),
    ...vouch(3, 'One project', null),
  });
  const insurer = story({
    ...{ from: elbtor, to: havnegade, contact: 'dirk' },
    ...brief('Firms that we move and whose network nobody plans', 'RISK'),
    ...claims({ need: ['Nobody is named in the move plan', 'INTRODUCER', 'It is our plan'] }),
    ...vouch(4, 'Second move with us', null),
  });
  const traders = story({
    ...{ from: elbtor, to: havnegade, contact: 'uwe' },
    ...brief('Trading houses by the harbour that move within half a year', 'EFFICIENCY'),
    ...claims({}),
    ...vouch(4, 'Client', null),
  });
  const accountants = story({
    ...{ from: elbtor, to: havnegade, contact: 'heike' },
    ...brief('Twelve places, new rooms around the corner', 'COST'),
    ...claims({ need: ['Asked for a price', 'CONTACT'] }),
    ...vouch(3, 'Client', null),
  });
  return [
    ...openFloor.upToClient(55),
    openFloor.yes(52),
    openFloor.contact(51),
    openFloor.meet(44),
    openFloor.won(25, 31_000, 'Furniture and plan.'),
    openFloor.dispute(23, { reason: 'AMOUNT_WRONG', note: 'The light was ordered as well.' }),
    openFloor.propose(22, 34_000, 'With the light.'),
    openFloor.agree(21),
    auditors.offer(40),
    ...warehouse.upToClient(50),
    warehouse.yes(47),
    warehouse.contact(46),
    warehouse.meet(40),
    warehouse.progress(30, 'Offer sent.'),
    warehouse.won(20, 12_250, 'One weekend, fourteen people.'),
    warehouse.confirm(18),
    researchers.offer(2.5),
    researchers.accept(0.8),
    ...publisher.upToClient(16),
    publisher.yes(12),
    insurer.request(38),
    insurer.accept(37, 'from'),
    insurer.askClient(36.5),
    insurer.yes(34),
    insurer.contact(33),
    insurer.meet(27),
    insurer.progress(14, 'They want a second offer for the branch.'),
    traders.request(0.7),
    accountants.offer(28),
    accountants.withdraw(27.5, { reason: 'NO_LONGER_NEEDED', note: 'They stay where they are.' }),
  ];
}
