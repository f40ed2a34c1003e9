import { alliance, type Pair } from './alliances.js';
import { book, companies, segment, share, type Company } from './mapping.js';
import type { World } from './world.js';

/** Two books with 12 companies in common by domain, 8 and 5 of their own. */
export interface Two extends Pair {
  readonly own: string;
  readonly other: string;
  readonly ownIds: string[];
  readonly otherIds: string[];
}

export const FIELDS = ['INDUSTRY', 'REGION', 'DOMAINS'] as const;

export async function two(
  world: World,

  level: 'HIDDEN' | 'COUNT' | 'OVERLAP' | 'ALL' = 'HIDDEN',
  more: { mine?: Company[]; theirs?: Company[] } = {},
): Promise<Two> {
  const pair = await alliance(world, 'ACTIVE');
  const ownIds = await book(world, pair.proposer.id, [...companies('Both', 12), ...companies('Mine', 8), ...(more.mine ?? [])]);
  const otherIds = await book(world, pair.partner.id, [
    ...companies('Both', 12).map((company) => ({ ...company, name: `${company.name} AS`, industry: '23', region: 'NO' })),
    ...companies('Theirs', 5),
    ...(more.theirs ?? []),
  ]);
  const own = await segment(world, pair.proposer.id, { name: 'Our customers' });
  const other = await segment(world, pair.partner.id, { name: 'Their customers' });
  if (level !== 'HIDDEN') {
    await share(world, pair.proposer.owner, pair.id, own, level, FIELDS);
    await share(world, pair.partner.owner, pair.id, other, level, FIELDS);
    await world.settle();
  }
  return { ...pair, own, other, ownIds, otherIds };
}

export const cellOf = ({ id, own, other }: Two) => ({ allianceId: id, own, other });
export const cellBack = ({ id, own, other }: Two) => ({ allianceId: id, own: other, other: own });
