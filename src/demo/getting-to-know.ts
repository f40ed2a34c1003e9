import { OneToOnesService, PilotTasksService, VettingService } from '../vetting/index.js';
import { GatesService } from '../alliances/index.js';
import { HOUR, later } from '../kernel/time.js';
import type { FirmScript } from './firm-script.js';
import { JUDGE } from './firm-story.js';
import type { Scene, Stage } from './stage.js';

type Party = 'proposer' | 'partner';
type Two = Readonly<Record<Party, FirmScript>>;
type Answer = Parameters<VettingService['answer']>[2];

/** What one side shows in each dimension; nobody's client is named, as the product demands. */
function evidenceOf(script: Two, party: Party, shownOn: string): Answer[] {
  const { offerings, owner } = script[party];
  const what = offerings[0]?.name ?? 'our trade';
  const shown = { clarification: null, evidenceLink: null, shownOn };
  return [
    {
      ...{ ...shown, dimension: 'ABILITY', claim: `We have done “${what}” for more than eight years.` },
      ...{ evidence: 'Certificate and two anonymous reports, read together at the table.', saidBy: owner.name },
    },
    {
      ...{ ...shown, dimension: 'ACCOUNT_CARE', claim: 'Whoever we look after hears from us every month, asked or not.' },
      ...{ evidence: 'Our calendar of calls of the last quarter, names covered.', saidBy: owner.name },
    },
    {
      ...{ ...shown, dimension: 'ETHICS', claim: 'We take no commission that the customer does not know of.' },
      ...{ evidence: 'The sentence stands in our standard contract, page two.', saidBy: 'Our standard contract' },
    },
    {
      ...{ ...shown, dimension: 'OFFERING', claim: `We sell “${what}”, and say so when somebody needs something else.` },
      ...{ evidence: 'Price list and the list of what we turn down.', saidBy: owner.name },
    },
  ];
}

/**
 * The time between a yes to the proposal and the press of "ready", told so that it passes the gates: both show evidence
 * in four dimensions, meet twice within four days from `from` (days ago), and both confirm it. An admin waives the rest
 * of the fourteen days, for which the story has no room.
 */
export function gettingToKnow(stage: Stage, script: Two, id: () => string, from: number): Scene[] {
  return [
    showEvidence(stage, script, id, from),
    meet(stage, script, id, from - 0.6, 'What each of us does, and for whom'),
    meet(stage, script, id, from - 3.4, 'The pilot: who does what'),
    waiveTime(stage, id, from - 4),
  ];
}

/** An admin's word that the two need no more days. */
export function waiveTime(stage: Stage, id: () => string, days: number): Scene {
  const reason = 'They have worked side by side in the same houses for years.';
  return {
    at: stage.ago(days),
    play: () => stage.service(GatesService).waive(stage.viewer(JUDGE), id(), 'TIME', reason, null),
  };
}

/** All answers of both sides, with evidence. */
export function showEvidence(stage: Stage, script: Two, id: () => string, days: number): Scene {
  const at = stage.ago(days);
  return {
    at,
    play: async () => {
      for (const party of ['proposer', 'partner'] as const) {
        const viewer = stage.viewer(script[party].owner.key);
        for (const answer of evidenceOf(script, party, at.toISOString().slice(0, 10))) {
          await stage.service(VettingService).answer(viewer, id(), answer, null);
        }
      }
    },
  };
}

/** A meeting that was held an hour before, and that both confirm. */
export function meet(stage: Stage, script: Two, id: () => string, days: number, agenda: string): Scene {
  const at = stage.ago(days);
  return {
    at,
    play: async () => {
      const service = stage.service(OneToOnesService);
      const [proposer, partner] = [stage.viewer(script.proposer.owner.key), stage.viewer(script.partner.owner.key)];
      const meeting = { startsAt: later(at, -HOUR), minutes: 45, place: null, agenda };
      const { id: oneToOne } = await service.propose(proposer, id(), meeting);
      for (const viewer of [proposer, partner]) await service.confirm(viewer, oneToOne, null);
    },
  };
}

/** The work of the pilot in two lanes. */
export function divide(stage: Stage, script: Two, id: () => string, days: number): Scene[] {
  const tasks = {
    proposer: ['Make the appointment', 'Write our half of the report'],
    partner: ['Bring the instruments', 'Write our half of the report'],
  };
  return (['proposer', 'partner'] as const).map((party, n) => ({
    at: stage.ago(days - n * 0.1),
    play: async () => {
      for (const text of tasks[party]) {
        await stage.service(PilotTasksService).add(stage.viewer(script[party].owner.key), id(), { text, dueOn: null });
      }
    },
  }));
}
