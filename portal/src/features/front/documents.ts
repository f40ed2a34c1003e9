import { graphql } from '../../gql/generated/front';

export const SignInDocument = graphql(`
  mutation SignIn($input: SignInInput!) {
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

export const ForgotDocument = graphql(`
  mutation Forgot($input: PasswordForgotInput!) {
    passwordForgot(input: $input) {
      userErrors {
        code
        field
        message
        retryAfter
      }
    }
  }
`);
