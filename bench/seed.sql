-- 5,000 firms, 50,000 alliances, 500,000 introductions, with the clients, contacts and clocks that go with them.
-- Every id is its number under a prefix of its kind, so that the load can name rows without asking for them.
CREATE FUNCTION pg_temp.id(kind int, n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE AS
  $$ SELECT (lpad(to_hex(kind), 8, '0') || '-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid $$;

INSERT INTO business (id, legal_name, trading_name, slug, about, size_band, regions, categories, timezone, currency, status, created_at)
SELECT pg_temp.id(1, n), 'Firm ' || n || ' AS', 'Firm ' || n, 'firm-' || n, repeat('We help people work well. ', 8),
  (ARRAY['MICRO', 'SMALL', 'MEDIUM'])[1 + n % 3], '{NO,SE}', '{ERGONOMICS,FURNITURE}', 'Europe/Oslo', 'EUR', 'ACTIVE', now()
FROM generate_series(0, 4999) n;

INSERT INTO target_market (id, business_id, name, industries, size_bands, regions, decision_maker_roles, is_primary)
SELECT pg_temp.id(2, n * 3 + k), pg_temp.id(1, n), 'Market ' || k, '{54,51}', '{SMALL,MEDIUM}', '{NO}', '{HEAD_OF_WORKPLACE,CFO}', k = 0
FROM generate_series(0, 4999) n, generate_series(0, 2) k;

-- Firm n is allied with the ten after it: twenty alliances each.
INSERT INTO alliance (id, proposer_id, partner_id, purpose, stage, stage_since, created_at)
SELECT pg_temp.id(3, n * 10 + k), pg_temp.id(1, n), pg_temp.id(1, (n + k + 1) % 5000), 'Offices that people like', 'ACTIVE', now(), now()
FROM generate_series(0, 4999) n, generate_series(0, 9) k;

INSERT INTO client (id, business_id, name, domains, industry, size_band, region, lifecycle, created_at)
SELECT pg_temp.id(4, n * 20 + k), pg_temp.id(1, n), 'Client ' || n || '-' || k, ARRAY['client-' || n || '-' || k || '.example'], '54', 'MEDIUM', 'NO', 'CUSTOMER', now()
FROM generate_series(0, 4999) n, generate_series(0, 19) k;

INSERT INTO contact (id, client_id, business_id, name, email, title, created_at)
SELECT pg_temp.id(5, n * 20 + k), pg_temp.id(4, n * 20 + k), pg_temp.id(1, n), 'Person ' || n || '-' || k, 'person-' || n || '-' || k || '@client.example', 'Head of Workplace', now()
FROM generate_series(0, 4999) n, generate_series(0, 19) k;

INSERT INTO user_account (id, email, name, email_verified_at, created_at)
SELECT pg_temp.id(6, n), 'owner-' || n || '@firms.example', 'Owner ' || n, now(), now() FROM generate_series(0, 4999) n;
INSERT INTO membership (id, user_id, business_id, role, created_at)
SELECT pg_temp.id(7, n), pg_temp.id(6, n), pg_temp.id(1, n), 'OWNER', now() FROM generate_series(0, 4999) n;

-- Ten introductions in each alliance, given by its proposer; four in ten wait for an answer.
INSERT INTO introduction (id, kind, direction, alliance_id, introducer_id, beneficiary_id, client_id, contact_id, brief, qualification,
  stage, stage_since, shown_at, reason, created_by, created_at)
SELECT pg_temp.id(8, m), 'INTRODUCTION', 'OFFER', pg_temp.id(3, m / 10), pg_temp.id(1, m / 100), pg_temp.id(1, (m / 100 + (m / 10) % 10 + 1) % 5000),
  pg_temp.id(4, (m / 100) * 20 + m % 20), pg_temp.id(5, (m / 100) * 20 + m % 20),
  '{"industry": "54", "sizeBand": "MEDIUM", "region": "NO", "need": "A new office for eighty people by the summer", "businessIssue": "EFFICIENCY", "costOfNotActing": null, "personalStake": null, "riskTolerance": "MEDIUM", "incumbent": "NONE"}',
  '{"need": {"value": null, "saidBy": null, "evidence": null, "state": "UNKNOWN"}, "budget": {"value": null, "saidBy": null, "evidence": null, "state": "UNKNOWN"}, "authority": {"value": null, "saidBy": null, "evidence": null, "state": "UNKNOWN"}, "timing": {"value": null, "saidBy": null, "evidence": null, "state": "UNKNOWN"}}',
  stage, now(), now(), CASE WHEN stage = 'DECLINED' THEN 'NO_CAPACITY' END, pg_temp.id(6, m / 100), now()
FROM generate_series(0, 499999) m,
  LATERAL (SELECT (ARRAY['OFFERED', 'OFFERED', 'OFFERED', 'OFFERED', 'ACCEPTED', 'DECLINED', 'INTRODUCED', 'MET', 'WON', 'LOST'])[1 + (m * 7) % 10] AS stage) s;

INSERT INTO clock (id, subject_id, purpose, started_at, due_at, side_at_fault_id, wake_at)
SELECT pg_temp.id(9, row_number() OVER ()), id, 'introduction.offer', now(), now() + interval '2 days', beneficiary_id, now() + interval '2 days'
FROM introduction WHERE stage = 'OFFERED';

-- The product's indexes are partial; PostGraphile's statements do not say what those need to be used.
CREATE INDEX bench_clock_subject ON clock (subject_id);
CREATE INDEX bench_introduction_beneficiary ON introduction (beneficiary_id, stage);

-- PostGraphile finds relations by foreign keys; the product keeps this one out of the schema.
COMMENT ON TABLE clock IS E'@foreignKey (subject_id) references introduction (id)|@foreignFieldName clocks';
