import type { Tone } from '../ui/pieces';

/** What the service's codes are called on the screen. One place, so that a thing has one name. */
type Words = Readonly<Record<string, string>>;

const category: Words = {
  ACCOUNTING: 'Accounting',
  ACOUSTICS: 'Acoustics',
  ARCHITECTURE: 'Architecture',
  BANKING: 'Banking',
  BRANDING: 'Branding',
  CLEANING: 'Cleaning',
  CONSTRUCTION: 'Construction',
  DATA_AND_ANALYTICS: 'Data and analytics',
  ELECTRICAL: 'Electrical',
  ENERGY: 'Energy',
  ERGONOMICS: 'Ergonomics',
  EVENTS: 'Events',
  EXECUTIVE_COACHING: 'Executive coaching',
  FACILITIES: 'Facilities',
  FURNITURE: 'Furniture',
  INSURANCE: 'Insurance',
  INTERIOR_DESIGN: 'Interior design',
  IT_SERVICES: 'IT services',
  LANGUAGES: 'Languages',
  LEGAL: 'Legal',
  LOGISTICS: 'Logistics',
  MARKETING: 'Marketing',
  MERGERS: 'Mergers',
  OCCUPATIONAL_HEALTH: 'Occupational health',
  PENSIONS: 'Pensions',
  PR: 'Public relations',
  PROCUREMENT: 'Procurement',
  PROPERTY: 'Property',
  RECRUITMENT: 'Recruitment',
  RELOCATION: 'Relocation',
  SALES_TRAINING: 'Sales training',
  SECURITY: 'Security',
  SOFTWARE: 'Software',
  TRAINING: 'Training',
  TRAVEL: 'Travel',
  WEB: 'Web',
};

const decisionMaker: Words = {
  CEO: 'Chief executive',
  CFO: 'Finance director',
  CHRO: 'HR director',
  CIO: 'IT director',
  CISO: 'Security director',
  CMO: 'Marketing director',
  COO: 'Operations director',
  CRO: 'Sales director',
  CTO: 'Technology director',
  GENERAL_COUNSEL: 'General counsel',
  HEAD_OF_FACILITIES: 'Head of facilities',
  HEAD_OF_HEALTH_AND_SAFETY: 'Head of health and safety',
  HEAD_OF_LOGISTICS: 'Head of logistics',
  HEAD_OF_PROCUREMENT: 'Head of procurement',
  HEAD_OF_PRODUCT: 'Head of product',
  HEAD_OF_SUSTAINABILITY: 'Head of sustainability',
  HEAD_OF_WORKPLACE: 'Head of workplace',
  OWNER: 'Owner',
};

const allianceStage: Words = {
  PROPOSED: 'Proposed',
  GETTING_TO_KNOW: 'Getting to know',
  PENDING_APPROVAL: 'Waiting for approval',
  PILOT: 'Pilot',
  ACTIVE: 'Active',
  PAUSED: 'Paused',
  SUSPENDED: 'Suspended',
  ENDED: 'Ended',
  DECLINED: 'Declined',
  EXPIRED: 'Expired',
  REJECTED: 'Not approved',
  WITHDRAWN: 'Withdrawn',
};

const introductionStage: Words = {
  DRAFT: 'Draft',
  REQUESTED: 'Asked for',
  OFFERED: 'Offered',
  ACCEPTED: 'Accepted',
  AWAITING_CONSENT: 'Client asked',
  DEFERRED: 'Not until',
  INTRODUCED: 'Client yes',
  IN_CONTACT: 'In contact',
  MET: 'Met',
  WON: 'Won',
  LOST: 'Lost',
  NO_DECISION: 'No decision',
  DECLINED: 'Fast no',
  EXPIRED: 'Expired',
  WITHDRAWN: 'Withdrawn',
  CONSENT_DECLINED: 'Client no',
  CONSENT_REVOKED: 'Client withdrew',
};

const businessStatus: Words = {
  DRAFT: 'Draft',
  SUBMITTED: 'Waiting for approval',
  NEEDS_INFO: 'Question open',
  ACTIVE: 'Active',
  REJECTED: 'Not approved',
  SUSPENDED: 'Suspended',
  CLOSED: 'Closed',
};

const outcomeState: Words = {
  REPORTED: 'To be confirmed',
  CONFIRMED: 'Confirmed',
  DISPUTED: 'Disputed',
  RESOLVED: 'Settled in dispute',
  SETTLED: 'Fee settled',
  WAIVED: 'Fee waived',
  REVERSED: 'Taken back',
};

const outcomeType: Words = { MEETING: 'Meeting', PROPOSAL: 'Proposal', WON: 'Won', LOST: 'Lost', NO_DECISION: 'No decision' };

const outcomeReason: Words = {
  AMOUNT_WRONG: 'The amount is wrong',
  CANCELLED: 'Cancelled',
  COMPETITOR: 'Bought from a competitor',
  MISTAKE: 'Reported by mistake',
  NOT_FROM_US: 'Did not come from us',
  NO_BUDGET: 'No budget',
  NO_NEED: 'No need after all',
  OTHER: 'Something else',
  PRICE: 'Price',
  STATUS_QUO: 'Stayed with what they have',
  TIMING: 'Timing',
  TRUST: 'Not enough trust',
};

const introductionReason: Words = {
  ALLIANCE_ENDED: 'The alliance ended',
  BUSINESS_CLOSED: 'A firm closed',
  CLIENT_NOT_READY: 'The client is not ready',
  CLIENT_REMOVED: 'The client was removed',
  CLIENT_REVOKED: 'The client withdrew',
  CLIENT_SAID_NO: 'The client said no',
  CLIENT_SILENT: 'The client did not answer',
  CONFLICT_OF_INTEREST: 'Conflict of interest',
  FIRST_CONTACT_MISSED: 'No first contact in time',
  MISTAKE: 'A mistake',
  NOT_NOW: 'Not now',
  NO_ANSWER: 'No answer',
  NO_CAPACITY: 'No capacity',
  NO_FIT: 'Not our work',
  NO_LONGER_NEEDED: 'No longer needed',
  NO_SUCH_CLIENT: 'No such client',
  OTHER: 'Something else',
  SILENCE: 'Silence',
  TIE_TOO_WEAK: 'We do not know them well enough',
};

const allianceReason: Words = {
  COMPETITOR: 'We compete',
  CONDUCT: 'Conduct',
  EVIDENCE_MISSING: 'Evidence is missing',
  NOT_NOW: 'Not now',
  NO_CAPACITY: 'No capacity',
  NO_FIT: 'No fit',
  OTHER: 'Something else',
  RESULTS: 'Results',
  STRATEGY: 'Our direction changed',
  TERMS: 'The terms',
};

const businessReason: Words = {
  COMPLAINTS: 'Complaints',
  CONDUCT: 'Conduct',
  DUPLICATE: 'The firm is here already',
  IDENTITY_UNCLEAR: 'Identity unclear',
  INCOMPLETE_PROFILE: 'Profile incomplete',
  NO_FIT: 'Does not fit this network',
  OTHER: 'Something else',
};

export const words = {
  category,
  decisionMaker,
  allianceStage,
  introductionStage,
  businessStatus,
  outcomeState,
  outcomeType,
  outcomeReason,
  introductionReason,
  allianceReason,
  allianceGate: {
    AGREEMENT: 'The terms',
    ONE_TO_ONES: 'The meetings',
    PILOT: 'The pilot',
    TIME: 'Time to get to know each other',
    VETTING: 'The evidence',
  } as Words,
  businessReason,
  businessIssue: { COST: 'Cost', EFFICIENCY: 'Efficiency', REVENUE: 'Revenue', RISK: 'Risk' } as Words,
  sizeBand: {
    MICRO: 'Up to 9 people',
    SMALL: '10 to 49',
    MEDIUM: '50 to 249',
    LARGE: '250 to 999',
    ENTERPRISE: '1,000 and more',
  } as Words,
  role: { OWNER: 'Owner', MANAGER: 'Manager', MEMBER: 'Member', VIEWER: 'Viewer' } as Words,
  claimState: {
    UNKNOWN: 'Unknown',
    CLAIMED: 'Guess',
    CLARIFIED: 'Asked',
    EVIDENCED: 'Evidence',
    CONTRADICTED: 'Contradicted',
  } as Words,
  saidBy: {
    CONTACT: 'The client said so',
    COLLEAGUE: 'A colleague of the client said so',
    INTRODUCER: 'I saw it',
    PUBLIC_SOURCE: 'A public source',
  } as Words,
  qualification: { need: 'Need', budget: 'Budget', authority: 'Authority', timing: 'Timing' } as Words,
  lifecycle: { CUSTOMER: 'Customer', PROSPECT: 'Prospect', LAPSED: 'Lapsed', LOST: 'Lost', FRIEND: 'Friend' } as Words,
  personField: { NAME: 'Name', EMAIL: 'E-mail', PHONE: 'Phone', TITLE: 'Title', COMPANY: 'Company' } as Words,
  consentState: {
    ASKED: 'Asked',
    GRANTED: 'Said yes',
    DECLINED: 'Said no',
    DEFERRED: 'Not until',
    EXPIRED: 'No answer in time',
    REVOKED: 'Withdrew',
    WITHDRAWN: 'Question taken back',
  } as Words,
  verdict: { GO: 'Go', EXTEND: 'Extend', STOP: 'Stop' } as Words,
  attribution: { SOURCED: 'Came from this introduction', INFLUENCED: 'Was helped by it' } as Words,
  redacted: {
    AWAITING_CONSENT: 'The client has been asked',
    NOT_ASKED: 'The client has not been asked yet',
    NOT_GRANTED: 'Not shared',
    REVOKED: 'Withdrawn by the client',
  } as Words,
  profession: {
    ACCOUNTANT: 'Accountant',
    FINANCIAL_ADVISER: 'Financial adviser',
    HEALTH_PROFESSIONAL: 'Health professional',
    INSURANCE_BROKER: 'Insurance broker',
    LAWYER: 'Lawyer',
    REAL_ESTATE_AGENT: 'Estate agent',
  } as Words,
} as const;

const introductionTone: Readonly<Record<string, Tone>> = {
  AWAITING_CONSENT: 'info',
  DEFERRED: 'info',
  INTRODUCED: 'info',
  ACCEPTED: 'prim',
  IN_CONTACT: 'prim',
  MET: 'warn',
  WON: 'ok',
  LOST: 'bad',
};
const allianceTone: Readonly<Record<string, Tone>> = {
  GETTING_TO_KNOW: 'warn',
  PENDING_APPROVAL: 'warn',
  PILOT: 'info',
  ACTIVE: 'prim',
  SUSPENDED: 'bad',
};
const outcomeTone: Readonly<Record<string, Tone>> = { CONFIRMED: 'ok', SETTLED: 'ok', DISPUTED: 'bad', REPORTED: 'warn' };
const businessTone: Readonly<Record<string, Tone>> = {
  ACTIVE: 'prim',
  SUBMITTED: 'warn',
  NEEDS_INFO: 'warn',
  REJECTED: 'bad',
  SUSPENDED: 'bad',
};

/** Colour of a state's chip; the word beside it says the same. */
export const tones = {
  introduction: (stage: string): Tone => introductionTone[stage] ?? 'plain',
  alliance: (stage: string): Tone => allianceTone[stage] ?? 'plain',
  outcome: (state: string): Tone => outcomeTone[state] ?? 'plain',
  business: (status: string): Tone => businessTone[status] ?? 'plain',
};
