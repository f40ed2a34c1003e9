import type { Credentials, World } from './world.js';

export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly field: string[] | null;
}

/**
 * Sends one mutation by name and answers its payload. `types` writes the arguments as in GraphQL
 * (`$id: ID!, $input: AllianceDeclineInput!`); `fields` is what to read of the payload beside `userErrors`.
 */
export async function call<Payload>(
  world: World,
  who: Credentials,
  mutation: string,
  types: string,
  variables: object,
  fields: string,
): Promise<Payload & { userErrors: Refusal[] }> {
  const args = [...types.matchAll(/\$(\w+)/g)].map(([, arg]) => `${arg}: $${arg}`).join(', ');
  const document = `mutation (${types}) { ${mutation}(${args}) { ${fields} userErrors { code message field } } }`;
  const data = await world.send<Record<string, Payload & { userErrors: Refusal[] }>>(who, document, variables);
  return data[mutation]!;
}

/** The codes of a refusal; empty when nothing was refused. */
export const codesOf = ({ userErrors }: { userErrors: readonly Refusal[] }): string[] => userErrors.map(({ code }) => code);

/** An id that nothing has. */
export const NOTHING = '01890000-0000-7000-8000-000000000000';
