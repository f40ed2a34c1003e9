import { contact, type FirmScript } from '../firm-script.js';

export const elbtor: FirmScript = {
  key: 'elbtor',
  joins: 91,
  profile: {
    legalName: 'Elbtor Firmenumzüge GmbH',
    tradingName: 'Elbtor Relocation',
    about: 'We move firms over a weekend: plans, crates, crews, and somebody who answers the phone at six in the morning.',
    website: 'https://elbtor.example',
    domains: ['elbtor.example'],
    sizeBand: 'MEDIUM',
    regions: ['DE', 'DK'],
    categories: ['RELOCATION'],
    riskTolerance: 'LOW',
    timezone: 'Europe/Berlin',
    currency: 'EUR',
  },
  owner: { key: 'karin', name: 'Karin Petersen', email: 'karin@elbtor.example' },
  colleague: { key: 'timo', name: 'Timo Brandt', email: 'timo@elbtor.example', role: 'MANAGER' },
  offerings: [
    {
      name: 'Office move',
      problemSolved: 'A move takes the attention of ten people for a quarter of a year',
      businessIssue: 'EFFICIENCY',
      category: 'RELOCATION',
      sequence: 'AFTER',
      relativeTo: 'INTERIOR_DESIGN',
    },
  ],
  markets: [
    {
      name: 'Offices from 40 to 400 people',
      industries: ['54', '51', '52', '42'],
      sizeBands: ['MEDIUM', 'LARGE'],
      regions: ['DE', 'DK'],
      decisionMakerRoles: ['HEAD_OF_FACILITIES', 'COO', 'CIO'],
      exclusions: 'No private homes',
      isPrimary: true,
    },
  ],
  triggers: [{ see: 'A signed lease and no plan for the weekend', say: 'Who carries the archive, and who knows where it goes?' }],
  book: [
    {
      name: 'Speicher Kontor',
      ...{ domains: ['speicher-kontor.example'], industry: '42', sizeBand: 'MEDIUM', region: 'DE', tier: 'A' },
      lifecycle: 'CUSTOMER',
      contacts: [
        contact(
          'uwe',
          ['Uwe Harms', 'Managing director', 'CEO'],
          ['uwe.harms@speicher-kontor.example', '+49 40 5550 110'],
          [5, 4],
        ),
      ],
    },
    {
      name: 'Wandsbek Steuerberatung',
      ...{ domains: ['wandsbek-steuer.example'], industry: '54', sizeBand: 'SMALL', region: 'DE', tier: 'C' },
      lifecycle: 'CUSTOMER',
      contacts: [
        contact('heike', ['Heike Voss', 'Partner', 'OWNER'], ['heike.voss@wandsbek-steuer.example', '+49 40 5550 220'], [3, 2]),
      ],
    },
    {
      name: 'Hafenrand Versicherung',
      ...{ domains: ['hafenrand.example'], industry: '52', sizeBand: 'LARGE', region: 'DE', tier: 'A' },
      lifecycle: 'CUSTOMER',
      contacts: [
        contact(
          'dirk',
          ['Dirk Lorenzen', 'Head of facilities', 'HEAD_OF_FACILITIES'],
          ['dirk.lorenzen@hafenrand.example', '+49 40 5550 330'],
          [4, 2],
        ),
      ],
    },
  ],
};
