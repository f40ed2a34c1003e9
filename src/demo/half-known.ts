import { DAY } from '../kernel/time.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { MailLinks } from '../platform/mail/mail-links.js';
import { OneToOnesService, ReferenceAnswers, ReferencesService, REFERENCE_LINK, VettingService } from '../vetting/index.js';
import { later } from '../kernel/time.js';
import { AllianceStory, allianceOf } from './alliance-story.js';
import { TERMS } from './alliances.js';
import { holmgard } from './firms/holmgard.js';
import { storgata } from './firms/oslo.js';
import { meet } from './getting-to-know.js';
import type { Scene, Stage } from './stage.js';

type Answer = Parameters<VettingService['answer']>[2];
type Referee = Parameters<ReferencesService['ask']>[2];

const bare = { clarification: null, evidence: null, evidenceLink: null, saidBy: null, shownOn: null };

/**
 * Two who are half way: a week of the fourteen days, one meeting of two, some of the evidence, terms that one of them has
 * accepted. So that it can be seen what is still missing, and that nobody can hurry past it.
 */
export function halfKnown(stage: Stage): Scene[] {
  const two = { proposer: storgata, partner: holmgard };
  const purpose = 'What sick leave costs, in figures that a board believes';
  const story = new AllianceStory(stage, {
    ...{ ...two, purpose, terms: TERMS },
    pilotTitle: 'One page for one board',
    pilotGoal: 'Sick leave of one firm, counted by them and explained by us, on one page',
  });
  const id = () => stage.id(allianceOf(storgata, holmgard));
  const scene = (days: number, play: () => Promise<unknown>): Scene => ({ at: stage.ago(days), play });
  const says = (who: 'ingrid' | 'knut', days: number, answer: Answer) =>
    scene(days, () => stage.service(VettingService).answer(stage.viewer(who), id(), answer, null));
  const names = (days: number, referee: Referee) =>
    scene(days, async () => {
      await stage.service(ReferencesService).ask(stage.viewer('ingrid'), id(), referee);
    });
  return [
    story.propose(9.8),
    story.accept(7.8),
    says('ingrid', 7, { ...bare, dimension: 'ABILITY', claim: 'A check-up of one floor in a day, for eleven years now.' }),
    says('ingrid', 6.9, { ...bare, dimension: 'ACCOUNT_CARE', claim: 'We call every firm three months after the check-up.' }),
    says('ingrid', 6.8, {
      ...{ ...bare, dimension: 'OFFERING', claim: 'We sell check-ups, and no chairs.' },
      ...{ evidence: 'Price list, with what we turn down on its back.', saidBy: 'Our price list' },
      shownOn: stage.ago(30).toISOString().slice(0, 10),
    }),
    says('knut', 6.5, {
      ...{ ...bare, dimension: 'ABILITY', claim: 'Books closed by the tenth of the month.' },
      ...{ evidence: 'A year of closing dates, names covered.', saidBy: 'Our own calendar' },
      shownOn: stage.ago(12).toISOString().slice(0, 10),
    }),
    says('knut', 6.4, { ...bare, dimension: 'ETHICS', claim: 'We tell a client when we are not the right ones.' }),
    scene(6, () =>
      stage
        .service(VettingService)
        .askToClarify(stage.viewer('ingrid'), id(), 'ETHICS', 'When did you do that last, and what did it cost you?'),
    ),
    meet(stage, two, id, 5.2, 'What each of us sees in a firm before the owner does'),
    scene(3, () =>
      stage.service(OneToOnesService).propose(stage.viewer('knut'), id(), {
        ...{ startsAt: later(stage.end, 2 * DAY), minutes: 45, place: 'At our table in Storgata' },
        agenda: 'The one page: which three figures?',
      }),
    ),
    ...story.agree(4.6).slice(0, 2),
    names(5.8, {
      ...{ dimension: 'ABILITY', name: 'Berit Aune', email: 'berit.aune@aune-radgivning.example' },
      relation: 'Head of people at a firm that we looked after until 2023',
    }),
    scene(4, () => answer(stage, id())),
    names(2.5, {
      ...{ dimension: 'ACCOUNT_CARE', name: 'Harald Strøm', email: 'harald@strom-og-sonn.example' },
      relation: 'Worked beside us on two projects',
    }),
  ];
}

/** Berit has opened the letter that was mailed to her. */
async function answer(stage: Stage, allianceId: string): Promise<void> {
  const unitOfWork = stage.service(UnitOfWork);
  const token = await unitOfWork.run(async (tx) => {
    const [asked] = await tx.query<{ id: string }[]>(
      `SELECT id FROM vetting_reference WHERE alliance_id = $1 AND state = 'ASKED' ORDER BY id LIMIT 1`,
      [allianceId],
    );
    return stage.service(MailLinks).mint(tx, REFERENCE_LINK, asked?.id ?? '', DAY);
  });
  const words = 'They came on the day they named, and told us which half of our plan we could leave out.';
  await stage.service(ReferenceAnswers).answer(token, { decision: 'answer', scores: ['5', '5', '4'], words });
}
