import { graphql } from '../../gql/generated/register';

export const RegisterDocument = graphql(`
  mutation AccountRegister($input: AccountRegisterInput!) {
    accountRegister(input: $input) {
      userErrors {
        code
        field
        message
        retryAfter
      }
    }
  }
`);

export const FirstSignInDocument = graphql(`
  mutation FirstSignIn($input: SignInInput!) {
    signIn(input: $input) {
      userErrors {
        code
        field
        message
        retryAfter
      }
    }
  }
`);

export const ResendDocument = graphql(`
  mutation VerificationResend {
    emailVerificationResend {
      userErrors {
        code
        field
        message
        retryAfter
      }
    }
  }
`);

export const SubmitDocument = graphql(`
  mutation FirmSubmit($id: ID!) {
    businessSubmit(id: $id) {
      business {
        id
        status
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export const ReapplyDocument = graphql(`
  mutation FirmReapply($id: ID!) {
    businessReapply(id: $id) {
      business {
        id
        status
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);
