import type { FirmScript } from '../firm-script.js';

/** Stands at the door: an admin has to decide. */
export const lysgard: FirmScript = {
  key: 'lysgard',
  joins: 1.2,
  profile: {
    legalName: 'Lysgard Belysning AS',
    tradingName: 'Lysgard Lighting',
    about: 'Daylight studies and lighting for offices and clinics.',
    website: 'https://lysgard.example',
    domains: ['lysgard.example'],
    sizeBand: 'SMALL',
    regions: ['NO'],
    categories: ['ELECTRICAL'],
    riskTolerance: 'MEDIUM',
    timezone: 'Europe/Oslo',
    currency: 'EUR',
  },
  owner: { key: 'nina', name: 'Nina Lysgard', email: 'nina@lysgard.example' },
  colleague: { key: 'bjorn', name: 'Bjørn Foss', email: 'bjorn@lysgard.example', role: 'MEMBER' },
  offerings: [
    {
      name: 'Daylight study',
      problemSolved: 'Screens glare in the morning and people sit in the dark in the afternoon',
      businessIssue: 'EFFICIENCY',
      category: 'ELECTRICAL',
      sequence: 'DURING',
      relativeTo: 'INTERIOR_DESIGN',
    },
  ],
  markets: [
    {
      name: 'Offices with glass fronts',
      industries: ['54', '52'],
      sizeBands: ['MEDIUM', 'LARGE'],
      regions: ['NO'],
      decisionMakerRoles: ['HEAD_OF_FACILITIES'],
      exclusions: '',
      isPrimary: true,
    },
  ],
  triggers: [{ see: 'Blinds that stay down all day', say: 'What if you got the light without the glare?' }],
  book: [],
};
