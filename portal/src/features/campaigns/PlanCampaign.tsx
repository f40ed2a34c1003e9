import '../../styles/work.css';
import './campaigns.css';
import { Button } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useFirm } from '../../app/session';
import { plan as copy } from '../../copy/campaign-plan';
import { PageHead } from '../../ui/pieces';
import { Missing } from '../../ui/states';
import { stepsOf, toPlanQuery, type Step } from './plan';
import { Wizard } from './Wizard';

const route = getRouteApi('/app/firm/campaigns/new');

/** The wizard of a campaign: a new one, the draft of one, or new words for one that both read already. */
export function PlanCampaign() {
  const { campaign } = route.useSearch();
  return campaign ? <Again key={campaign} id={campaign} /> : <Fresh />;
}

function Fresh() {
  const { step, alliance } = route.useSearch();
  // Guests and what they read come when there is something kept that they can be kept with.
  return <Wizard kept={null} step={step === 'partner' ? 'partner' : 'idea'} alliance={alliance} />;
}

function Again({ id }: { id: string }) {
  const firm = useFirm();
  const { step } = route.useSearch();
  const { data: kept } = useSuspenseQuery(toPlanQuery(id));
  if (!kept || ![kept.host.id, kept.beneficiary.id].includes(firm.id)) return <Missing />;
  if (!kept.availableActions.some(({ action, allowed }) => action === 'UPDATE' && allowed))
    return (
      <>
        <PageHead title={copy.closed.title} lead={copy.closed.text} />
        <Button component={Link} to={`/campaigns/${id}`}>
          {copy.closed.open}
        </Button>
      </>
    );
  const steps = stepsOf(kept.kind);
  const now = steps.find((each) => each === (step as Step)) ?? 'idea';
  return <Wizard kept={kept} step={now} />;
}
