import { request } from '../../gql/client';
import { graphql } from '../../gql/generated/register';

const KEPT = 'adjoin.nominated';

const AcceptDocument = graphql(`
  mutation AcceptNomination($token: String!, $businessId: ID!) {
    nominationAccept(token: $token, businessId: $businessId) {
      userErrors {
        message
        code
        field
      }
    }
  }
`);

/** Remembers in this browser by which letter somebody came, until her firm is written down. */
export const keepNomination = (token: string): void => localStorage.setItem(KEPT, token);

/** Ties the new firm to its nomination. A link that has ended is nobody's trouble: the firm registers all the same. */
export async function tieNomination(businessId: string): Promise<void> {
  const token = localStorage.getItem(KEPT);
  if (token === null) return;
  localStorage.removeItem(KEPT);
  await request(AcceptDocument, { token, businessId }).catch(() => undefined);
}
