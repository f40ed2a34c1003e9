/** The three operations that are measured, as each of the three servers is asked for them. `n` counts requests. */

/** Firms whose members ask; each has an API key of its own. */
export const FIRMS = 50;

export const id = (kind, n) => `${kind.toString(16).padStart(8, '0')}-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
const firmOf = (n) => (n % FIRMS) * 97;

const BRIEF = {
  industry: '54',
  sizeBand: 'MEDIUM',
  region: 'NO',
  need: 'A new office for eighty people by the summer',
  businessIssue: 'EFFICIENCY',
  riskTolerance: 'MEDIUM',
  incumbent: 'NONE',
};

const offerInput = (n) => {
  const firm = firmOf(n);
  return { allianceId: id(3, firm * 10 + (n % 10)), contactId: id(5, firm * 20 + (n % 20)), brief: BRIEF };
};

export const operations = {
  introductions: {
    title: 'a firm’s introductions by status: first 20 with client or brief, partner and clock',
    variables: (n) => ({ businessId: id(1, firmOf(n)) }),
    product: `query Introductions($businessId: ID!) {
      introductions(businessId: $businessId, role: INTRODUCER, stage: OFFERED, first: 20) {
        nodes { id stage coreStatus brief { industry sizeBand region need businessIssue riskTolerance incumbent }
          client { name } partner { tradingName } clocksRunning { purpose dueAt } }
        pageInfo { hasNextPage endCursor } } }`,
    postgraphile: `query Introductions($businessId: UUID!) {
      allIntroductions(condition: { introducerId: $businessId, stage: "OFFERED" }, orderBy: ID_DESC, first: 20) {
        nodes { id stage brief client: clientByClientIdAndIntroducerId { name } partner: businessByBeneficiaryId { tradingName }
          clocks(first: 5) { nodes { purpose dueAt } } }
        pageInfo { hasNextPage endCursor } } }`,
  },
  profile: {
    title: 'a firm’s profile with target markets and counts',
    variables: (n) => ({ id: id(1, firmOf(n)) }),
    product: `query Profile($id: ID!) {
      business(id: $id) { id tradingName about sizeBand regions categories
        targetMarkets { id name industries sizeBands regions decisionMakerRoles isPrimary }
        introductionCounts { given received open } } }`,
    postgraphile: `query Profile($id: UUID!) {
      businessById(id: $id) { id tradingName about sizeBand regions categories
        targetMarketsByBusinessId { nodes { id name industries sizeBands regions decisionMakerRoles isPrimary } }
        given: introductionsByIntroducerId { totalCount }
        received: introductionsByBeneficiaryId { totalCount }
        open: introductionsByIntroducerId(condition: { stage: "OFFERED" }) { totalCount } } }`,
  },
  offer: {
    title: 'offering an introduction',
    variables: (n) => ({ input: offerInput(n) }),
    product: `mutation Offer($input: IntroductionOfferInput!) {
      introductionOffer(input: $input) { introduction { id stage version } userErrors { code message } } }`,
    postgraphile: `mutation Offer($input: OfferInput!) { offer(input: $input) { uuid } }`,
    postgraphileVariables: (n) => {
      const { allianceId, contactId, brief } = offerInput(n);
      return { input: { alliance: allianceId, contact: contactId, brief } };
    },
  },
};
