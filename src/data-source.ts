import { DataSource } from 'typeorm';
import { Config } from './platform/config/config.js';
import { dataSourceOptions } from './platform/database/data-source-options.js';

const { ownerUrl } = Config.from(process.env).database;
if (!ownerUrl) throw new Error('Set DATABASE_URL: the migration commands need a database.');

/** For TypeORM's command line, as the owner of the schema. */
export default new DataSource(dataSourceOptions(ownerUrl));
