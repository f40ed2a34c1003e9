import { contact, type FirmScript } from '../firm-script.js';

export const fjellheim: FirmScript = {
  key: 'fjellheim',
  joins: 94,
  question: 'Which of the pictures on your website show offices that you planned yourselves?',
  profile: {
    legalName: 'Fjellheim Kontordesign AS',
    tradingName: 'Fjellheim Office Design',
    about: 'Offices that people like to come to: plans, furniture, light and colour, from the first sketch to the move.',
    website: 'https://fjellheim.example',
    domains: ['fjellheim.example'],
    sizeBand: 'SMALL',
    regions: ['NO', 'SE'],
    categories: ['INTERIOR_DESIGN', 'FURNITURE'],
    riskTolerance: 'MEDIUM',
    timezone: 'Europe/Oslo',
    currency: 'EUR',
  },
  owner: { key: 'sofie', name: 'Sofie Fjellheim', email: 'sofie@fjellheim.example' },
  colleague: { key: 'emil', name: 'Emil Aas', email: 'emil@fjellheim.example', role: 'MEMBER' },
  offerings: [
    {
      name: 'Office planning',
      problemSolved: 'Half of the desks are empty and there is still no room to meet',
      businessIssue: 'COST',
      category: 'INTERIOR_DESIGN',
      sequence: 'AFTER',
      relativeTo: 'PROPERTY',
    },
  ],
  markets: [
    {
      name: 'Firms with 50 to 500 desks',
      industries: ['54', '51', '52', '53'],
      sizeBands: ['MEDIUM', 'LARGE'],
      regions: ['NO', 'SE', 'DK'],
      decisionMakerRoles: ['HEAD_OF_WORKPLACE', 'HEAD_OF_FACILITIES', 'CEO'],
      exclusions: 'No homes, no restaurants',
      isPrimary: true,
    },
  ],
  triggers: [
    { see: 'A lease that ends within two years', say: 'Before you look for more space: shall somebody count what you use?' },
  ],
  book: [
    {
      name: 'Bjerke Arkitekter',
      ...{ domains: ['bjerke-arkitekter.example'], industry: '54', sizeBand: 'SMALL', region: 'NO', tier: 'B' },
      lifecycle: 'CUSTOMER',
      contacts: [
        contact('ola', ['Ola Bjerke', 'Partner', 'OWNER'], ['ola@bjerke-arkitekter.example', '+47 22 66 01 10'], [4, 4]),
      ],
    },
    {
      name: 'Vestre Bank',
      ...{ domains: ['vestre-bank.example'], industry: '52', sizeBand: 'LARGE', region: 'NO', tier: 'A' },
      lifecycle: 'CUSTOMER',
      valuePerYear: { amountMinor: 12_500_000n, currency: 'EUR' },
      contacts: [
        contact(
          'camilla',
          ['Camilla Dahl', 'Head of facilities', 'HEAD_OF_FACILITIES'],
          ['camilla.dahl@vestre-bank.example', '+47 22 66 02 20'],
          [5, 2],
        ),
        contact(
          'per',
          ['Per Winther', 'Head of health and safety', 'HEAD_OF_HEALTH_AND_SAFETY'],
          ['per.winther@vestre-bank.example', '+47 22 66 02 21'],
          [3, 1],
        ),
      ],
    },
    {
      name: 'Lykke Media',
      ...{ domains: ['lykke-media.example'], industry: '51', sizeBand: 'MEDIUM', region: 'NO', tier: 'B' },
      lifecycle: 'CUSTOMER',
      contacts: [
        contact('thea', ['Thea Solli', 'Studio manager', 'COO'], ['thea@lykke-media.example', '+47 22 66 03 30'], [4, 3]),
      ],
    },
    {
      name: 'Granlund Pharma',
      ...{ domains: ['granlund-pharma.example'], industry: '31-33', sizeBand: 'LARGE', region: 'SE', tier: 'A' },
      lifecycle: 'CUSTOMER',
      contacts: [
        contact(
          'oskar',
          ['Oskar Ek', 'Workplace director', 'HEAD_OF_WORKPLACE'],
          ['oskar.ek@granlund-pharma.example', '+46 8 555 04 40'],
          [4, 1],
        ),
      ],
    },
    {
      name: 'Skagen Shipping',
      ...{ domains: ['skagen-shipping.example'], industry: '48-49', sizeBand: 'MEDIUM', region: 'DK', tier: 'B' },
      lifecycle: 'CUSTOMER',
      contacts: [
        contact('lone', ['Lone Friis', 'Chief executive', 'CEO'], ['lone@skagen-shipping.example', '+45 33 55 05 50'], [3, 3]),
      ],
    },
    {
      name: 'Ekeberg Eiendom',
      ...{ domains: ['ekeberg-eiendom.example'], industry: '53', sizeBand: 'MEDIUM', region: 'NO', tier: 'B' },
      lifecycle: 'FRIEND',
      contacts: [
        contact(
          'anne',
          ['Anne Grete Ruud', 'Letting manager'],
          ['anne.grete@ekeberg-eiendom.example', '+47 22 66 06 60'],
          [3, 4],
        ),
      ],
    },
  ],
};
