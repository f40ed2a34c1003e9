import request from 'supertest';
import type { Firm } from './businesses.js';
import type { Credentials, World } from './world.js';

export interface ImportView {
  readonly id: string;
  readonly state: string;
  readonly rowCount: number;
  readonly newCount: number;
  readonly knownCount: number;
  readonly repeatCount: number;
  readonly doubtfulCount: number;
  readonly version: number;
  readonly failure: string | null;
  readonly columns: readonly { readonly header: string; readonly field: string | null; readonly samples: readonly string[] }[];
  readonly result: {
    readonly added: number;
    readonly updated: number;
    readonly contacts: number;
    readonly leftOut: number;
    readonly kept: number | null;
  } | null;
  readonly progress: { readonly done: number; readonly total: number } | null;
  readonly availableActions: readonly { readonly action: string }[];
  readonly rows: {
    readonly nodes: readonly {
      readonly id: string;
      readonly kind: string;
      readonly doubts: readonly string[];
      readonly cells: readonly { readonly field: string; readonly value: string }[];
    }[];
  };
}

const VIEW = `id state rowCount newCount knownCount repeatCount doubtfulCount version failure columns { header field samples }
  result { added updated contacts leftOut kept } progress { done total } availableActions { action }`;

/** Sends a file as its body. */
export const upload = (world: World, who: Credentials, businessId: string, file: string | Buffer, type = 'text/csv') =>
  request(world.url).post('/imports').query({ businessId, name: 'clients.csv' }).set(who).set('content-type', type).send(file);

/** Sends a file, and lets the dry run happen. */
export async function checked(world: World, who: Credentials, businessId: string, file: string | Buffer): Promise<ImportView> {
  const answer = await upload(world, who, businessId, file);
  const body = answer.body as unknown;
  if (answer.status !== 201) throw new Error(JSON.stringify(body));
  await world.settle();
  return theImport(world, who, (body as { import: { id: string } }).import.id);
}

/** The import as somebody sees it; its doubtful rows with it. */
export async function theImport(world: World, who: Credentials, id: string, kind = 'DOUBTFUL'): Promise<ImportView> {
  const query = `query Import($id: ID!, $kind: ImportRowKind!) { import(id: $id) { ${VIEW} rows(kind: $kind, first: 100) { nodes { id kind doubts cells { field value } } } } }`;
  return (await world.send<{ import: ImportView }>(who, query, { id, kind })).import;
}

export interface ImportAnswer {
  readonly import: ImportView | null;
  readonly userErrors: readonly { readonly code: string; readonly message: string; readonly field: readonly string[] | null }[];
}

/** One of importStart, importCancel, importUndo. */
export async function act(
  world: World,
  who: Credentials,
  verb: 'Start' | 'Cancel' | 'Undo',
  id: string,
  expectedVersion?: number,
): Promise<ImportAnswer> {
  const query = `mutation Act($id: ID!, $expectedVersion: Int) { answer: import${verb}(id: $id, expectedVersion: $expectedVersion) { import { ${VIEW} } userErrors { code message field } } }`;
  return (await world.send<{ answer: ImportAnswer }>(who, query, { id, expectedVersion })).answer;
}

export async function mend(
  world: World,
  who: Credentials,
  id: string,
  input: object,
): Promise<ImportAnswer & { row: { kind: string; doubts: string[] } | null }> {
  const query = `mutation Mend($id: ID!, $input: ImportRowMendInput!) { answer: importRowMend(id: $id, input: $input) { import { ${VIEW} } row { kind doubts } userErrors { code message field } } }`;
  return (
    await world.send<{ answer: ImportAnswer & { row: { kind: string; doubts: string[] } | null } }>(who, query, { id, input })
  ).answer;
}

/** Runs it to its end. */
export async function imported(world: World, who: Credentials, businessId: string, file: string | Buffer): Promise<ImportView> {
  const { id } = await checked(world, who, businessId, file);
  const { userErrors } = await act(world, who, 'Start', id);
  if (userErrors.length > 0) throw new Error(JSON.stringify(userErrors));
  await world.settle();
  return theImport(world, who, id);
}

export interface BookRow {
  readonly id: string;
  readonly name: string;
  readonly domains: readonly string[];
  readonly version: number;
  readonly contacts: readonly { readonly name: string; readonly email: string | null }[];
}

/** The living book, by name. */
export async function book(world: World, who: Credentials, businessId: string, search?: string): Promise<BookRow[]> {
  const query = `query Book($businessId: ID!, $search: String) { clients(businessId: $businessId, first: 100, sort: NAME, search: $search) { nodes { id name domains version contacts { name email } } } }`;
  return (await world.send<{ clients: { nodes: BookRow[] } }>(who, query, { businessId, search })).clients.nodes;
}

/** A row of the firm's in each table of its book. */
export async function filledBook(world: World, { id, owner }: Firm): Promise<void> {
  await imported(world, owner, id, 'Company,Website\nKnown One,known-one.com\n');
  const again = await checked(world, owner, id, 'Company,Website,Tier\nKnown One,known-one.com,A\n,no-name.com,\n');
  await act(world, owner, 'Start', again.id);
  await world.settle();
  const { clients } = await world.send<{ clients: { nodes: { id: string }[] } }>(
    owner,
    'query C($id: ID!) { clients(businessId: $id, search: "known-one.com") { nodes { id } } }',
    { id },
  );
  const clientId = clients.nodes[0]!.id;
  await world.send(owner, 'mutation N($id: ID!) { clientNoteAdd(clientId: $id, text: "Ours") { userErrors { code } } }', {
    id: clientId,
  });
  const { segmentAdd } = await world.send<{ segmentAdd: { segment: { id: string } } }>(
    owner,
    'mutation S($id: ID!) { segmentAdd(businessId: $id, input: { name: "Listed" }) { segment { id } userErrors { code } } }',
    { id },
  );
  await world.send(
    owner,
    'mutation M($id: ID!, $c: [String!]!) { segmentMembers(id: $id, input: { add: $c }) { userErrors { code } } }',
    {
      id: segmentAdd.segment.id,
      c: [clientId],
    },
  );
}
