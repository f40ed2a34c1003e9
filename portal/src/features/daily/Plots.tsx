import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { ChartFrame } from '../../charts/ChartFrame';
import { Measure } from '../../charts/Measure';
import type { FlowNode } from '../../charts/Flow';
import { Reciprocity } from '../../charts/Reciprocity';
import type { RingNode } from '../../charts/Rings';
import { daily } from '../../copy/daily';
import { words } from '../../copy/words';
import { money, type MoneyValue } from '../../ui/format';
import type { Report } from './queries';

const Flow = lazy(() => import('../../charts/Flow').then(({ Flow: component }) => ({ default: component })));

/** Its place is kept while it comes. */
const Rings = lazy(async () => ({ default: (await import('../../charts/Rings')).Rings }));
const RINGS_HEIGHT = 340;

/** Partners in the mirrored bars; the table has all. */
const BARS = 8;
/** Differences that are worth a word. */
const WORTH_A_WORD = 3;

/** One currency at a time can be drawn: the one in which most was made. */
const first = (all: readonly MoneyValue[]): number => Number(all[0]?.amountMinor ?? 0);

function GiveAndGet({ report: { giveAndGet } }: { report: Report }) {
  const { give: copy } = daily;
  const [measure, setMeasure] = useState('count');
  const isCount = measure === 'count';
  const widest = giveAndGet.toSorted((a, b) => Math.abs(b.given - b.received) - Math.abs(a.given - a.received))[0];
  const difference = widest ? widest.given - widest.received : 0;
  return (
    <ChartFrame
      span={5}
      file="give-and-get"
      title={copy.title}
      empty={copy.empty}
      table={{
        columns: [copy.partner, copy.given, copy.received, `${copy.given}: ${copy.value}`, `${copy.received}: ${copy.value}`],
        rows: giveAndGet.map(({ partner, given, received, valueGiven, valueReceived }) => [
          ...[partner.tradingName, given, received],
          ...[valueGiven.map(money).join(' + '), valueReceived.map(money).join(' + ')],
        ]),
      }}
      controls={
        <Measure
          label={`${copy.title}: ${copy.measure}`}
          value={measure}
          onChange={setMeasure}
          data={[
            { value: 'count', label: copy.count },
            { value: 'value', label: copy.value },
          ]}
        />
      }
    >
      {widest && Math.abs(difference) > WORTH_A_WORD && (
        <p className="soft finding">{copy.finding(widest.partner.tradingName, difference)}</p>
      )}
      <Reciprocity
        label={copy.label}
        given={copy.given}
        received={copy.received}
        rows={giveAndGet.slice(0, BARS).map(({ partner, given, received, valueGiven, valueReceived }) => ({
          id: partner.id,
          partner: partner.tradingName,
          give: isCount ? given : first(valueGiven),
          get: isCount ? received : first(valueReceived),
          giveText: isCount ? String(given) : valueGiven[0] ? money(valueGiven[0]) : '0',
          getText: isCount ? String(received) : valueReceived[0] ? money(valueReceived[0]) : '0',
        }))}
      />
    </ChartFrame>
  );
}

/** Top to bottom: ways out first, in the order they are taken, so that ribbons do not cross. */
const ORDER = [
  ...['DECLINED', 'EXPIRED', 'WITHDRAWN', 'CLIENT_NO', 'CLIENT_SILENT', 'REVOKED', 'NO_MEETING'],
  ...['ASKED', 'ACCEPTED', 'CLIENT_YES', 'IN_CONTACT', 'MET', 'WON', 'LOST', 'NO_DECISION', 'OPEN'],
];
const STEPS = new Set(['ASKED', 'ACCEPTED', 'CLIENT_YES', 'IN_CONTACT', 'MET']);
const kindOf = (node: string): FlowNode['kind'] =>
  STEPS.has(node) ? 'step' : node === 'WON' ? 'win' : node === 'OPEN' ? 'open' : 'out';

function WhereTheyGo({ report: { flow } }: { report: Report }) {
  const { flow: copy } = daily;
  const name = (node: string) => copy.node[node] ?? node;
  const nodes = flow.nodes
    .toSorted((a, b) => ORDER.indexOf(a.node) - ORDER.indexOf(b.node))
    .filter(({ count }) => count > 0)
    .map(({ node, count }) => ({ id: node, label: name(node), count, kind: kindOf(node) }));
  const links = flow.links.filter(({ count }) => count > 0);
  return (
    <ChartFrame
      span={7}
      file="where-introductions-go"
      title={copy.title}
      note={copy.note}
      empty={copy.empty}
      table={{
        columns: [copy.from, copy.to, copy.count],
        rows: links.map(({ from, to, count }) => [name(from), name(to), count]),
      }}
    >
      <Suspense fallback={<div className="plot-place" />}>
        <Flow
          nodes={nodes}
          links={links.map(({ from, to, count }) => ({ source: from, target: to, value: count }))}
          label={copy.label(nodes.map(({ label, count }) => `${count} ${label.toLowerCase()}`).join(', '))}
        />
      </Suspense>
    </ChartFrame>
  );
}

const ringOf = (stage: string): RingNode['kind'] =>
  stage === 'ACTIVE'
    ? 'active'
    : stage === 'PILOT'
      ? 'pilot'
      : stage === 'PENDING_APPROVAL' || stage === 'PROPOSED'
        ? 'waiting'
        : stage === 'GETTING_TO_KNOW'
          ? 'knowing'
          : 'held';
/** Firms beyond the partners that can be told apart on the outer ring. */
const MOST_REACH = 24;

function Network({ report: { rings } }: { report: Report }) {
  const { rings: copy } = daily;
  const navigate = useNavigate();
  const partners = rings.partners.map(({ allianceId, business, stage, introductions }): RingNode => ({
    id: business.id,
    name: business.tradingName,
    kind: ringOf(stage),
    strength: introductions,
    open: () => void navigate({ to: '/alliances/$id', params: { id: allianceId } }),
  }));
  const reach = rings.reach.slice(0, MOST_REACH).map(({ business, through }): RingNode => ({
    id: business.id,
    name: business.tradingName,
    kind: 'reach',
    through,
    strength: 0,
    open: () => void navigate({ to: '/firms/$slug', params: { slug: business.slug } }),
  }));
  const nameOf = new Map(partners.map(({ id, name }) => [id, name]));
  return (
    <ChartFrame
      span={5}
      file="alliance-network"
      title={copy.title}
      empty={copy.empty}
      table={{
        columns: [copy.firm, copy.stage, copy.introductions],
        rows: [
          ...rings.partners.map(({ business, stage, introductions }) => [
            business.tradingName,
            words.allianceStage[stage] ?? stage,
            introductions,
          ]),
          ...rings.reach.map(({ business, through }) => [business.tradingName, copy.through(nameOf.get(through) ?? ''), 0]),
        ],
      }}
    >
      <Suspense fallback={<div style={{ height: RINGS_HEIGHT }} />}>
        <Rings nodes={[...partners, ...reach]} you={copy.you} label={copy.label(partners.length, reach.length)} />
      </Suspense>
      <p className="legend">
        {(['active', 'pilot', 'knowing', 'waiting', 'reach'] as const).map((kind) => (
          <span key={kind}>
            <i className={`round ${kind}`} />
            {copy.legend[kind]}
          </span>
        ))}
      </p>
    </ChartFrame>
  );
}

/** Today's plots, each with a table of the same figures. */
export const Plots = { GiveAndGet, WhereTheyGo, Network };
