import { useQuery } from '@tanstack/react-query';
import { request } from '../../gql/client';
import { VocabularyDocument } from './book';

/** Names of industries and countries; the codes themselves until they are there. */
export function useVocabulary() {
  const { data } = useQuery({
    queryKey: ['vocabulary'],
    queryFn: async () => (await request(VocabularyDocument)).vocabulary,
    staleTime: Infinity,
  });
  return {
    industries: data?.industries ?? [],
    regions: data?.regions ?? [],
    industry: (code: string) => data?.industries.find((each) => each.code === code)?.name ?? code,
  };
}
