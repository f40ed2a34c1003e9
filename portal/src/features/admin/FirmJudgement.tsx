import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { admin } from '../../copy/admin';
import { words } from '../../copy/words';
import { request } from '../../gql/client';
import type { BusinessReason } from '../../gql/generated/admin/graphql';
import { reasonsOf, useAct } from '../../ui/act';
import { day, place } from '../../ui/format';
import { useKeys } from '../../ui/keys';
import { Card, EmptyState, Facts, FirmMark } from '../../ui/pieces';
import { toast } from '../../ui/toast';
import { Decide } from './Decide';
import { FirmApproveDocument, FirmAskDocument, FirmRejectDocument } from './decisions';
import { FirmDocument } from './documents';
import { Act, can, Checks, Head } from './Judgement';

const { approvals: copy, firm: facts, forms } = admin;
const TOUCHES = ['approvals', 'business', 'businesses', 'audit'];

/** A firm that wants to be admitted. */
export function FirmJudgement({ id, onDecided }: { id: string; onDecided: () => void }) {
  const { data } = useSuspenseQuery({ queryKey: ['approvals', 'firm', id], queryFn: () => request(FirmDocument, { id }) });
  const firm = data.business;
  const [asks, setAsks] = useState<'ask' | 'decline' | null>(null);
  const name = firm?.tradingName ?? '';
  const decided = (words: string) => () => {
    setAsks(null);
    toast(words);
    onDecided();
  };
  const approve = useAct(FirmApproveDocument, { touches: TOUCHES, onDone: decided(copy.approved(name)) });
  const ask = useAct(FirmAskDocument, { touches: TOUCHES, onDone: decided(copy.asked(name)) });
  const reject = useAct(FirmRejectDocument, { touches: TOUCHES, onDone: decided(copy.declined(name)) });
  const actions = firm?.availableActions ?? [];
  const doApprove = () => firm && approve.mutate({ id, expectedVersion: firm.version });
  const open = (what: 'ask' | 'decline') => {
    ask.reset();
    reject.reset();
    setAsks(what);
  };
  useKeys({
    a: can(actions, 'APPROVE') ? doApprove : undefined,
    d: can(actions, 'REJECT') ? () => open('decline') : undefined,
  });
  if (!firm) return <EmptyState title={copy.gone} text={copy.goneText} />;
  const list = (codes: readonly string[], names: Readonly<Record<string, string>>) =>
    codes.map((code) => names[code] ?? code).join(', ') || facts.none;
  const owners = data.members.filter(({ role }) => role === 'OWNER');
  return (
    <>
      <Head
        mark={<FirmMark name={name} size={40} />}
        name={name}
        line={list(firm.categories, words.category)}
        dueAt={firm.clocksRunning.find(({ purpose }) => purpose === 'business.decision')?.dueAt ?? null}
        errors={reasonsOf(approve.error)}
      >
        <Act actions={actions} name="REJECT" label={copy.decline} hint="D" onPress={() => open('decline')} />
        <Act actions={actions} name="REQUEST_INFO" label={copy.ask} onPress={() => open('ask')} />
        <Act
          actions={actions}
          name="APPROVE"
          label={copy.approve}
          hint="A"
          isMain
          isPending={approve.isPending}
          onPress={doApprove}
        />
      </Head>
      <Checks checks={firm.checks ?? []} />
      <Card title={facts.facts}>
        <Facts
          rows={[
            [facts.legalName, firm.legalName],
            [facts.owner, owners.map(({ user, email }) => `${user.name}${email ? `, ${email}` : ''}`).join('; ') || facts.none],
            [facts.website, firm.website ?? facts.none],
            [facts.domains, firm.domains.join(', ') || facts.none],
            [facts.people, words.sizeBand[firm.sizeBand]],
            [facts.regions, firm.regions.map(place).join(', ')],
            [facts.professions, list(firm.regulatedProfessions, words.profession)],
            [facts.since, day(firm.createdAt)],
            [facts.about, firm.about || facts.none],
          ]}
        />
      </Card>
      <Card title={facts.serves}>
        <Facts
          rows={[
            ...firm.targetMarkets.flatMap((market) => [
              [market.name, list(market.decisionMakerRoles, words.decisionMaker)] as const,
              ...(market.exclusions ? [[facts.excludes, market.exclusions] as const] : []),
            ]),
            ...firm.offerings.map(({ name: what, problemSolved }) => [`${facts.sells}: ${what}`, problemSolved] as const),
            ...firm.referralTriggers.map(({ see, say }) => [facts.triggers, `${see}: ${say}`] as const),
          ]}
        />
      </Card>
      {asks === 'ask' && (
        <Decide
          title={forms.askFirm(name)}
          act={copy.ask}
          label={forms.question}
          help={forms.questionHelp}
          problemOf={(text) => (text.length < 5 ? forms.questionNeeded : undefined)}
          errors={reasonsOf(ask.error)}
          isPending={ask.isPending}
          onClose={() => setAsks(null)}
          onSend={({ text }) => ask.mutate({ id, expectedVersion: firm.version, input: { question: text } })}
        />
      )}
      {asks === 'decline' && (
        <Decide
          isHard
          again
          title={forms.firm(name)}
          act={copy.decline}
          label={forms.note}
          help={forms.noteHelp}
          reasons={words.businessReason}
          errors={reasonsOf(reject.error)}
          isPending={reject.isPending}
          onClose={() => setAsks(null)}
          onSend={({ text, reason, days }) =>
            reject.mutate({
              id,
              expectedVersion: firm.version,
              input: { reason: reason as BusinessReason, note: text || null, reapplyAfterDays: days },
            })
          }
        />
      )}
    </>
  );
}
