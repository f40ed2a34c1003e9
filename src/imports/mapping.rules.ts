import type { ImportColumn, ImportSettings } from './book-import.entity.js';
import type { RowDefaults } from './derive.rules.js';
import type { ImportField } from './import-fields.rules.js';

/** The place of each field's column. */
export const columnsByField = (columns: readonly ImportColumn[]): Map<ImportField, number> =>
  new Map(columns.flatMap(({ field }, index) => (field === null ? [] : [[field, index] as const])));

/** What a row is where it does not say. */
export const defaultsOf = (settings: ImportSettings, currency: string, today: string): RowDefaults => ({
  lifecycle: settings.lifecycle ?? 'PROSPECT',
  currency,
  today,
});
