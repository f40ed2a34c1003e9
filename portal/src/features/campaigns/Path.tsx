import { campaignWords as words } from '../../copy/campaign-words';
import { life as copy } from '../../copy/campaign-life';
import { day } from '../../ui/format';
import { StagePath, type PathStep } from '../../ui/pieces';
import type { Record } from './record';

const USUAL = ['PROPOSED', 'AGREED', 'SCHEDULED', 'RUNNING', 'COMPLETED', 'SETTLED'];
const EXITS = ['DECLINED', 'EXPIRED', 'CANCELLED'];

/** What stands in the way of the next step is told by the service, under the step that it holds up. */
export function CampaignPath({ campaign }: { campaign: Record }) {
  const { stage, stageSince, reason, note, availableActions } = campaign;
  const missing = availableActions.flatMap(({ allowed, reason: why }) => (!allowed && why ? [why] : []));
  const gate = (
    <>
      <p>{copy.since(day(stageSince))}</p>
      {reason && <p>{copy.because(words.reason[reason] ?? reason, note ?? '')}</p>}
      {missing.length > 0 && <p>{missing[0]}</p>}
    </>
  );
  if (EXITS.includes(stage)) {
    const before: PathStep[] = reached(campaign).map((each) => ({ label: words.stage[each] ?? each, state: 'done' }));
    return <StagePath label={copy.path} steps={[...before, { label: words.stage[stage] ?? stage, state: 'now', gate }]} />;
  }
  const steps = stepsOf(stage);
  const at = steps.indexOf(stage);
  return (
    <StagePath
      label={copy.path}
      steps={steps.map((each, n): PathStep => {
        const label = words.stage[each] ?? each;
        if (n !== at) return { label, state: n < at ? 'done' : 'ahead' };
        return { label, state: each === 'SETTLED' ? 'done' : 'now', gate };
      })}
    />
  );

  function stepsOf(now: string): string[] {
    const steps = now === 'DRAFT' ? ['DRAFT', ...USUAL] : [...USUAL];
    if (now === 'IN_REVIEW') steps.splice(steps.indexOf('SCHEDULED'), 0, 'IN_REVIEW');
    if (now === 'PAUSED') steps[steps.indexOf('RUNNING')] = 'PAUSED';
    return steps;
  }
}

/** How far it had come before it ended early. */
function reached({ startsAt, hostHasAccepted, beneficiaryHasAccepted, funnel: { invited } }: Record): string[] {
  const isAgreed = hostHasAccepted && beneficiaryHasAccepted;
  const has = [true, isAgreed, isAgreed && startsAt !== null, (invited ?? 0) > 0];
  return USUAL.filter((_, n) => has[n]);
}
