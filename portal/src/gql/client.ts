/** One entry of a mutation's `userErrors`: why it was refused, and which field of the input it is about. */
export interface UserError {
  readonly message: string;
  readonly code?: string;
  readonly field?: readonly string[] | null;
  readonly retryAfter?: number | null;
}

/** Any document that the code generator typed; structural, because each part of the portal has a class of its own. */
export interface TypedDocument<Result, Variables> {
  toString(): string;
  readonly __apiType?: (variables: Variables) => Result;
}

interface GraphQLFault {
  readonly message: string;
  readonly extensions?: { readonly code?: string };
}

/** The service answered, and the answer is an error of the whole request. */
export class RequestError extends Error {
  override readonly name = 'RequestError';
  readonly code: string;

  constructor(
    faults: readonly GraphQLFault[],
    /** Id under which the service logged it. */
    readonly requestId: string | null,
  ) {
    super(faults[0]?.message ?? 'The request failed.');
    this.code = faults[0]?.extensions?.code ?? 'UNKNOWN';
  }
}

/** The service could not be reached. Nothing is known of what became of the request. */
export class OfflineError extends Error {
  override readonly name = 'OfflineError';
}

/**
 * Sends one operation. Throws RequestError or OfflineError; a mutation's refusals come back as `userErrors` instead.
 * Give a mutation that may be sent again (a retry, a reload) the same `key`: it is then carried out once.
 */
export async function request<Result, Variables>(
  document: TypedDocument<Result, Variables>,
  variables?: Variables,
  key?: string,
): Promise<Result> {
  const headers: Record<string, string> = { 'content-type': 'application/json', accept: 'application/json' };
  if (key !== undefined) headers['idempotency-key'] = key;
  const response = await fetch('/graphql', {
    method: 'POST',
    credentials: 'same-origin',
    headers,
    body: JSON.stringify({ query: document.toString(), variables }),
  }).catch((cause: unknown) => {
    throw new OfflineError('No connection.', { cause });
  });
  const body = (await response.json().catch(() => ({}))) as { data?: Result; errors?: GraphQLFault[] };
  if (body.errors?.length || !body.data) {
    throw new RequestError(body.errors ?? [], response.headers.get('x-request-id'));
  }
  return body.data;
}
