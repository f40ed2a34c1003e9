import { DataSource } from 'typeorm';
import { ClientsService, Segments } from '../clients/index.js';
import { SharingService } from '../mapping/index.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { FirmScript } from './firm-script.js';
import { alster } from './firms/alster.js';
import { fjellheim } from './firms/fjellheim.js';
import { holmgard } from './firms/holmgard.js';
import { roligt } from './firms/roligt.js';
import type { Scene, Stage } from './stage.js';

/** Companies of the region, in nobody's book alone: what comes first in the name, and what they do. */
const PLACES = ['Akerselva', 'Bjerke', 'Cortsholm', 'Drammen', 'Ekeberg', 'Frogner', 'Grorud', 'Hovseter', 'Ilsvik', 'Jessheim'];
const TRADES = [
  ['Shipping', '48-49', 'NO'],
  ['Foods', '31-33', 'DK'],
  ['Insurance', '52', 'NO'],
  ['Software', '54', 'SE'],
  ['Clinics', '62', 'NO'],
] as const;
const companies = TRADES.flatMap(([trade, industry, region], row) =>
  PLACES.map((place, column) => ({
    name: `${place} ${trade}`,
    domains: [`${place}-${trade}.example`.toLowerCase()],
    industry,
    region,
    sizeBand: (['SMALL', 'MEDIUM', 'LARGE'] as const)[(row + column) % 3] ?? 'MEDIUM',
  })),
);

/** Which of them a firm has, and how many of these buy; the rest are prospects. */
const BOOKS: readonly { firm: FirmScript; from: number; to: number; buying: number }[] = [
  { firm: holmgard, from: 0, to: 34, buying: 22 },
  { firm: fjellheim, from: 6, to: 40, buying: 24 },
  { firm: alster, from: 4, to: 44, buying: 24 },
  { firm: roligt, from: 10, to: 30, buying: 12 },
];

type Given = readonly [kind: string, level: 'COUNT' | 'OVERLAP' | 'ALL'];
/** What the two give each other; the partner gives the same groups. */
const RULES: readonly { a: FirmScript; b: FirmScript; given: readonly Given[]; back: readonly Given[] }[] = [
  {
    a: holmgard,
    b: fjellheim,
    given: [
      ['CUSTOMERS', 'OVERLAP'],
      ['PROSPECTS', 'COUNT'],
    ],
    back: [
      ['CUSTOMERS', 'OVERLAP'],
      ['PROSPECTS', 'OVERLAP'],
    ],
  },
  {
    a: holmgard,
    b: alster,
    given: [['CUSTOMERS', 'COUNT']],
    back: [
      ['CUSTOMERS', 'OVERLAP'],
      ['PROSPECTS', 'COUNT'],
    ],
  },
  { a: fjellheim, b: roligt, given: [['CUSTOMERS', 'ALL']], back: [['CUSTOMERS', 'ALL']] },
];

/** Books that overlap, and rules of different levels, so that the map has something to show in its first minute. */
export function sharedBooks(stage: Stage): Scene[] {
  return [
    ...BOOKS.map(({ firm, from, to, buying }) => ({ at: stage.ago(40), play: () => fill(stage, firm, from, to, buying) })),
    { at: stage.ago(12), play: () => share(stage) },
  ];
}

async function fill(stage: Stage, { key, owner }: FirmScript, from: number, to: number, buying: number): Promise<void> {
  const viewer = stage.viewer(owner.key);
  for (const [at, company] of companies.slice(from, to).entries()) {
    const lifecycle = at < buying ? 'CUSTOMER' : 'PROSPECT';
    await stage.service(ClientsService).add(viewer, stage.id(key), { ...company, lifecycle });
  }
}

async function share(stage: Stage): Promise<void> {
  const sharing = stage.service(SharingService);
  for (const { a, b, given, back } of RULES) {
    const [row] = await stage
      .service(DataSource)
      .query<{ id: string }[]>(
        `/* demo.allianceOf */ SELECT id FROM alliance WHERE stage = 'ACTIVE' AND proposer_id IN ($1, $2) AND partner_id IN ($1, $2)`,
        [stage.id(a.key), stage.id(b.key)],
      );
    if (!row) throw new Error(`${a.key} and ${b.key} have no active alliance.`);
    for (const [firm, rules] of [
      [a, given],
      [b, back],
    ] as const) {
      const segments = await stage.service(UnitOfWork).run((tx) => stage.service(Segments).of(tx, stage.id(firm.key)));
      for (const [kind, level] of rules) {
        const segment = segments.find((each) => each.kind === kind);
        if (!segment) throw new Error(`${firm.key} has no segment ${kind}.`);
        const rule = { segmentId: segment.id, level, fields: ['INDUSTRY', 'REGION', 'LIFECYCLE'] as const };
        await sharing.setRule(stage.viewer(firm.owner.key), row.id, rule, null);
      }
    }
  }
}
