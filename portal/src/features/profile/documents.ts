import { graphql } from '../../gql/generated/profile';

export const ProfileDocument = graphql(`
  query Profile($id: ID!) {
    business(id: $id) {
      id
      slug
      version
      status
      legalName
      tradingName
      about
      website
      domains
      sizeBand
      categories
      regions
      regulatedProfessions
      currency
      timezone
      workingDays
      standing {
        note
        reason
        reapplyAt
        riskTolerance
      }
      clocksRunning {
        purpose
        dueAt
      }
      availableActions {
        action
        allowed
        reason
        deadline
      }
      offerings {
        id
        name
        problemSolved
        businessIssue
        category
        relativeTo
        sequence
      }
      targetMarkets {
        id
        name
        industries
        sizeBands
        regions
        decisionMakerRoles
        exclusions
        isPrimary
      }
      referralTriggers {
        id
        see
        say
        offeringId
      }
    }
  }
`);

export const VocabularyDocument = graphql(`
  query ProfileVocabulary {
    vocabulary {
      industries {
        code
        name
      }
      regions {
        code
        name
      }
    }
  }
`);

export const CreateDocument = graphql(`
  mutation FirmCreate($input: BusinessProfileInput!) {
    businessCreate(input: $input) {
      business {
        id
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export const UpdateDocument = graphql(`
  mutation FirmUpdate($id: ID!, $input: BusinessProfileInput!, $expectedVersion: Int) {
    businessUpdate(id: $id, input: $input, expectedVersion: $expectedVersion) {
      business {
        id
        version
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export const OfferingSaveDocument = graphql(`
  mutation OfferingSave($businessId: ID!, $partId: ID, $input: OfferingInput!) {
    businessOfferingSave(businessId: $businessId, partId: $partId, input: $input) {
      partId
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export const OfferingRemoveDocument = graphql(`
  mutation OfferingRemove($businessId: ID!, $partId: ID!) {
    businessOfferingRemove(businessId: $businessId, partId: $partId) {
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export const MarketSaveDocument = graphql(`
  mutation MarketSave($businessId: ID!, $partId: ID, $input: TargetMarketInput!) {
    businessTargetMarketSave(businessId: $businessId, partId: $partId, input: $input) {
      partId
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export const MarketRemoveDocument = graphql(`
  mutation MarketRemove($businessId: ID!, $partId: ID!) {
    businessTargetMarketRemove(businessId: $businessId, partId: $partId) {
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export const TriggerSaveDocument = graphql(`
  mutation TriggerSave($businessId: ID!, $partId: ID, $input: ReferralTriggerInput!) {
    businessReferralTriggerSave(businessId: $businessId, partId: $partId, input: $input) {
      partId
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export const TriggerRemoveDocument = graphql(`
  mutation TriggerRemove($businessId: ID!, $partId: ID!) {
    businessReferralTriggerRemove(businessId: $businessId, partId: $partId) {
      userErrors {
        code
        field
        message
      }
    }
  }
`);
