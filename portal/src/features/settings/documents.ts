import { graphql } from '../../gql/generated/settings';

export const RenameDocument = graphql(`
  mutation Rename($input: ProfileUpdateInput!) {
    profileUpdate(input: $input) {
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export const ResendDocument = graphql(`
  mutation SettingsResend {
    emailVerificationResend {
      userErrors {
        code
        message
        retryAfter
      }
    }
  }
`);

export const PasswordChangeDocument = graphql(`
  mutation PasswordChange($input: PasswordChangeInput!) {
    passwordChange(input: $input) {
      userErrors {
        code
        field
        message
        retryAfter
      }
    }
  }
`);

export const SessionsDocument = graphql(`
  query Sessions {
    sessions {
      id
      address
      createdAt
      lastSeenAt
      isCurrent
      userAgent
    }
  }
`);

export const SessionRevokeDocument = graphql(`
  mutation SessionRevoke($id: ID!) {
    sessionRevoke(id: $id) {
      userErrors {
        code
        message
      }
    }
  }
`);

export const MembersDocument = graphql(`
  query Members($businessId: ID!) {
    members(businessId: $businessId) {
      id
      role
      email
      createdAt
      user {
        id
        name
      }
    }
  }
`);

export const InvitationsDocument = graphql(`
  query Invitations($businessId: ID!) {
    memberInvitations(businessId: $businessId) {
      id
      email
      role
      expiresAt
      invitedBy {
        name
      }
    }
  }
`);

export const InviteDocument = graphql(`
  mutation Invite($businessId: ID!, $input: MemberInviteInput!) {
    memberInvite(businessId: $businessId, input: $input) {
      userErrors {
        code
        field
        message
        retryAfter
      }
    }
  }
`);

export const WithdrawDocument = graphql(`
  mutation InvitationWithdraw($id: ID!) {
    memberInvitationWithdraw(id: $id) {
      userErrors {
        code
        message
      }
    }
  }
`);

export const SetRoleDocument = graphql(`
  mutation SetRole($id: ID!, $input: MemberSetRoleInput!) {
    memberSetRole(id: $id, input: $input) {
      userErrors {
        code
        message
      }
    }
  }
`);

export const MemberRemoveDocument = graphql(`
  mutation MemberRemove($id: ID!) {
    memberRemove(id: $id) {
      userErrors {
        code
        message
      }
    }
  }
`);

export const CloseDocument = graphql(`
  mutation FirmClose($id: ID!) {
    businessClose(id: $id) {
      userErrors {
        code
        message
      }
    }
  }
`);

export const KeysDocument = graphql(`
  query ApiKeys($businessId: ID!) {
    apiKeys(businessId: $businessId) {
      id
      name
      prefix
      scopes
      createdAt
      lastUsedAt
      expiresAt
      createdBy {
        name
      }
    }
  }
`);

export const KeyCreateDocument = graphql(`
  mutation ApiKeyCreate($businessId: ID!, $input: ApiKeyCreateInput!) {
    apiKeyCreate(businessId: $businessId, input: $input) {
      secret
      apiKey {
        id
        name
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export const KeyRevokeDocument = graphql(`
  mutation ApiKeyRevoke($id: ID!) {
    apiKeyRevoke(id: $id) {
      userErrors {
        code
        message
      }
    }
  }
`);

export const DemoDocument = graphql(`
  query DemoNetwork {
    demoNetwork {
      firms
      canRemove
    }
  }
`);

export const DemoRemoveDocument = graphql(`
  mutation DemoRemove {
    demoRemove {
      removed {
        firms
        people
        alliances
        introductions
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);
