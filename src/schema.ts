import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { AppModule } from './app.module.js';
import { Config } from './platform/config/config.js';
import { schemaOf, schemaText } from './platform/graphql/schema-text.js';

writeFileSync(process.argv[2] ?? 'schema.gql', schemaText(await schemaOf(AppModule.with(Config.from({}), null))));
// What the service is made of may hold timers.
process.exit(0);
