import { queryOptions } from '@tanstack/react-query';
import { request } from '../../gql/client';
import { graphql } from '../../gql/generated/imports';
import type { ImportQuery, ImportRowsQuery } from '../../gql/generated/imports/graphql';

/** What a change of an import makes out of date. */
export const touched = ['import', 'imports', 'client', 'clients'] as const;

const RecordDocument = graphql(`
  query Import($id: ID!) {
    import(id: $id) {
      id
      version
      fileName
      state
      rowCount
      newCount
      knownCount
      repeatCount
      doubtfulCount
      failure
      undoUntil
      columns {
        header
        samples
        field
      }
      progress {
        done
        total
        rowsPerSecond
        secondsLeft
      }
      result {
        added
        updated
        contacts
        leftOut
        kept
      }
      availableActions {
        action
        allowed
      }
    }
  }
`);
const RowsDocument = graphql(`
  query ImportRows($id: ID!, $after: String) {
    import(id: $id) {
      id
      rows(kind: DOUBTFUL, first: 25, after: $after) {
        nodes {
          id
          doubts
          cells {
            field
            value
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);
const ListDocument = graphql(`
  query Imports($businessId: ID!) {
    imports(businessId: $businessId, first: 10) {
      nodes {
        id
        fileName
        state
        rowCount
        createdAt
      }
    }
  }
`);
export const MapDocument = graphql(`
  mutation MapImport($id: ID!, $input: ImportMapInput!, $expectedVersion: Int) {
    importMap(id: $id, input: $input, expectedVersion: $expectedVersion) {
      import {
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
export const MendDocument = graphql(`
  mutation MendImportRow($id: ID!, $input: ImportRowMendInput!) {
    importRowMend(id: $id, input: $input) {
      row {
        id
        kind
        doubts
      }
      userErrors {
        message
        code
        field
      }
    }
  }
`);
export const StartDocument = graphql(`
  mutation StartImport($id: ID!, $expectedVersion: Int) {
    importStart(id: $id, expectedVersion: $expectedVersion) {
      import {
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
export const CancelDocument = graphql(`
  mutation CancelImport($id: ID!) {
    importCancel(id: $id) {
      import {
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
export const UndoDocument = graphql(`
  mutation UndoImport($id: ID!) {
    importUndo(id: $id) {
      import {
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

export type ImportRecord = NonNullable<ImportQuery['import']>;
export type DoubtfulRow = NonNullable<ImportRowsQuery['import']>['rows']['nodes'][number];

const MOVING = new Set(['UPLOADING', 'CHECKING', 'RUNNING', 'UNDOING']);
export const isMoving = (state: string): boolean => MOVING.has(state);

/** Looked at again while it moves, should the live line be down. */
export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['import', id],
    queryFn: async () => (await request(RecordDocument, { id })).import ?? null,
    refetchInterval: ({ state }) => (state.data && isMoving(state.data.state) ? 1_000 : false),
  });

export const rowsQuery = (id: string, version: number) => ({
  queryKey: ['import', id, 'rows', version],
  queryFn: async () => (await request(RowsDocument, { id, after: null })).import?.rows ?? null,
});

export const listQuery = (businessId: string) =>
  queryOptions({
    queryKey: ['imports', businessId],
    queryFn: async () => (await request(ListDocument, { businessId })).imports.nodes,
  });

/** Sends a file as it is. Answers the id of its import; throws the service's sentence. */
export function send(businessId: string, file: File, onProgress: (percent: number) => void): Promise<string> {
  return new Promise((resolve, reject) => {
    const call = new XMLHttpRequest();
    call.open('POST', `/imports?${new URLSearchParams({ businessId, name: file.name }).toString()}`);
    call.setRequestHeader('content-type', 'text/csv');
    call.responseType = 'json';
    // A fetch cannot tell how much of its body is sent.
    call.upload.onprogress = ({ loaded, total }) => onProgress(Math.round((loaded / total) * 100));
    call.onload = () => {
      const { import: found, errors } = (call.response ?? {}) as { import?: { id: string }; errors?: { message: string }[] };
      if (found) resolve(found.id);
      else reject(new Error(errors?.[0]?.message ?? 'The file did not arrive.'));
    };
    call.onerror = () => reject(new Error('No connection. Send the file again once it is back.'));
    call.send(file);
  });
}
