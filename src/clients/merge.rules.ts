import type { Client } from './client.entity.js';

/** What may be taken from either of two clients that become one, and what it is. */
export const MERGEABLE = {
  name: 'Name',
  identifier: 'Number in the company register',
  industry: 'Industry',
  sizeBand: 'Size',
  region: 'Region',
  tier: 'Tier',
  lifecycle: 'How it stands to the business',
  value: 'What it is worth in a year',
  customerSince: 'Day of the first purchase',
} as const;
export type MergeableField = keyof typeof MERGEABLE;

type Values = Pick<
  Client,
  | 'name'
  | 'identifier'
  | 'industry'
  | 'sizeBand'
  | 'region'
  | 'tier'
  | 'lifecycle'
  | 'customerSince'
  | 'domains'
  | 'tags'
  | 'doNotIntroduce'
> &
  Pick<Client, 'valueMinor' | 'valueCurrency'>;

const MOST_TAGS = 20;

/**
 * The survivor's values: its own, those of the other in the fields that were `taken` or that it lacks. Neither domains nor
 * tags are lost, and who must not be introduced stays so.
 */
export function mergedValues(into: Values, from: Values, taken: readonly MergeableField[]): Values {
  const pick = <Value>(field: MergeableField, own: Value, other: Value): Value =>
    other !== null && other !== '' && (own === null || taken.includes(field)) ? other : own;
  const takesValue = from.valueMinor !== null && (into.valueMinor === null || taken.includes('value'));
  return {
    name: pick('name', into.name, from.name),
    identifier: pick('identifier', into.identifier, from.identifier),
    industry: pick('industry', into.industry, from.industry),
    sizeBand: pick('sizeBand', into.sizeBand, from.sizeBand),
    region: pick('region', into.region, from.region),
    tier: pick('tier', into.tier, from.tier),
    lifecycle: pick('lifecycle', into.lifecycle, from.lifecycle),
    customerSince: pick('customerSince', into.customerSince, from.customerSince),
    valueMinor: takesValue ? from.valueMinor : into.valueMinor,
    valueCurrency: takesValue ? from.valueCurrency : into.valueCurrency,
    domains: [...new Set([...into.domains, ...from.domains])],
    tags: [...new Set([...into.tags, ...from.tags])].sort().slice(0, MOST_TAGS),
    doNotIntroduce: into.doNotIntroduce || from.doNotIntroduce,
  };
}
