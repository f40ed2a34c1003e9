import { readFileSync } from 'node:fs';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { expect, it } from '@jest/globals';
import { schemaText } from '../../src/platform/graphql/schema-text.js';
import { World } from '../support/world.js';

it('schema.gql is what the running service serves; if not, run `npm run schema`', async () => {
  const world = await World.open();
  try {
    expect(readFileSync('schema.gql', 'utf8')).toBe(schemaText(world.get(GraphQLSchemaHost).schema));
  } finally {
    await world.close();
  }
});
