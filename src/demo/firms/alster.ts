import { contact, type FirmScript } from '../firm-script.js';

export const alster: FirmScript = {
  key: 'alster',
  joins: 90,
  profile: {
    legalName: 'Alsterblick Arbeitsmedizin PartG',
    tradingName: 'Alsterblick Occupational Health',
    about: 'Four doctors for people at work: check-ups, return after illness, and advice that a works council signs.',
    website: 'https://alsterblick.example',
    domains: ['alsterblick.example'],
    sizeBand: 'SMALL',
    regions: ['DE', 'NO'],
    categories: ['OCCUPATIONAL_HEALTH'],
    regulatedProfessions: ['HEALTH_PROFESSIONAL'],
    riskTolerance: 'LOW',
    timezone: 'Europe/Berlin',
    currency: 'EUR',
  },
  owner: { key: 'miriam', name: 'Dr Miriam Vogt', email: 'miriam@alsterblick.example' },
  colleague: { key: 'paul', name: 'Paul Adler', email: 'paul@alsterblick.example', role: 'MEMBER' },
  offerings: [
    {
      name: 'Return after illness',
      problemSolved: 'People come back too early, or not at all',
      businessIssue: 'COST',
      category: 'OCCUPATIONAL_HEALTH',
      sequence: 'AFTER',
      relativeTo: 'ERGONOMICS',
    },
  ],
  markets: [
    {
      name: 'Employers with more than a hundred people',
      industries: ['48-49', '52', '31-33'],
      sizeBands: ['MEDIUM', 'LARGE'],
      regions: ['DE', 'NO'],
      decisionMakerRoles: ['CHRO', 'HEAD_OF_HEALTH_AND_SAFETY'],
      exclusions: '',
      isPrimary: true,
    },
  ],
  triggers: [{ see: 'The same people away every winter', say: 'Has anybody asked a doctor what in the work causes it?' }],
  book: [
    {
      name: 'Bergedorf Maschinenbau',
      ...{ domains: ['bergedorf-maschinen.example'], industry: '31-33', sizeBand: 'LARGE', region: 'DE', tier: 'A' },
      lifecycle: 'CUSTOMER',
      contacts: [
        contact(
          'silke',
          ['Silke Ahrens', 'Head of people', 'CHRO'],
          ['silke.ahrens@bergedorf-maschinen.example', '+49 40 5550 440'],
          [5, 2],
        ),
      ],
    },
    {
      name: 'Nordsee Reederei',
      ...{ domains: ['nordsee-reederei.example'], industry: '48-49', sizeBand: 'MEDIUM', region: 'DE', tier: 'B' },
      lifecycle: 'CUSTOMER',
      contacts: [
        contact(
          'jens',
          ['Jens Carstens', 'Head of health and safety', 'HEAD_OF_HEALTH_AND_SAFETY'],
          ['jens@nordsee-reederei.example', '+49 40 5550 550'],
          [4, 3],
        ),
      ],
    },
  ],
};
