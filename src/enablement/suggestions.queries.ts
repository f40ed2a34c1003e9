import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ClientNeed, ClientsQueries } from '../clients/index.js';
import { Loader } from '../platform/graphql/loader.js';
import type { RequestContext } from '../platform/graphql/request-context.js';
import { bestOf, type Likeness } from './suggestion.rules.js';

/**
 * Who among the active allies of each need's firm does what the need is about, or listens for its words. The words of
 * the need come as a parameter and go nowhere: not into a row, an event, or anything that an ally reads.
 *
 * Words are compared by their stems, and by three letters in a row where a stem is misspelt.
 */
const LIKENESS = `/* suggestions.likeness */
  WITH need AS MATERIALIZED (
    SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[]) AS n(id, business_id, category, text)
  ), word AS MATERIALIZED (
    SELECT DISTINCT need.id AS need_id, w.word, stem.lexeme
    FROM need CROSS JOIN LATERAL regexp_split_to_table(lower(need.text), '[^[:alnum:]]+') AS w(word)
    CROSS JOIN LATERAL unnest(to_tsvector('english', w.word)) AS stem
    WHERE length(w.word) >= 4
  ), ally AS MATERIALIZED (
    SELECT need.id AS need_id, need.category, a.id AS alliance_id, b.id AS partner_id, b.trading_name
    FROM need JOIN alliance a ON need.business_id IN (a.proposer_id, a.partner_id) AND a.stage = 'ACTIVE'
    JOIN business b ON b.id = CASE WHEN a.proposer_id = need.business_id THEN a.partner_id ELSE a.proposer_id END
      AND b.status = 'ACTIVE'
  ), hint AS (
    SELECT t.business_id, t.id AS trigger_id, t.see, o.id AS offering_id, o.name, o.category, concat_ws(' ', t.see, o.name) AS text
    FROM referral_trigger t LEFT JOIN offering o ON o.id = t.offering_id
    WHERE t.business_id IN (SELECT partner_id FROM ally)
    UNION ALL
    SELECT o.business_id, NULL, NULL, o.id, o.name, o.category, concat_ws(' ', o.name, o.problem_solved)
    FROM offering o WHERE o.business_id IN (SELECT partner_id FROM ally)
  )
  SELECT ally.need_id AS "needId", ally.alliance_id AS "allianceId", ally.partner_id AS "partnerId", ally.trading_name AS "partnerName",
    hint.offering_id AS "offeringId", hint.name AS "offeringName", hint.trigger_id AS "triggerId", hint.see,
    CASE WHEN hint.category = ally.category THEN hint.category END AS category,
    ARRAY(
      SELECT DISTINCT word.word FROM word JOIN unnest(to_tsvector('english', hint.text)) AS there
        ON there.lexeme = word.lexeme OR length(word.lexeme) >= 6 AND similarity(there.lexeme, word.lexeme) >= 0.5
      WHERE word.need_id = ally.need_id ORDER BY 1
    ) AS words
  FROM ally JOIN hint ON hint.business_id = ally.partner_id`;

/** Finds allies for what a client needs. Asked by the firm whose book the need stands in; no ally learns that it was. */
@Injectable()
export class SuggestionsQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clients: ClientsQueries,
  ) {}

  private readonly byNeed = new Loader<ClientNeed, Likeness[]>(async (needs) => {
    const columns = [
      needs.map(({ id }) => id),
      needs.map(({ businessId }) => businessId),
      needs.map(({ category }) => category),
      needs.map(({ text }) => text),
    ];
    const rows = await this.dataSource.query<Likeness[]>(LIKENESS, columns);
    return new Map(needs.map((need) => [need, bestOf(rows.filter(({ needId }) => needId === need.id))]));
  });

  /** None for what the firm covers itself, and for a client who must not be introduced. */
  async forNeed(request: RequestContext, need: ClientNeed): Promise<Likeness[]> {
    if (need.isCovered) return [];
    const client = await this.clients.clientById.load(request, need.clientId);
    if (!client || client.removedAt || client.doNotIntroduce) return [];
    return (await this.byNeed.load(request, need)) ?? [];
  }
}
