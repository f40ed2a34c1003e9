import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CodegenConfig } from '@graphql-codegen/cli';

const options = {
  preset: 'client' as const,
  presetConfig: { fragmentMasking: false },
  config: {
    documentMode: 'string',
    useTypeImports: true,
    enumsAsTypes: true,
    strictScalars: true,
    scalars: { DateTime: 'string', Date: 'string', MinorUnits: 'number' },
  },
};

/** One set of typed documents for the frame and one for each feature, so that a page loads no other page's operations. */
const parts = [
  { name: 'app', folders: ['src/app', 'src/ui'] },
  ...readdirSync('src/features').map((name) => ({ name, folders: [`src/features/${name}`] })),
].filter(({ folders }) => folders.some(holdsDocuments));

function holdsDocuments(folder: string): boolean {
  return readdirSync(folder).some((file) => readFileSync(join(folder, file), 'utf8').includes('graphql(`'));
}

const config: CodegenConfig = {
  schema: '../schema.gql',
  generates: Object.fromEntries(
    parts.map(({ name, folders }) => [
      `src/gql/generated/${name}/`,
      { ...options, documents: folders.map((folder) => `${folder}/*.{ts,tsx}`) },
    ]),
  ),
};

export default config;
