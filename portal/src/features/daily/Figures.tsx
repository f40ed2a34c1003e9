import type { ReactNode } from 'react';
import { Spark } from '../../charts/Spark';
import { daily } from '../../copy/daily';
import { figure, money, type MoneyValue } from '../../ui/format';
import { useGlow } from '../../ui/live-list';
import type { Report } from './queries';

const { figures: copy } = daily;

/** The four figures of the period, each with a comparison in words. */
export function Figures({ figures: { introductions, answeredInTime, wonOfMet, valueWon } }: { figures: Report['figures'] }) {
  return (
    <section className="card span-12" aria-label={copy.label}>
      <dl className="stats">
        <Figure
          term={copy.introductions}
          value={figure(introductions.value)}
          hint={copy.change(introductions.value, introductions.previous)}
        >
          <Spark data={introductions.trend} />
        </Figure>
        <Figure
          term={copy.answered}
          value={percent(answeredInTime.percent)}
          hint={copy.network(answeredInTime.networkMedianPercent ?? null)}
        />
        <Figure term={copy.won} value={percent(wonOfMet.percent)} hint={copy.wonOf(wonOfMet.won, wonOfMet.met)} />
        <Figure term={copy.value} value={sums(valueWon.received) ?? copy.none} hint={copy.gave(sums(valueWon.given))} />
      </dl>
    </section>
  );
}

function Figure({ term, value, hint, children }: { term: string; value: string; hint: string; children?: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd className="v-line">
        <span className={`v num ${useGlow(value)}`}>{value}</span>
        {children}
      </dd>
      <dd className="h">{hint}</dd>
    </div>
  );
}

const percent = (value: number | null | undefined): string => (value == null ? copy.none : `${value} %`);

/** Sums of several currencies stand beside each other: they are never added. */
const sums = (all: readonly MoneyValue[]): string | null => (all.length === 0 ? null : all.map(money).join(' + '));
