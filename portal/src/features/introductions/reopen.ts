import { decide } from '../../copy/decide';
import { reasonsOf, useAct } from '../../ui/act';
import { toast } from '../../ui/toast';
import { graphql } from '../../gql/generated/introductions';
import { touched } from './acts';

const ReopenDocument = graphql(`
  mutation Reopen($id: ID!, $expectedVersion: Int) {
    introductionReopen(id: $id, expectedVersion: $expectedVersion) {
      introduction {
        id
      }
      userErrors {
        message
        code
        field
      }
    }
  }
`);

/** Takes back a decline, for as long as the service allows it. */
export function useReopen(): (id: string, expectedVersion: number) => void {
  const reopen = useAct(ReopenDocument, { touches: touched });
  return (id, expectedVersion) =>
    reopen.mutate(
      { id, expectedVersion },
      // The button that was pressed is gone by now, and with it any place beside it.
      { onError: (error) => toast(reasonsOf(error).join(' ')), onSuccess: () => toast(decide.reopened) },
    );
}
