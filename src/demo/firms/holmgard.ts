import { contact, type FirmScript } from '../firm-script.js';
import { accounts, type Account } from '../small-firm.js';

/** Clients beside those that are told at length. */
const OTHERS: readonly Account[] = [
  [
    'Sagene Kommunikasjon',
    'sagene-kommunikasjon.example',
    '54',
    'MEDIUM',
    'NO',
    'B',
    ['ragnhild', 'Ragnhild Mo', 'Head of people', 'CHRO', 4, 3],
  ],
  [
    'Ullevaal Data',
    'ullevaal-data.example',
    '51',
    'LARGE',
    'NO',
    'A',
    ['eirik', 'Eirik Sand', 'Head of workplace', 'HEAD_OF_WORKPLACE', 5, 2],
  ],
  ['Grefsen Forlag', 'grefsen-forlag.example', '51', 'SMALL', 'NO', 'C', ['solveig', 'Solveig Berge', 'Publisher', 'CEO', 3, 4]],
  [
    'Bislett Klinikk',
    'bislett-klinikk.example',
    '62',
    'MEDIUM',
    'NO',
    'B',
    ['hamid', 'Hamid Rezai', 'Practice director', 'COO', 4, 2],
  ],
  [
    'Lilleaker Finans',
    'lilleaker-finans.example',
    '52',
    'MEDIUM',
    'NO',
    'A',
    ['trine', 'Trine Holt', 'Head of facilities', 'HEAD_OF_FACILITIES', 4, 1],
  ],
  [
    'Majorstuen Rådgivning',
    'majorstuen.example',
    '54',
    'MEDIUM',
    'NO',
    'B',
    ['sindre', 'Sindre Vik', 'Managing partner', 'CEO', 3, 3],
  ],
  [
    'Nordstrand Arkitektskole',
    'nordstrand-skole.example',
    '61',
    'MEDIUM',
    'NO',
    'B',
    ['elin', 'Elin Øvrebø', 'Head of studies', 'COO', 4, 4],
  ],
];

export const holmgard: FirmScript = {
  key: 'holmgard',
  joins: 96,
  profile: {
    legalName: 'Holmgard Ergonomi AS',
    tradingName: 'Holmgard Ergonomics',
    about:
      'We look at how people sit, stand and move at work, and change what hurts. Nine advisers, most of them physiotherapists.',
    website: 'https://holmgard-ergonomics.example',
    domains: ['holmgard-ergonomics.example'],
    sizeBand: 'MICRO',
    regions: ['NO'],
    categories: ['ERGONOMICS'],
    riskTolerance: 'LOW',
    timezone: 'Europe/Oslo',
    currency: 'EUR',
  },
  owner: { key: 'ingrid', name: 'Ingrid Holmgard', email: 'ingrid@holmgard-ergonomics.example' },
  colleague: { key: 'jonas', name: 'Jonas Lie', email: 'jonas@holmgard-ergonomics.example', role: 'MANAGER' },
  offerings: [
    {
      name: 'Workplace check-up',
      problemSolved: 'People are away with back and neck pain, and nobody knows which desks cause it',
      businessIssue: 'COST',
      category: 'ERGONOMICS',
      sequence: 'BEFORE',
      relativeTo: 'INTERIOR_DESIGN',
    },
    {
      name: 'Ergonomics in a new building',
      problemSolved: 'The new office is planned for looks, and the complaints come after the move',
      businessIssue: 'RISK',
      category: 'ERGONOMICS',
      sequence: 'DURING',
      relativeTo: 'INTERIOR_DESIGN',
    },
  ],
  markets: [
    {
      name: 'Offices that move or rebuild',
      industries: ['54', '51', '52'],
      sizeBands: ['MEDIUM', 'LARGE'],
      regions: ['NO', 'SE'],
      decisionMakerRoles: ['HEAD_OF_WORKPLACE', 'CHRO'],
      exclusions: 'No factories with shift work',
      isPrimary: true,
    },
    {
      name: 'Warehouses with high sick leave',
      industries: ['48-49'],
      sizeBands: ['MEDIUM'],
      regions: ['NO'],
      decisionMakerRoles: ['HEAD_OF_HEALTH_AND_SAFETY'],
      exclusions: '',
      isPrimary: false,
    },
  ],
  triggers: [
    { see: 'A firm that signs a lease for new rooms', say: 'Have you thought about who will sit where, and how?' },
    { see: 'Sick leave above seven per cent', say: 'A check-up of one floor takes a day and shows what it costs you.' },
  ],
  book: [
    {
      name: 'Fjordline Logistics',
      ...{ domains: ['fjordline-logistics.example'], industry: '48-49', sizeBand: 'MEDIUM', region: 'NO', tier: 'A' },
      lifecycle: 'CUSTOMER',
      customerSince: '2021-03-01',
      valuePerYear: { amountMinor: 4_200_000n, currency: 'EUR' },
      contacts: [
        contact(
          'kari',
          ['Kari Moen', 'Head of operations', 'COO'],
          ['kari.moen@fjordline-logistics.example', '+47 22 55 01 10'],
          [5, 3],
        ),
      ],
    },
    {
      name: 'Brevik Advokater',
      ...{ domains: ['brevik-advokater.example'], industry: '54', sizeBand: 'SMALL', region: 'NO', tier: 'B' },
      lifecycle: 'CUSTOMER',
      contacts: [
        contact(
          'henrik',
          ['Henrik Brevik', 'Managing partner', 'CEO'],
          ['henrik@brevik-advokater.example', '+47 22 55 02 20'],
          [4, 4],
        ),
      ],
    },
    {
      name: 'Solvang Insurance',
      ...{ domains: ['solvang-insurance.example'], industry: '52', sizeBand: 'LARGE', region: 'NO', tier: 'A' },
      lifecycle: 'CUSTOMER',
      contacts: [
        contact(
          'silje',
          ['Silje Rud', 'Head of workplace', 'HEAD_OF_WORKPLACE'],
          ['silje.rud@solvang-insurance.example', '+47 22 55 03 30'],
          [4, 2],
        ),
        contact('tor', ['Tor Haugen', 'Head of people', 'CHRO'], ['tor.haugen@solvang-insurance.example'], [3, 1]),
      ],
    },
    {
      name: 'Nordhavn Software',
      ...{ domains: ['nordhavn-software.example'], industry: '51', sizeBand: 'MEDIUM', region: 'NO', tier: 'B' },
      lifecycle: 'CUSTOMER',
      contacts: [
        contact(
          'amalie',
          ['Amalie Strand', 'Office lead', 'HEAD_OF_WORKPLACE'],
          ['amalie@nordhavn-software.example', '+47 22 55 04 40'],
          [4, 4],
        ),
      ],
    },
    {
      name: 'Gamlebyen Bokhandel',
      ...{ domains: ['gamlebyen-bokhandel.example'], industry: '44-45', sizeBand: 'SMALL', region: 'NO', tier: 'C' },
      lifecycle: 'LAPSED',
      contacts: [contact('vidar', ['Vidar Nes', 'Owner', 'OWNER'], ['vidar@gamlebyen-bokhandel.example'], [2, 5])],
    },
    {
      name: 'Tindra Energi',
      ...{ domains: ['tindra-energi.example'], industry: '22', sizeBand: 'LARGE', region: 'NO', tier: 'A' },
      lifecycle: 'PROSPECT',
      doNotIntroduce: true,
      contacts: [contact('eline', ['Eline Bakke', 'Head of property'], ['eline.bakke@tindra-energi.example'], [1, 0])],
    },
    {
      name: 'Oslofjord Dental',
      ...{ domains: ['oslofjord-dental.example'], industry: '62', sizeBand: 'SMALL', region: 'NO', tier: 'C' },
      lifecycle: 'CUSTOMER',
      contacts: [
        contact(
          'marit',
          ['Marit Lunde', 'Practice manager', 'COO'],
          ['marit@oslofjord-dental.example', '+47 22 55 07 70'],
          [4, 2],
        ),
      ],
    },
    ...accounts(OTHERS),
  ],
};
