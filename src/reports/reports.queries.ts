import { Injectable } from '@nestjs/common';
import { DomainError } from '../kernel/domain-error.js';
import { DAY, later, now } from '../kernel/time.js';
import { belongsTo, type Viewer } from '../kernel/viewer.js';
import type { Selection } from '../platform/graphql/lookahead.js';
import { flowOf, type FlowGroup } from './flow.rules.js';
import { NetworkAnswers } from './network-answers.js';
import { assertDays, percentOf, trendOf } from './report.rules.js';
import { ReportStatements, type IntroductionFacts, type ValueRow } from './report-statements.js';
import type { ReportFiguresType, ReportType, ValueFigureType } from './reports.graph.js';

const NOTHING: IntroductionFacts = { isDemo: false, current: 0, previous: 0, buckets: [], flow: [], partners: [] };
/** The most partners of a report. */
const MOST_PARTNERS = 200;

/** Puts a report together from one statement for each kind of fact. */
@Injectable()
export class ReportsQueries {
  constructor(
    private readonly statements: ReportStatements,
    private readonly network: NetworkAnswers,
  ) {}

  /** Only what `selection` asks for is read. NOT_FOUND for who does not belong to the business. */
  async report(viewer: Viewer, businessId: string, days: number, selection: Selection): Promise<ReportType> {
    if (!belongsTo(viewer, businessId)) {
      throw new DomainError({ code: 'NOT_FOUND', message: 'No such business.', field: ['businessId'] });
    }
    assertDays(days);
    const until = now();
    const period = { businessId, until, since: later(until, -days * DAY), before: later(until, -2 * days * DAY) };
    const figures = selection.get('figures');
    const wants = (...parts: string[]) => parts.some((part) => selection.has(part));
    const [introductions, values, answers, rings] = await Promise.all([
      wants('figures', 'flow', 'giveAndGet', 'rings') ? this.statements.introductions(period) : NOTHING,
      wants('giveAndGet') || figures?.has('valueWon') ? this.statements.values(period) : [],
      figures?.has('answeredInTime') ? this.answers(period, days) : NO_ANSWERS,
      wants('rings') ? this.statements.rings(businessId) : { partners: [], reach: [] },
    ]);
    const inYear = new Map(introductions.partners.map(({ partnerId, inYear: count }) => [partnerId, count]));
    return {
      since: period.since,
      figures: figuresOf(introductions, values, answers),
      giveAndGet: wants('giveAndGet') ? balancesOf(introductions, values) : [],
      flow: flowOf(introductions.flow),
      rings: {
        partners: rings.partners.map((partner) => ({ ...partner, introductions: inYear.get(partner.businessId) ?? 0 })),
        reach: rings.reach,
      },
    };
  }

  private async answers(period: { businessId: string; since: Date }, days: number): Promise<ReportFiguresType['answeredInTime']> {
    const { isDemo, asked, answered, hours } = await this.statements.answers(period);
    const medians = await this.network.medians(days, period.since, isDemo);
    return {
      ...{ asked, answered, percent: percentOf(answered, asked), networkMedianPercent: medians.percent },
      ...{ medianHours: hours, networkMedianHours: medians.hours },
    };
  }
}

const NO_ANSWERS: ReportFiguresType['answeredInTime'] = {
  ...{ asked: 0, answered: 0, percent: null, networkMedianPercent: null },
  ...{ medianHours: null, networkMedianHours: null },
};

function figuresOf(
  { current, previous, buckets, flow }: IntroductionFacts,
  values: readonly ValueRow[],
  answeredInTime: ReportFiguresType['answeredInTime'],
): ReportFiguresType {
  const { met, won } = meetingsOf(flow);
  return {
    introductions: { value: current, previous, trend: trendOf(buckets) },
    answeredInTime,
    wonOfMet: { met, won, percent: percentOf(won, met) },
    valueWon: valueFigureOf(values),
  };
}

/** The same numbers as the flow shows at its last two steps. */
function meetingsOf(groups: readonly FlowGroup[]): { readonly met: number; readonly won: number } {
  const { nodes } = flowOf(groups);
  const countOf = (step: string) => nodes.find(({ node }) => node === step)?.count ?? 0;
  return { met: countOf('MET'), won: countOf('WON') };
}

function valueFigureOf(values: readonly ValueRow[]): ValueFigureType {
  const sums = (isGiven: boolean, attribution: string) =>
    addUp(values.filter((row) => row.isGiven === isGiven && row.attribution === attribution));
  return {
    ...{ received: sums(false, 'SOURCED'), given: sums(true, 'SOURCED') },
    ...{ influencedReceived: sums(false, 'INFLUENCED'), influencedGiven: sums(true, 'INFLUENCED') },
  };
}

/** One sum for each currency, in the order of their codes; a sum of nothing is left out. */
function addUp(rows: readonly ValueRow[]): { amountMinor: bigint; currency: string }[] {
  const sums = new Map<string, bigint>();
  for (const { amountMinor, currency } of rows) sums.set(currency, (sums.get(currency) ?? 0n) + BigInt(amountMinor));
  return [...sums]
    .filter(([, amountMinor]) => amountMinor !== 0n)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, amountMinor]) => ({ amountMinor, currency }));
}

function balancesOf({ partners }: IntroductionFacts, values: readonly ValueRow[]): ReportType['giveAndGet'] {
  const counted = new Map(partners.map((partner) => [partner.partnerId, partner]));
  const ids = new Set([
    ...partners.filter(({ given, received }) => given + received > 0).map(({ partnerId }) => partnerId),
    ...values.filter(({ attribution }) => attribution === 'SOURCED').map(({ partnerId }) => partnerId),
  ]);
  return [...ids]
    .map((partnerId) => {
      const { given = 0, received = 0 } = counted.get(partnerId) ?? {};
      const ofPartner = valueFigureOf(values.filter((row) => row.partnerId === partnerId));
      return { partnerId, given, received, valueGiven: ofPartner.given, valueReceived: ofPartner.received };
    })
    .sort((a, b) => b.given + b.received - a.given - a.received || (a.partnerId < b.partnerId ? -1 : 1))
    .slice(0, MOST_PARTNERS);
}
