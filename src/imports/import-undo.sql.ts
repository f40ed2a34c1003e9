/** Clients that the import ($1) has added from these chunks ($2), locked. */
export const MINE = `/* imports.undoMine */
  SELECT c.id FROM client c WHERE c.import_id = $1 AND c.removed_at IS NULL AND c.id = ANY (array(
    SELECT u.id FROM import_chunk k CROSS JOIN LATERAL unnest(k.ids) AS u (id) WHERE k.import_id = $1 AND k.first_row = ANY ($2)))
  ORDER BY c.id FOR NO KEY UPDATE`;

/** Those of $2 that somebody has worked on since the import ($1). */
export const WORKED_ON = `/* imports.undoWorkedOn */
  SELECT c.id FROM client c WHERE c.id = ANY ($2) AND (c.version > 1
    OR EXISTS (SELECT FROM client_note n WHERE n.client_id = c.id AND n.removed_at IS NULL)
    OR EXISTS (SELECT FROM client_need n WHERE n.client_id = c.id)
    OR EXISTS (SELECT FROM contact p WHERE p.client_id = c.id AND (p.import_id IS DISTINCT FROM $1 OR p.version > 1)))`;

const EMPTY = `
  UPDATE contact SET name = '', email = NULL, phone = NULL, title = NULL, decision_maker_role = NULL, business_tie = 0,
    business_tie_basis = NULL, personal_tie = 0, personal_tie_basis = NULL, cadence_days = NULL, removed_at = $2, version = version + 1
  WHERE removed_at IS NULL AND`;

/** Empties all people of clients, as removing them by hand does; and some people. */
export const TAKE_PEOPLE = `/* imports.undoPeople */ ${EMPTY} client_id = ANY ($1)`;
export const TAKE_PERSONS = `/* imports.undoPersons */ ${EMPTY} id = ANY ($1)`;

/** Nothing ever happened with these companies, so not even their names stay. */
export const TAKE_OUT = `/* imports.undoClients */
  UPDATE client SET name = '', name_key = '', domains = '{}', identifier = NULL, industry = NULL, size_band = NULL, region = NULL,
    tier = NULL, value_minor = NULL, value_currency = NULL, customer_since = NULL, tags = '{}', removed_at = $2, version = version + 1
  WHERE id = ANY ($1)`;

/** People that the import ($1) has added from these chunks ($2) to clients it has not added, as it left them. */
export const MET_ELSEWHERE = `/* imports.undoMet */
  SELECT p.id AS "contactId", p.client_id AS "clientId" FROM contact p JOIN client c ON c.id = p.client_id
  WHERE p.business_id = $3 AND p.import_id = $1 AND p.version = 1 AND p.removed_at IS NULL AND c.import_id IS DISTINCT FROM $1
    AND p.id = ANY (array(SELECT u.id FROM import_chunk k CROSS JOIN LATERAL unnest(k.contact_ids) AS u (id)
      WHERE k.import_id = $1 AND k.first_row = ANY ($2) AND u.id IS NOT NULL))
  ORDER BY p.id FOR NO KEY UPDATE OF p`;

/** Clients that were there before are as they were, unless somebody changed them since; $2 of them. */
export const RESTORE = `/* imports.undoChanges */
  WITH due AS MATERIALIZED (
    SELECT h.client_id, h.before, h.after_version FROM import_change h JOIN client c ON c.id = h.client_id
    WHERE h.import_id = $1 AND h.before IS NOT NULL ORDER BY h.client_id LIMIT $2 FOR NO KEY UPDATE OF c
  ), done AS (
    UPDATE import_change h SET before = NULL FROM due d WHERE h.import_id = $1 AND h.client_id = d.client_id
  ), restored AS (
    UPDATE client c SET name = b.name, name_key = b.name_key, domains = b.domains, identifier = b.identifier, industry = b.industry,
      size_band = b.size_band, region = b.region, tier = b.tier, lifecycle = b.lifecycle, value_minor = b.value_minor,
      value_currency = b.value_currency, customer_since = b.customer_since, tags = b.tags,
      do_not_introduce = b.do_not_introduce, version = c.version + 1
    FROM due d CROSS JOIN LATERAL jsonb_populate_record(NULL::client, d.before) AS b
    WHERE c.id = d.client_id AND c.version = d.after_version AND c.removed_at IS NULL RETURNING c.id
  )
  SELECT d.client_id AS id, EXISTS (SELECT FROM restored r WHERE r.id = d.client_id) AS restored FROM due d`;
