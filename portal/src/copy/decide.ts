/** Words of an answer to an introduction: small, for Today loads them. */
/** Ready words to a reason, for the other side to read. */
const kindly = {
  offer: {
    NO_FIT: 'Thank you for thinking of us. This is not the work we do best; your client deserves somebody who does.',
    NO_CAPACITY: 'Thank you for thinking of us. We could not give your client the time this needs just now.',
    CONFLICT_OF_INTEREST: 'Thank you for thinking of us. We work for somebody it would put us at odds with.',
    NOT_NOW: 'Thank you for thinking of us. Please bring it back in three months; we would like to help then.',
  },
  request: {
    NO_SUCH_CLIENT: 'Thank you for asking. We know nobody like that today, and will keep our eyes open.',
    TIE_TOO_WEAK: 'Thank you for asking. We do not know them well enough to ask a favour of them.',
    CLIENT_NOT_READY: 'Thank you for asking. It would come too early for the client we have in mind.',
    NOT_NOW: 'Thank you for asking. Please ask again in three months; it should be a better time.',
  },
} as const;

export const decide = {
  accept: 'Accept',
  acceptKey: 'Accept (A)',
  decline: 'Decline',
  declineKey: 'Decline (D)',
  why: 'Your partner reads the reason',
  offer: [
    ['NO_FIT', 'Not our work'],
    ['NO_CAPACITY', 'No capacity'],
    ['CONFLICT_OF_INTEREST', 'Conflict of interest'],
    ['NOT_NOW', 'Not now, in three months'],
  ],
  request: [
    ['NO_SUCH_CLIENT', 'We know nobody like that'],
    ['TIE_TOO_WEAK', 'We do not know them well enough'],
    ['CLIENT_NOT_READY', 'Too early for the client'],
    ['NOT_NOW', 'Not now, in three months'],
  ],
  kindly,
  other: 'In your own words…',
  otherTitle: 'Decline with a reason',
  otherLabel: 'Your reason',
  otherHelp: 'The partner reads it as you write it.',
  otherSend: 'Decline',
  accepted: (partner: string) => `Accepted. ${partner} asks the client now.`,
  named: 'Accepted. Ask the client next.',
  reopened: 'Taken back. It waits for you again.',
  declined: (partner: string) => `Declined. ${partner} reads why.`,
  acceptRequest: 'Whom will you introduce?',
  acceptRequestLead: (partner: string) => `${partner} does not learn the name before the person has said yes.`,
  acceptRequestSend: 'Accept and go on to ask',
} as const;

export const theClient = 'The client';
export const pips = (words: readonly string[]): string => `Qualified: ${words.join(', ')}`;
