import { introductions as copy } from '../../copy/introductions';
import { words } from '../../copy/words';
import { day } from '../../ui/format';
import { StagePath, type PathStep } from '../../ui/pieces';
import { reached, STEPS, type Record } from './record';

const stageWord = (stage: string): string => words.introductionStage[stage] ?? stage;

/** Where an introduction stands; a side exit takes the place of what did not come. */
export function IntroductionPath({ introduction }: { introduction: Record }) {
  const { stage, stageSince, direction, reason } = introduction;
  const at = reached(introduction);
  const isOnPath = STEPS.some(({ stages }) => (stages as readonly string[]).includes(stage));
  const since = <p>{copy.record.since(day(stageSince))}</p>;
  const usual = STEPS.map(({ stages }, index): PathStep => {
    const now = isOnPath && index === at;
    const word =
      index === 0
        ? stageWord(stage === 'DRAFT' ? stage : direction === 'OFFER' ? 'OFFERED' : 'REQUESTED')
        : now
          ? stageWord(stage)
          : index === STEPS.length - 1
            ? copy.record.wonOrLost
            : stageWord(stages[0]);
    const isEnd = now && index === STEPS.length - 1;
    return { label: word, state: isEnd ? 'done' : now ? 'now' : index <= at ? 'done' : 'ahead', ...(now && { gate: since }) };
  });
  const exit: PathStep = {
    label: stageWord(stage),
    state: 'now',
    gate: (
      <>
        {since}
        {reason && <p>{words.introductionReason[reason]}</p>}
      </>
    ),
  };
  return <StagePath label={copy.record.path} steps={isOnPath ? usual : [...usual.slice(0, at + 1), exit]} />;
}
