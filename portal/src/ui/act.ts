import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { useRef } from 'react';
import { OfflineError, request, type TypedDocument, type UserError } from '../gql/client';

/** The service refused: sentences for the person, and fields they belong to. */
export class Refused extends Error {
  override readonly name = 'Refused';
  constructor(readonly errors: readonly UserError[]) {
    super(errors.map(({ message }) => message).join(' '));
  }
}

interface Payload {
  readonly userErrors: readonly UserError[];
}

/** A mutation has one root field, whose payload carries `userErrors`. */
type OneField<Result> = Result extends Record<string, unknown> ? Result[Exclude<keyof Result, '__typename'>] : never;

/**
 * One act upon the service. Refusals come as `Refused`. Each try of the same words carries the same idempotency key, so
 * that a second press after a lost answer does nothing twice. What `touches` names (first words of query keys) is
 * fetched again once `onDone` has ended.
 */
export function useAct<Result extends object, Variables>(
  document: TypedDocument<Result, Variables>,
  options: { touches?: readonly string[]; onDone?: (payload: NonNullable<OneField<Result>>) => void | Promise<void> } = {},
): UseMutationResult<NonNullable<OneField<Result>>, Error, Variables> {
  const queries = useQueryClient();
  const refresh = async () => {
    const areas = options.touches ?? [];
    if (areas.length > 0) await queries.invalidateQueries({ predicate: ({ queryKey: [area] }) => areas.includes(String(area)) });
  };
  const tried = useRef<{ words: string; key: string } | null>(null);
  return useMutation({
    // Waits in a lost connection instead of failing; what was asked is sent once the line is back.
    networkMode: 'online',
    retry: (count, error) => error instanceof OfflineError && count < 5,
    retryDelay: (count) => Math.min(1_000 * 2 ** count, 15_000),
    mutationFn: async (variables: Variables) => {
      const words = JSON.stringify(variables);
      if (tried.current?.words !== words) tried.current = { words, key: crypto.randomUUID() };
      const result = await request(document, variables, tried.current.key);
      const [payload] = Object.values(result) as [Payload & NonNullable<OneField<Result>>];
      tried.current = null;
      if (payload.userErrors.length > 0) throw new Refused(payload.userErrors);
      return payload;
    },
    onSuccess: async (payload) => {
      await options.onDone?.(payload);
      await refresh();
    },
    // Somebody was faster: what is there now is shown beside the refusal.
    onError: async (error) => {
      if (error instanceof Refused && error.errors.some(({ code }) => code === 'STALE_VERSION')) await refresh();
    },
  });
}

/** The sentences of a failed act; empty when it did not fail. */
export function reasonsOf(error: Error | null): readonly string[] {
  if (error === null) return [];
  return error instanceof Refused ? error.errors.map(({ message }) => message) : [error.message];
}
