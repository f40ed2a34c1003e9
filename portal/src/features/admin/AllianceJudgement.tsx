import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { admin } from '../../copy/admin';
import { words } from '../../copy/words';
import { request } from '../../gql/client';
import type { AllianceReason, ApprovalOfAllianceQuery } from '../../gql/generated/admin/graphql';
import { reasonsOf, useAct } from '../../ui/act';
import { day } from '../../ui/format';
import { useKeys } from '../../ui/keys';
import { Card, EmptyState, Facts, FirmMark } from '../../ui/pieces';
import { toast } from '../../ui/toast';
import { AllianceEvidence } from './AllianceEvidence';
import { Decide } from './Decide';
import { AllianceApproveDocument, AllianceBackDocument, AllianceRejectDocument } from './decisions';
import { AllianceDocument } from './documents';
import { Act, can, Checks, Head } from './Judgement';

const { approvals: copy, alliance: facts, forms } = admin;
const TOUCHES = ['approvals', 'alliance', 'alliances', 'audit'];
type Alliance = NonNullable<ApprovalOfAllianceQuery['alliance']>;
type Side = Alliance['proposer'];

/** Two firms that are ready for their pilot. */
export function AllianceJudgement({ id, onDecided }: { id: string; onDecided: () => void }) {
  const { data } = useSuspenseQuery({
    queryKey: ['approvals', 'alliance', id],
    queryFn: () => request(AllianceDocument, { id }),
  });
  const { alliance } = data;
  const [asks, setAsks] = useState<'back' | 'decline' | null>(null);
  const name = alliance ? `${alliance.proposer.tradingName} and ${alliance.partner.tradingName}` : '';
  const decided = (text: string) => () => {
    setAsks(null);
    toast(text);
    onDecided();
  };
  const approve = useAct(AllianceApproveDocument, { touches: TOUCHES, onDone: decided(copy.approved(name)) });
  const back = useAct(AllianceBackDocument, { touches: TOUCHES, onDone: decided(copy.sentBack(name)) });
  const reject = useAct(AllianceRejectDocument, { touches: TOUCHES, onDone: decided(copy.declined(name)) });
  const actions = alliance?.availableActions ?? [];
  const doApprove = () => alliance && approve.mutate({ id, expectedVersion: alliance.version });
  useKeys({
    a: can(actions, 'APPROVE') ? doApprove : undefined,
    d: can(actions, 'REJECT') ? () => setAsks('decline') : undefined,
  });
  if (!alliance) return <EmptyState title={copy.gone} text={copy.goneText} />;
  const act = asks === 'back' ? back : reject;
  const terms = alliance.agreements[0];
  return (
    <>
      <Head
        mark={<FirmMark name={alliance.proposer.tradingName} size={40} />}
        name={name}
        line={`${facts.since} ${day(alliance.stageSince)}`}
        dueAt={alliance.clocksRunning.find(({ purpose }) => purpose === 'alliance.decision')?.dueAt ?? null}
        errors={reasonsOf(approve.error)}
      >
        <Act actions={actions} name="REJECT" label={copy.decline} hint="D" onPress={() => setAsks('decline')} />
        <Act actions={actions} name="REQUEST_MORE" label={copy.back} onPress={() => setAsks('back')} />
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
      <Checks checks={alliance.checks ?? []} />
      <Sides
        alliance={alliance}
        industries={Object.fromEntries(data.vocabulary.industries.map((each) => [each.code, each.name]))}
      />
      <AllianceEvidence alliance={alliance} />
      <Card title={facts.purpose}>
        <Facts
          rows={[
            [facts.purpose, alliance.purpose],
            [facts.pilot, alliance.pilot ? `${alliance.pilot.title}: ${alliance.pilot.goal}` : facts.noPilot],
            ...(terms
              ? [
                  [facts.terms(terms.number), <span className="terms">{terms.terms}</span>] as const,
                  [facts.acceptedBy, terms.acceptances.map(({ business }) => business.tradingName).join(', ')] as const,
                ]
              : []),
          ]}
        />
      </Card>
      {asks && (
        <Decide
          isHard={asks === 'decline'}
          title={asks === 'back' ? forms.backAlliance(name) : forms.alliance(name)}
          act={asks === 'back' ? copy.back : copy.decline}
          label={forms.note}
          help={forms.noteHelp}
          reasons={words.allianceReason}
          errors={reasonsOf(act.error)}
          isPending={act.isPending}
          onClose={() => setAsks(null)}
          onSend={({ text, reason }) =>
            act.mutate({
              id,
              expectedVersion: alliance.version,
              input: { reason: reason as AllianceReason, note: text || null },
            })
          }
        />
      )}
    </>
  );
}

/** The two beside each other; what they have in common is marked. */
function Sides({ alliance: { proposer, partner }, industries }: { alliance: Alliance; industries: Record<string, string> }) {
  const rows: readonly (readonly [string, (side: Side) => readonly string[]])[] = [
    [facts.does, ({ categories }) => categories.map((code) => words.category[code] ?? code)],
    [facts.sells, ({ offerings }) => offerings.map(({ name }) => name)],
    [
      facts.decides,
      ({ targetMarkets }) =>
        unique(targetMarkets.flatMap((each) => each.decisionMakerRoles)).map((code) => words.decisionMaker[code] ?? code),
    ],
    [
      facts.industries,
      ({ targetMarkets }) => {
        const named = unique(targetMarkets.flatMap((each) => each.industries)).map((code) => industries[code] ?? code);
        return named.length > 0 ? named : [facts.all];
      },
    ],
    [facts.regions, ({ regions }) => regions],
    [facts.people, ({ sizeBand }) => [words.sizeBand[sizeBand] ?? sizeBand]],
  ];
  const cell = (own: readonly string[], other: readonly string[]) =>
    own.map((value, n) => (
      <span key={value}>
        {n > 0 && ', '}
        {other.includes(value) ? <mark>{value}</mark> : value}
      </span>
    ));
  return (
    <Card title={facts.sides} note={<mark>{facts.same}</mark>}>
      <div className="scroll" tabIndex={0} role="group" aria-label={facts.sides}>
        <table className="tbl sides">
          <thead>
            <tr>
              <td />
              {[proposer, partner].map((side) => (
                <th key={side.id} scope="col">
                  <Link className="rowlink" to="/firms/$slug" params={{ slug: side.slug }}>
                    {side.tradingName}
                  </Link>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([label, of]) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td>{cell(of(proposer), of(partner))}</td>
                <td>{cell(of(partner), of(proposer))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

const unique = (codes: readonly string[]): readonly string[] => [...new Set(codes)];
