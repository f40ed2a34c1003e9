import { contact, type FirmScript } from '../firm-script.js';

export const havnegade: FirmScript = {
  key: 'havnegade',
  joins: 92,
  profile: {
    legalName: 'Havnegade Systemhus A/S',
    tradingName: 'Havnegade Systems',
    about: 'Networks, meeting rooms and workplaces that work on the first morning after the move.',
    website: 'https://havnegade-systems.example',
    domains: ['havnegade-systems.example'],
    sizeBand: 'MEDIUM',
    regions: ['DK', 'DE'],
    categories: ['IT_SERVICES'],
    riskTolerance: 'MEDIUM',
    timezone: 'Europe/Copenhagen',
    currency: 'EUR',
  },
  owner: { key: 'anders', name: 'Anders Munk', email: 'anders@havnegade-systems.example' },
  colleague: { key: 'laila', name: 'Laila Noor', email: 'laila@havnegade-systems.example', role: 'MEMBER' },
  offerings: [
    {
      name: 'Moving day for the network',
      problemSolved: 'The move costs three days of work because nothing connects on Monday',
      businessIssue: 'RISK',
      category: 'IT_SERVICES',
      sequence: 'DURING',
      relativeTo: 'RELOCATION',
    },
  ],
  markets: [
    {
      name: 'Firms that move within a year',
      industries: ['54', '51', '52', '42'],
      sizeBands: ['SMALL', 'MEDIUM'],
      regions: ['DK', 'DE'],
      decisionMakerRoles: ['CIO', 'COO'],
      exclusions: 'No public tenders',
      isPrimary: true,
    },
  ],
  triggers: [{ see: 'Boxes with cables in the corridor', say: 'Who makes sure that you can work on the first morning?' }],
  book: [
    {
      name: 'Lindegaard Foods',
      ...{ domains: ['lindegaard-foods.example'], industry: '42', sizeBand: 'MEDIUM', region: 'DK', tier: 'A' },
      lifecycle: 'CUSTOMER',
      contacts: [
        contact(
          'rikke',
          ['Rikke Lindegaard', 'Finance director', 'CFO'],
          ['rikke@lindegaard-foods.example', '+45 33 88 01 10'],
          [5, 3],
        ),
      ],
    },
    {
      name: 'Bornholm Biotek',
      ...{ domains: ['bornholm-biotek.example'], industry: '54', sizeBand: 'SMALL', region: 'DK', tier: 'B' },
      lifecycle: 'CUSTOMER',
      contacts: [
        contact('jeppe', ['Jeppe Kofoed', 'Head of IT', 'CIO'], ['jeppe@bornholm-biotek.example', '+45 33 88 02 20'], [4, 2]),
      ],
    },
    {
      name: 'Altona Verlag',
      ...{ domains: ['altona-verlag.example'], industry: '51', sizeBand: 'MEDIUM', region: 'DE', tier: 'B' },
      lifecycle: 'CUSTOMER',
      contacts: [
        contact('birgit', ['Birgit Sauer', 'Head of IT', 'CIO'], ['b.sauer@altona-verlag.example', '+49 40 5550 330'], [3, 1]),
      ],
    },
  ],
};
