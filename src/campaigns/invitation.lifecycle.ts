/**
 * Where one guest stands. SELECTED is no row: who is selected is either left out (SUPPRESSED, with the reason) or QUEUED.
 * WAITING said yes when no place was free. The beneficiary sees a guest from OPTED_IN on, and after REVOKED that there was one.
 */
export const INVITATION_STAGES = {
  SUPPRESSED: 'Left out, with the reason',
  QUEUED: 'Waits to be sent',
  SENT: 'Was invited, and has not answered',
  BOUNCED: 'The mail could not be delivered',
  OPTED_IN: 'Said yes, and has a place',
  WAITING: 'Said yes, and waits for a place',
  DECLINED: 'Said no',
  NO_RESPONSE: 'Did not answer before the end',
  ATTENDED: 'Was there',
  CONVERTED: 'Was introduced to the partner, or came to an outcome with it',
  REVOKED: 'Took the yes back; the partner’s copy is erased',
  CANCELLED: 'The campaign ended before the mail went out',
} as const;
export type InvitationStage = keyof typeof INVITATION_STAGES;

/** Who holds a place. */
export const PLACED: readonly InvitationStage[] = ['OPTED_IN', 'ATTENDED', 'CONVERTED'];
/** Who may still say yes, or no: also somebody who changes her mind, and one whose mail bounced elsewhere. */
export const ASKED: readonly InvitationStage[] = ['SENT', 'BOUNCED', 'DECLINED', 'REVOKED'];

/** What the two firms do about a guest, and where she must stand for it. */
export const GUEST_VERBS = {
  attend: ['OPTED_IN'],
  unattend: ['ATTENDED'],
  convert: ['OPTED_IN', 'ATTENDED'],
} as const satisfies Readonly<Record<string, readonly InvitationStage[]>>;
export type GuestVerb = keyof typeof GUEST_VERBS;

/** Why somebody was left out, the strongest first: that one counts. */
export const LEFT_OUT = {
  NO_ADDRESS: 'The book has no e-mail address',
  OPTED_OUT: 'Asked not to be invited, complained, or took a yes back',
  DO_NOT_INTRODUCE: 'The client is marked in the book as not to be introduced',
  NO_LAWFUL_BASIS: 'Nothing says why she may be written to',
  CONTACTED_LATELY: 'Was written to on behalf of a partner not long ago',
  DUPLICATE: 'The same address was selected already',
} as const;
export type LeftOut = keyof typeof LEFT_OUT;

export const LAWFUL_BASES = {
  CONSENT: 'She agreed to be written to',
  EXISTING_CUSTOMER: 'She is a customer and was told that she may object',
  LEGITIMATE_INTEREST: 'Our interest was weighed against hers, and written down',
} as const;
export type LawfulBasisKind = keyof typeof LAWFUL_BASES;
