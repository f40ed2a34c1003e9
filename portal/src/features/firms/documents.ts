import { graphql } from '../../gql/generated/firms';

export const FirmsDocument = graphql(`
  query Firms($after: String) {
    businesses(status: ACTIVE, first: 50, after: $after) {
      nodes {
        id
        slug
        tradingName
        about
        categories
        sizeBand
        regions
        isDemo
        targetMarkets {
          name
          decisionMakerRoles
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
    vocabulary {
      regions {
        code
        name
      }
    }
  }
`);

export const FirmDocument = graphql(`
  query Firm($slug: String!, $businessId: ID, $isMember: Boolean!) {
    businessBySlug(slug: $slug) {
      id
      slug
      status
      tradingName
      legalName
      about
      website
      categories
      sizeBand
      regions
      regulatedProfessions
      isDemo
      recommendedBy {
        id
        slug
        tradingName
      }
      offerings {
        id
        name
        problemSolved
        category
        businessIssue
      }
      targetMarkets {
        id
        name
        isPrimary
        industries
        regions
        sizeBands
        decisionMakerRoles
        exclusions
      }
      referralTriggers {
        id
        see
        say
      }
    }
    vocabulary {
      regions {
        code
        name
      }
      industries {
        code
        name
      }
    }
    alliances(businessId: $businessId, first: 100) @include(if: $isMember) {
      nodes {
        id
        stage
        proposer {
          id
        }
        partner {
          id
        }
      }
    }
  }
`);

export const FitDocument = graphql(`
  query Fit($businessId: ID!, $otherId: ID!) {
    match(businessId: $businessId, otherId: $otherId) {
      id
      steps
      parts {
        part
        steps
      }
      reasons {
        text
      }
      counterReasons {
        text
      }
      missingData {
        text
      }
      competitor {
        sentence
      }
      mutualPartners {
        id
        tradingName
      }
    }
    sharedMarkets(businessId: $businessId, otherId: $otherId) {
      shared {
        ours
        theirs
        inWords
      }
      onlyOurs
      onlyTheirs
      sharedRoles
      nearRoles {
        ours
        theirs
      }
      onlyOurRoles
      onlyTheirRoles
      sentences
    }
  }
`);
