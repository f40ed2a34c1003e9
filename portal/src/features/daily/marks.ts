import { graphql } from '../../gql/generated/daily';

/** What a person does with an item in her own inbox; nobody else's changes by it. */
export const SnoozeDocument = graphql(`
  mutation InboxSnooze($businessId: ID!, $id: ID!, $until: DateTime!) {
    inboxItemSnooze(businessId: $businessId, id: $id, until: $until) {
      userErrors {
        code
        message
        field
      }
    }
  }
`);

export const FinishDocument = graphql(`
  mutation InboxFinish($businessId: ID!, $id: ID!) {
    inboxItemFinish(businessId: $businessId, id: $id) {
      userErrors {
        code
        message
        field
      }
    }
  }
`);

export const RestoreDocument = graphql(`
  mutation InboxRestore($businessId: ID!, $id: ID!) {
    inboxItemRestore(businessId: $businessId, id: $id) {
      userErrors {
        code
        message
        field
      }
    }
  }
`);

export const MarkReadDocument = graphql(`
  mutation InboxMarkRead($businessId: ID!, $id: ID!) {
    inboxItemMarkRead(businessId: $businessId, id: $id) {
      userErrors {
        code
        message
        field
      }
    }
  }
`);

export const MarkUnreadDocument = graphql(`
  mutation InboxMarkUnread($businessId: ID!, $id: ID!) {
    inboxItemMarkUnread(businessId: $businessId, id: $id) {
      userErrors {
        code
        message
        field
      }
    }
  }
`);
