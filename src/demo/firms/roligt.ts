import { contact, type FirmScript } from '../firm-script.js';

export const roligt: FirmScript = {
  key: 'roligt',
  joins: 93,
  profile: {
    legalName: 'Roligt Rum ApS',
    tradingName: 'Roligt Rum Acoustics',
    about: 'Panels, ceilings and curtains that take the noise out of rooms, made in our own workshop by the harbour.',
    website: 'https://roligt-rum.example',
    domains: ['roligt-rum.example'],
    sizeBand: 'SMALL',
    regions: ['DK', 'SE', 'NO'],
    categories: ['ACOUSTICS'],
    riskTolerance: 'MEDIUM',
    timezone: 'Europe/Copenhagen',
    currency: 'EUR',
  },
  owner: { key: 'mads', name: 'Mads Roligt', email: 'mads@roligt-rum.example' },
  colleague: { key: 'freja', name: 'Freja Damgaard', email: 'freja@roligt-rum.example', role: 'MANAGER' },
  offerings: [
    {
      name: 'Quiet rooms',
      problemSolved: 'People wear headphones all day because the room carries every word',
      businessIssue: 'EFFICIENCY',
      category: 'ACOUSTICS',
      sequence: 'DURING',
      relativeTo: 'INTERIOR_DESIGN',
    },
  ],
  markets: [
    {
      name: 'Open offices and call centres',
      industries: ['51', '52', '54'],
      sizeBands: ['MEDIUM', 'LARGE'],
      regions: ['DK', 'SE', 'NO'],
      decisionMakerRoles: ['HEAD_OF_WORKPLACE', 'HEAD_OF_FACILITIES'],
      exclusions: 'No concert halls',
      isPrimary: true,
    },
  ],
  triggers: [{ see: 'Headphones on every second head', say: 'What would it be worth to you if they could take them off?' }],
  book: [
    {
      name: 'Amager Callcenter',
      ...{ domains: ['amager-callcenter.example'], industry: '56', sizeBand: 'MEDIUM', region: 'DK', tier: 'A' },
      lifecycle: 'CUSTOMER',
      contacts: [
        contact(
          'bente',
          ['Bente Krogh', 'Operations director', 'COO'],
          ['bente@amager-callcenter.example', '+45 33 77 01 10'],
          [5, 2],
        ),
      ],
    },
    {
      name: 'Havgaard Revision',
      ...{ domains: ['havgaard-revision.example'], industry: '54', sizeBand: 'MEDIUM', region: 'DK', tier: 'B' },
      lifecycle: 'CUSTOMER',
      contacts: [
        contact('soren', ['Søren Havgaard', 'Partner', 'OWNER'], ['soeren@havgaard-revision.example', '+45 33 77 02 20'], [4, 3]),
      ],
    },
    {
      name: 'Malmskog Radio',
      ...{ domains: ['malmskog-radio.example'], industry: '51', sizeBand: 'SMALL', region: 'SE', tier: 'B' },
      lifecycle: 'CUSTOMER',
      contacts: [
        contact('elsa', ['Elsa Malmskog', 'Station manager', 'CEO'], ['elsa@malmskog-radio.example', '+46 40 555 03 30'], [4, 4]),
      ],
    },
  ],
};
