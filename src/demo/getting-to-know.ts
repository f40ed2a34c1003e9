import { OneToOnesService, PilotTasksService, VettingService } from '../vetting/index.js';
import { DAY, later } from '../kernel/time.js';
import type { AllianceScript, Party } from './alliance-story.js';
import type { Scene, Stage } from './stage.js';

type Answer = Parameters<VettingService['answer']>[2];

/** What one side shows in each dimension; nobody's client is named, as the product demands. */
function evidenceOf(script: AllianceScript, party: Party, shownOn: string): Answer[] {
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
 * in four dimensions, meet twice within four days from `from` (days ago), and both confirm it.
 */
export function gettingToKnow(stage: Stage, script: AllianceScript, id: () => string, from: number): Scene[] {
  return [
    ...(['proposer', 'partner'] as const).map((party, n) => showEvidence(stage, script, id, from - n * 0.2, party)),
    ...meet(stage, script, id, from - 0.4, 'What each of us does, and for whom', 'We look at the same rooms at different hours.'),
    ...meet(stage, script, id, from - 2.4, 'The pilot: who does what', 'First visit together, then one report each.'),
    ...divide(stage, script, id, from - 2.8),
  ];
}

/** All four answers of one side, with evidence. */
export function showEvidence(stage: Stage, script: AllianceScript, id: () => string, days: number, party: Party): Scene {
  const at = stage.ago(days);
  return {
    at,
    play: async () => {
      const viewer = stage.viewer(script[party].owner.key);
      for (const answer of evidenceOf(script, party, at.toISOString().slice(0, 10))) {
        await stage.service(VettingService).answer(viewer, id(), answer, null);
      }
    },
  };
}

/** A meeting proposed by the proposer so many days ago, held the day after, noted and confirmed by both. */
export function meet(
  stage: Stage,
  script: AllianceScript,
  id: () => string,
  days: number,
  agenda: string,
  sharedNotes: string,
): Scene[] {
  const service = stage.service(OneToOnesService);
  const viewer = (party: Party) => stage.viewer(script[party].owner.key);
  const startsAt = stage.ago(days - 1);
  let oneToOne = '';
  return [
    {
      at: stage.ago(days),
      play: async () => {
        const meeting = { startsAt, minutes: 60, place: null, agenda };
        ({ id: oneToOne } = await service.propose(viewer('proposer'), id(), meeting));
      },
    },
    {
      at: later(startsAt, DAY / 24),
      play: async () => {
        await service.change(viewer('proposer'), oneToOne, { sharedNotes }, null);
        for (const party of ['proposer', 'partner'] as const) await service.confirm(viewer(party), oneToOne, null);
      },
    },
  ];
}

/** The work of the pilot in two lanes. */
export function divide(stage: Stage, script: AllianceScript, id: () => string, days: number): Scene[] {
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
