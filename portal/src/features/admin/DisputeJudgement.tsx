import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { admin } from '../../copy/admin';
import { words } from '../../copy/words';
import { request } from '../../gql/client';
import { reasonsOf, useAct } from '../../ui/act';
import { day, minorUnits, money } from '../../ui/format';
import { useKeys } from '../../ui/keys';
import { Card, EmptyState, Facts, FirmMark } from '../../ui/pieces';
import { toast } from '../../ui/toast';
import { Decide } from './Decide';
import { ResolveDocument } from './decisions';
import { DisputeDocument } from './dispute-document';
import { Act, can, Head } from './Judgement';

const { approvals: copy, dispute: facts, firm } = admin;

/** An outcome that two firms see differently. */
export function DisputeJudgement({ id, onDecided }: { id: string; onDecided: () => void }) {
  const { data } = useSuspenseQuery({
    queryKey: ['approvals', 'outcome', id],
    queryFn: () => request(DisputeDocument, { id }),
  });
  const { outcome } = data;
  const [asks, setAsks] = useState(false);
  const resolve = useAct(ResolveDocument, {
    touches: ['approvals', 'outcome', 'outcomes', 'audit'],
    onDone: () => {
      setAsks(false);
      toast(copy.resolved);
      onDecided();
    },
  });
  const actions = outcome?.availableActions ?? [];
  useKeys({ a: can(actions, 'RESOLVE') ? () => setAsks(true) : undefined });
  if (!outcome) return <EmptyState title={copy.gone} text={copy.goneText} />;
  const { introduction, amount, proposedAmount, proposedBy, reason, note } = outcome;
  const currency = (amount ?? proposedAmount)?.currency ?? introduction.introducer.currency;
  return (
    <>
      <Head
        mark={<FirmMark name={outcome.reportedBy.tradingName} size={40} />}
        name={`${introduction.introducer.tradingName} and ${introduction.beneficiary.tradingName}`}
        line={reason ? words.outcomeReason[reason] : ''}
        dueAt={outcome.clocksRunning.find(({ purpose }) => purpose === 'outcome.dispute')?.dueAt ?? null}
        errors={[]}
      >
        <Act actions={actions} name="RESOLVE" label={copy.resolve} hint="A" isMain onPress={() => setAsks(true)} />
      </Head>
      <Card title={facts.facts}>
        <Facts
          rows={[
            [facts.type, `${words.outcomeType[outcome.type]}, ${day(outcome.reportedAt)}`],
            [facts.reportedBy, outcome.reportedBy.tradingName],
            [facts.amount, amount ? money(amount) : firm.none],
            [
              facts.proposed,
              proposedAmount
                ? `${money(proposedAmount)}${proposedBy ? ` ${facts.proposedBy(proposedBy.tradingName)}` : ''}`
                : facts.nothing,
            ],
            [facts.reason, reason ? words.outcomeReason[reason] : firm.none],
            [facts.note, note ?? firm.none],
          ]}
        />
      </Card>
      {asks && (
        <Decide
          isLine
          title={copy.resolve}
          act={copy.resolve}
          label={facts.amountLabel}
          help={facts.amountHelp(currency)}
          problemOf={(text) => (minorUnits(text, currency) === null ? facts.amountNeeded : undefined)}
          errors={reasonsOf(resolve.error)}
          isPending={resolve.isPending}
          onClose={() => setAsks(false)}
          onSend={({ text }) =>
            resolve.mutate({
              id,
              expectedVersion: outcome.version,
              input: { amount: { amountMinor: minorUnits(text, currency) ?? 0, currency } },
            })
          }
        />
      )}
    </>
  );
}
