import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Without statistics of a list of names, and without a whole look through it: to plan that costs more than to search. */
const QUICK = 'SET enable_seqscan = off SET plan_cache_mode = force_generic_plan';

/**
 * A name is searched by its two longest words: each must be found, and a slip in one does not hide the other. The index
 * then reads few rows; to compare all that was typed with thousands of names that begin alike cost most of a search.
 */
const namedBy = (name: string, threshold: number): string => `
  CREATE FUNCTION ${name}(typed text, one text, two text, of_demo boolean, most integer)
  RETURNS TABLE (number integer, likeness real) LANGUAGE sql STABLE SET pg_trgm.word_similarity_threshold = ${threshold} ${QUICK} AS $$
    SELECT p.number, word_similarity($1, p.words) FROM (
      SELECT number, words, is_demo FROM discovery_profile WHERE $3 IS NULL AND words %> $2
      UNION ALL SELECT number, words, is_demo FROM discovery_profile WHERE words %> $2 AND words %> $3
    ) p WHERE p.is_demo = $4 LIMIT $5
  $$;`;

const namedBefore = (name: string, threshold: number): string => `
  CREATE FUNCTION ${name}(typed text, of_demo boolean, most integer)
  RETURNS TABLE (number integer, likeness real) LANGUAGE sql STABLE SET pg_trgm.word_similarity_threshold = ${threshold} AS $$
    SELECT p.number, word_similarity($1, p.words) FROM discovery_profile p WHERE p.words %> $1 AND p.is_demo = $2 LIMIT $3
  $$;`;

/** The share of a typed word's letters in threes that must be found: of one that is written well, and of one with a slip. */
const FUNCTIONS = [
  ['discovery_named_well', 0.85],
  ['discovery_named_nearly', 0.5],
] as const;

/** Whoever types a name waits for it: the names are looked up word by word. */
export class SearchNamesByWord1767225600930 implements MigrationInterface {
  readonly name = 'SearchNamesByWord1767225600930';

  async up(db: QueryRunner): Promise<void> {
    for (const [name, threshold] of FUNCTIONS) {
      await db.query(`DROP FUNCTION ${name}(text, boolean, integer); ${namedBy(name, threshold)}`);
    }
  }

  async down(db: QueryRunner): Promise<void> {
    for (const [name, threshold] of FUNCTIONS) {
      await db.query(`DROP FUNCTION ${name}(text, text, text, boolean, integer); ${namedBefore(name, threshold)}`);
    }
  }
}
