import '../../styles/work.css';
import '../campaigns/campaign.css';
import { useSuspenseQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { admin } from '../../copy/admin';
import { life } from '../../copy/campaign-life';
import { campaignWords } from '../../copy/campaign-words';
import { reasonsOf, useAct } from '../../ui/act';
import { useKeys } from '../../ui/keys';
import { EmptyState, FirmMark } from '../../ui/pieces';
import { toast } from '../../ui/toast';
import { ApproveDocument, touched } from '../campaigns/acts';
import type { Reasoned } from '../campaigns/acts-reasoned';
import { AudienceCard } from '../campaigns/Aside';
import { recordQuery } from '../campaigns/record';
import { Words } from '../campaigns/Words';
import { Act, can, Head } from './Judgement';

const ReasonDrawer = lazy(() => import('../campaigns/ReasonDrawer'));
const { approvals: copy } = admin;

/** A campaign whose words an admin reads before they are sent. Of its guests there is a number here, and no more. */
export function CampaignJudgement({ id, onDecided }: { id: string; onDecided: () => void }) {
  const { data: campaign } = useSuspenseQuery(recordQuery(id));
  const [asks, setAsks] = useState<Reasoned | null>(null);
  const done = (verb: string) => () => {
    setAsks(null);
    toast(life.done[verb] ?? '');
    onDecided();
  };
  const approve = useAct(ApproveDocument, { touches: [...touched, 'audit'], onDone: done('APPROVE') });
  const actions = campaign?.availableActions ?? [];
  const press = () => campaign && approve.mutate({ id, expectedVersion: campaign.version });
  useKeys({
    a: can(actions, 'APPROVE') ? press : undefined,
    d: can(actions, 'REFUSE') ? () => setAsks('REFUSE') : undefined,
  });
  if (!campaign) return <EmptyState title={copy.gone} text={copy.goneText} />;
  const { content, host, beneficiary, kind, clocksRunning } = campaign;
  return (
    <>
      <Head
        mark={<FirmMark name={host.tradingName} size={40} />}
        name={content.title}
        line={`${campaignWords.kind[kind] ?? kind}, ${copy.campaignOf(host.tradingName, beneficiary.tradingName)}`}
        dueAt={clocksRunning.find(({ purpose }) => purpose === 'campaign.review')?.dueAt ?? null}
        errors={reasonsOf(approve.error)}
      >
        <Act actions={actions} name="REFUSE" label={life.acts['REFUSE'] ?? ''} hint="D" onPress={() => setAsks('REFUSE')} />
        <Act actions={actions} name="SEND_BACK" label={life.acts['SEND_BACK'] ?? ''} onPress={() => setAsks('SEND_BACK')} />
        <Act
          actions={actions}
          name="APPROVE"
          label={life.acts['APPROVE'] ?? ''}
          hint="A"
          isMain
          isPending={approve.isPending}
          onPress={press}
        />
      </Head>
      <AudienceCard campaign={campaign} side={null} />
      <Words campaign={campaign} />
      <Suspense fallback={null}>
        {asks && <ReasonDrawer what={asks} campaign={campaign} onClose={() => setAsks(null)} onDone={done(asks)} />}
      </Suspense>
    </>
  );
}
