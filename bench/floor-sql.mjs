/** Offering as one statement: checks the alliance and the contact, and writes introduction, clock, event and who may learn of it. */
export const OFFER_SQL = `WITH a AS (
      SELECT id, proposer_id, partner_id FROM alliance WHERE id = $2 AND stage = 'ACTIVE' FOR SHARE
    ), c AS (
      SELECT contact.id, contact.client_id FROM contact JOIN a ON contact.business_id = a.proposer_id WHERE contact.id = $3
    ), i AS (
      INSERT INTO introduction (id, kind, direction, alliance_id, introducer_id, beneficiary_id, client_id, contact_id, brief,
        qualification, stage, stage_since, shown_at, created_by, created_at)
      SELECT $1, 'INTRODUCTION', 'OFFER', a.id, a.proposer_id, a.partner_id, c.client_id, c.id, $4, '{}', 'OFFERED', now(), now(),
        a.proposer_id, now() FROM a, c RETURNING id, introducer_id, beneficiary_id, created_by
    ), k AS (
      INSERT INTO clock (id, subject_id, purpose, started_at, due_at, side_at_fault_id, wake_at)
      SELECT gen_random_uuid(), i.id, 'introduction.offer', now(), now() + interval '2 days', i.beneficiary_id, now() + interval '2 days' FROM i
    ), e AS (
      INSERT INTO event (id, type, subject_id, actor_id, payload, occurred_at)
      SELECT gen_random_uuid(), 'introduction.offered', i.id, i.created_by, '{}', now() FROM i RETURNING position
    ), t AS (
      INSERT INTO event_audience (business_id, position)
      SELECT unnest(ARRAY[i.introducer_id, i.beneficiary_id]), e.position FROM i, e
    )
    SELECT id FROM i`;
