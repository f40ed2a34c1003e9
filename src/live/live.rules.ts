import { belongsTo, type Viewer } from '../kernel/viewer.js';

/** What a change can be about, and what that is. */
export const SUBJECTS = {
  BUSINESS: 'A business: its profile, its admission',
  ALLIANCE: 'An alliance',
  INTRODUCTION: 'An introduction, and what its beneficiary knows of the client',
  CAMPAIGN: 'A campaign',
  GUEST: 'A guest of a campaign; told to the host, and to the beneficiary after a yes',
  OUTCOME: 'An outcome',
  CONSENT: 'A question to a client; told to the introducer alone',
  CLIENT: 'A client in the business’s own book',
  CONTACT: 'A person in the business’s own book',
  NOMINATION: 'A nomination of a firm to the network',
  SUPPLIER_SURVEY: 'A question to a client which suppliers she respects',
  IMPORT: 'A file on its way into the business’s own book, also while it moves on',
  SEGMENT: 'A group of clients in the business’s own book',
  MEMBER: 'A membership of the business',
  MEMBER_INVITATION: 'An invitation to become a member of the business',
  API_KEY: 'An API key of the business',
  ACCOUNT: 'A user; told to admins alone',
  SESSION: 'A session of a user; told to admins alone',
  NETWORK: 'The network, such as its policy; told to admins alone',
  EVERYTHING: 'Changes may have been missed: fetch again what is shown',
} as const;

export type ChangeSubject = keyof typeof SUBJECTS;

const BY_NOUN: Readonly<Record<string, ChangeSubject>> = {
  business: 'BUSINESS',
  alliance: 'ALLIANCE',
  map: 'ALLIANCE',
  introduction: 'INTRODUCTION',
  campaign: 'CAMPAIGN',
  invitation: 'GUEST',
  outcome: 'OUTCOME',
  consent: 'CONSENT',
  client: 'CLIENT',
  contact: 'CONTACT',
  import: 'IMPORT',
  segment: 'SEGMENT',
  member: 'MEMBER',
  member_invitation: 'MEMBER_INVITATION',
  api_key: 'API_KEY',
  account: 'ACCOUNT',
  admin: 'ACCOUNT',
  session: 'SESSION',
  network: 'NETWORK',
  demo: 'NETWORK',
  discovery: 'BUSINESS',
  nomination: 'NOMINATION',
  supplier_survey: 'SUPPLIER_SURVEY',
  recommendation: 'BUSINESS',
};

/** Events whose subject is not what their first word says. */
const BY_TYPE: Readonly<Record<string, ChangeSubject>> = {
  'contact.redacted': 'INTRODUCTION',
  'member.invited': 'MEMBER_INVITATION',
};

/** Null for an event of a kind that is not known here: it is told to nobody. */
export const subjectOf = (type: string): ChangeSubject | null => BY_TYPE[type] ?? BY_NOUN[type.split('.')[0] ?? ''] ?? null;

/** What an admin who belongs to none of the businesses is not told: their private books. */
const PRIVATE: ReadonlySet<ChangeSubject> = new Set([
  ...(['CLIENT', 'CONTACT', 'CONSENT', 'IMPORT', 'SEGMENT', 'GUEST', 'NOMINATION', 'SUPPLIER_SURVEY'] as const),
]);

/** What an API key needs to be told of a subject; of those without a scope only people are told. */
const SCOPES: Partial<Record<ChangeSubject, string>> = {
  BUSINESS: 'businesses:read',
  MEMBER: 'businesses:read',
  MEMBER_INVITATION: 'businesses:read',
  API_KEY: 'businesses:read',
  ALLIANCE: 'alliances:read',
  INTRODUCTION: 'introductions:read',
  CONSENT: 'introductions:read',
  CAMPAIGN: 'campaigns:read',
  GUEST: 'campaigns:read',
  OUTCOME: 'outcomes:read',
  CLIENT: 'clients:read',
  CONTACT: 'clients:read',
  SUPPLIER_SURVEY: 'clients:read',
  NOMINATION: 'discovery:read',
  IMPORT: 'clients:read',
  SEGMENT: 'clients:read',
};

/** What a connection may be told now. */
export interface Rights {
  readonly viewer: Viewer;
  /** Businesses of the viewer that are suspended or closed: nothing is told to them. */
  readonly silent: ReadonlySet<string>;
}

/** What the rules look at. */
export interface Told {
  readonly type: string;
  readonly subjectId: string;
  readonly audience: readonly string[];
}

export interface Hearing {
  readonly subject: ChangeSubject;
  /** The business through which the viewer is told; null for an admin. */
  readonly businessId: string | null;
}

export const mayFollow = ({ viewer, silent }: Rights, businessId: string): boolean =>
  belongsTo(viewer, businessId) && !silent.has(businessId);

/** How the viewer hears of an event, as a follower of one business or, with null, of all that is hers; null for not at all. */
export function hearingOf(rights: Rights, { type, audience }: Told, followed: string | null): Hearing | null {
  const subject = subjectOf(type);
  const { scopes, isAdmin } = rights.viewer;
  if (subject === null || (scopes && !scopes.has(SCOPES[subject] ?? ''))) return null;
  const businessId = audience.find((id) => mayFollow(rights, id) && (followed === null || id === followed));
  if (businessId !== undefined) return { subject, businessId };
  return isAdmin && followed === null && !PRIVATE.has(subject) ? { subject, businessId: null } : null;
}

/** Who a connection belongs to. */
export interface Holder {
  readonly credentialId: string;
  readonly viewer: Viewer;
}

const ENDS_A_CREDENTIAL = new Set(['session.ended', 'session.revoked', 'api_key.revoked']);
const CHANGES_A_USER = new Set(['admin.appointed', 'admin.dismissed']);
const CHANGES_MEMBERS = new Set([
  ...['member.role_changed', 'member.removed'],
  ...['business.suspended', 'business.reinstated', 'business.closed'],
]);

/** Whether the event may have changed what the holder may be told. Who joined is not in the event, so it may be anybody. */
export function mayChange({ credentialId, viewer }: Holder, { type, subjectId, audience }: Told): boolean {
  if (ENDS_A_CREDENTIAL.has(type)) return subjectId === credentialId;
  if (CHANGES_A_USER.has(type)) return subjectId === viewer.userId;
  if (CHANGES_MEMBERS.has(type)) return audience.some((id) => belongsTo(viewer, id));
  return type === 'member.joined';
}
