/** Clocks that run while a firm is asked something by a partner. */
const ASKING = `c.purpose IN ('alliance.proposal', 'introduction.offer', 'introduction.request')`;

/**
 * What firms were asked and how it ended, from the clocks that ran for it: one that was stopped was answered, one that
 * expired was not. Whoever asked may have taken the question back, which stops the clock as well and is no answer: then
 * the thing is WITHDRAWN since the moment in which the clock ended, or just before.
 */
export const ANSWERS = `
  SELECT c.side_at_fault_id AS firm_id, c.subject_id, c.state = 'STOPPED' AS was_answered,
         extract(epoch FROM c.ended_at - c.started_at) / 3600 AS hours
  FROM clock c
  WHERE ${ASKING} AND c.ended_at IS NOT NULL
    AND NOT EXISTS (SELECT FROM introduction i WHERE i.id = c.subject_id AND i.stage = 'WITHDRAWN' AND i.stage_since <= c.ended_at)
    AND NOT EXISTS (SELECT FROM alliance a WHERE a.id = c.subject_id AND a.stage IN ('WITHDRAWN', 'SUSPENDED') AND a.stage_since <= c.ended_at)`;
