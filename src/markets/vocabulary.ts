/** North American Industry Classification System, sector level (two digits). Public domain, US Census Bureau. */
export const INDUSTRIES = {
  '11': 'Agriculture, forestry, fishing and hunting',
  '21': 'Mining, quarrying, and oil and gas extraction',
  '22': 'Utilities',
  '23': 'Construction',
  '31-33': 'Manufacturing',
  '42': 'Wholesale trade',
  '44-45': 'Retail trade',
  '48-49': 'Transportation and warehousing',
  '51': 'Information',
  '52': 'Finance and insurance',
  '53': 'Real estate and rental and leasing',
  '54': 'Professional, scientific and technical services',
  '55': 'Management of companies and enterprises',
  '56': 'Administrative, support and waste services',
  '61': 'Educational services',
  '62': 'Health care and social assistance',
  '71': 'Arts, entertainment and recreation',
  '72': 'Accommodation and food services',
  '81': 'Other services',
  '92': 'Public administration',
} as const;

export const SIZE_BANDS = {
  MICRO: '1 to 9 people',
  SMALL: '10 to 49 people',
  MEDIUM: '50 to 249 people',
  LARGE: '250 to 999 people',
  ENTERPRISE: '1,000 people or more',
} as const;
export type SizeBand = keyof typeof SIZE_BANDS;

export const DECISION_MAKER_ROLES = {
  OWNER: 'Owner or founder',
  CEO: 'Chief executive or managing director',
  CFO: 'Chief financial officer or finance director',
  COO: 'Chief operating officer or operations director',
  CTO: 'Chief technology officer',
  CIO: 'Chief information officer or head of IT',
  CISO: 'Head of information security',
  CMO: 'Head of marketing',
  CRO: 'Head of sales',
  CHRO: 'Head of people',
  GENERAL_COUNSEL: 'Head of legal',
  HEAD_OF_WORKPLACE: 'Head of workplace or office services',
  HEAD_OF_FACILITIES: 'Head of facilities or property',
  HEAD_OF_HEALTH_AND_SAFETY: 'Head of health and safety',
  HEAD_OF_PROCUREMENT: 'Head of procurement',
  HEAD_OF_LOGISTICS: 'Head of logistics or supply chain',
  HEAD_OF_PRODUCT: 'Head of product',
  HEAD_OF_SUSTAINABILITY: 'Head of sustainability',
} as const;
export type DecisionMakerRole = keyof typeof DECISION_MAKER_ROLES;

/** Decision makers who sit close together: whoever knows one of a family can usually name the others. */
export const ROLE_FAMILIES = {
  DIRECTION: { name: 'direction', roles: ['OWNER', 'CEO'] },
  MONEY: { name: 'finance and purchasing', roles: ['CFO', 'HEAD_OF_PROCUREMENT'] },
  PEOPLE: { name: 'people and health', roles: ['CHRO', 'HEAD_OF_HEALTH_AND_SAFETY'] },
  PLACE: { name: 'the workplace', roles: ['HEAD_OF_WORKPLACE', 'HEAD_OF_FACILITIES'] },
  TECHNOLOGY: { name: 'technology', roles: ['CTO', 'CIO', 'CISO'] },
  GROWTH: { name: 'sales and marketing', roles: ['CMO', 'CRO', 'HEAD_OF_PRODUCT'] },
  OPERATIONS: { name: 'operations', roles: ['COO', 'HEAD_OF_LOGISTICS', 'HEAD_OF_SUSTAINABILITY'] },
  LAW: { name: 'law', roles: ['GENERAL_COUNSEL'] },
} as const satisfies Record<string, { name: string; roles: readonly DecisionMakerRole[] }>;
export type RoleFamily = keyof typeof ROLE_FAMILIES;

/** Other words on the same person's door. */
export const ROLE_TITLES: Partial<Record<DecisionMakerRole, readonly string[]>> = {
  OWNER: ['Founder', 'Proprietor'],
  CEO: ['Managing director', 'General manager'],
  CFO: ['Finance director', 'Head of finance'],
  COO: ['Operations director', 'Head of operations'],
  CTO: ['Technical director'],
  CIO: ['IT director', 'Head of IT'],
  CISO: ['Security director'],
  CMO: ['Marketing director'],
  CRO: ['Sales director', 'Commercial director'],
  CHRO: ['HR director', 'Head of HR', 'People director'],
  GENERAL_COUNSEL: ['Legal director'],
  HEAD_OF_WORKPLACE: ['Office manager', 'Workplace director'],
  HEAD_OF_FACILITIES: ['Facility manager', 'Property manager'],
  HEAD_OF_PROCUREMENT: ['Purchasing manager', 'Procurement director'],
  HEAD_OF_LOGISTICS: ['Supply chain director'],
};

/** What a business does, one level deep: enough to say who comes before, beside or after whom. */
export const CATEGORIES = {
  ACCOUNTING: 'Accounting and tax',
  ACOUSTICS: 'Acoustics',
  ARCHITECTURE: 'Architecture and planning',
  BANKING: 'Banking and lending',
  BRANDING: 'Branding and design',
  CLEANING: 'Cleaning and caretaking',
  CONSTRUCTION: 'Construction and fit-out',
  DATA_AND_ANALYTICS: 'Data and analytics',
  ELECTRICAL: 'Electrical and lighting',
  ENERGY: 'Energy and sustainability',
  ERGONOMICS: 'Ergonomics',
  EVENTS: 'Events and catering',
  EXECUTIVE_COACHING: 'Coaching and leadership',
  FACILITIES: 'Facilities services',
  FURNITURE: 'Furniture',
  INSURANCE: 'Insurance broking',
  INTERIOR_DESIGN: 'Office and interior design',
  IT_SERVICES: 'IT services',
  LANGUAGES: 'Translation and languages',
  LEGAL: 'Legal services',
  LOGISTICS: 'Logistics and freight',
  MARKETING: 'Marketing and communication',
  MERGERS: 'Mergers and valuation',
  OCCUPATIONAL_HEALTH: 'Occupational health',
  PENSIONS: 'Pensions and benefits',
  PR: 'Public relations',
  PROCUREMENT: 'Procurement advice',
  PROPERTY: 'Property agency and leasing',
  RECRUITMENT: 'Recruitment',
  RELOCATION: 'Relocation and moving',
  SALES_TRAINING: 'Sales training',
  SECURITY: 'Security',
  SOFTWARE: 'Software development',
  TRAINING: 'Training and learning',
  TRAVEL: 'Business travel',
  WEB: 'Web and commerce',
} as const;
export type Category = keyof typeof CATEGORIES;

/** Professions whose advice is regulated: an admin reads what goes out in their name. */
export const REGULATED_PROFESSIONS = {
  ACCOUNTANT: 'Accountant or auditor',
  FINANCIAL_ADVISER: 'Financial adviser',
  HEALTH_PROFESSIONAL: 'Health professional',
  INSURANCE_BROKER: 'Insurance broker',
  LAWYER: 'Lawyer',
  REAL_ESTATE_AGENT: 'Real estate agent',
} as const;
export type RegulatedProfession = keyof typeof REGULATED_PROFESSIONS;

export const isIndustry = (code: string): boolean => Object.hasOwn(INDUSTRIES, code);
