/** Words of the consent register of a person, which come with it. */
export const register = {
  open: (name: string) => `Consent register of ${name}`,
  lead: 'Why this person may be written to on behalf of partners, what was asked and shown, and what was taken back.',
  bases: 'Lawful basis',
  noBasis: 'Nothing is recorded. Without a basis this person is left out of every campaign.',
  from: (source: string) => `From: ${source}`,
  recorded: (when: string) => `Recorded ${when}`,
  withdrawn: (when: string) => `taken back ${when}`,
  current: 'Stands',
  over: 'Taken back',
  record: 'Record a lawful basis',
  change: 'Record another one',
  withdraw: 'Take it back',
  withdrew: 'Taken back. This person is invited to nothing any more.',
  invitations: 'Invitations',
  noInvitations: 'Invited to no campaign yet.',
  invited: (when: string) => `invited ${when}`,
  leftOut: (why: string) => `left out: ${why}`,
  answered: (when: string) => `answered ${when}`,
  consents: 'What was asked',
  noConsents: 'Asked for nothing yet.',
  purposes: {
    CAMPAIGN: 'To be invited together with a partner',
    INTRODUCTION: 'To be introduced to a partner',
    SURVEY: 'How it went',
  } as Readonly<Record<string, string>>,
  words: 'The words, as they were shown',
  scope: (fields: string) => `To share: ${fields}`,
  shown:
    'Everything stands here until the person is erased; a fingerprint of the address then still keeps others from writing to it.',
} as const;

/** Words of recording a lawful basis. */
export const recordBasis = {
  title: 'Record a lawful basis',
  forSegments: 'For everybody in the chosen segments. It takes the place of what was recorded before.',
  forOne: (name: string) => `For ${name}. What was recorded before stays on record as taken back.`,
  kind: 'Why may you write on behalf of partners?',
  source: 'Where it comes from',
  sourceHint: 'Such as “Order form of May 2026, point 7”.',
  missing: 'Say where it comes from.',
  send: 'Record it',
  done: (n: number) => (n === 1 ? 'Recorded for one person.' : `Recorded for ${n.toLocaleString('en-GB')} people.`),
} as const;
