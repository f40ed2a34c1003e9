/**
 * The floor: what plain node:http and pg take for the same JSON. One prepared statement an operation, no
 * framework, no GraphQL, no sign-in, no row-level security. Nothing that does this work can be much faster.
 */
import { randomUUID } from 'node:crypto';
import http from 'node:http';
import pg from 'pg';
import { OFFER_SQL } from './floor-sql.mjs';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: Number(process.env.DATABASE_POOL) });

const CORE = { OFFERED: 'PENDING' };
const cursor = (id) => Buffer.from(`id:${id}`).toString('base64url');

const INTRODUCTIONS = {
  name: 'introductions',
  text: `SELECT i.id, i.stage, i.brief, c.name AS client, p.trading_name AS partner,
      (SELECT json_agg(json_build_object('purpose', k.purpose, 'dueAt', k.due_at) ORDER BY k.due_at)
       FROM clock k WHERE k.subject_id = i.id AND k.state IN ('RUNNING', 'PAUSED')) AS clocks
    FROM (SELECT * FROM introduction WHERE introducer_id = $1 AND stage = $2 ORDER BY id DESC LIMIT 21) i
    JOIN business p ON p.id = i.beneficiary_id
    LEFT JOIN client c ON c.id = i.client_id
    ORDER BY i.id DESC`,
};
const PROFILE = {
  name: 'profile',
  text: `SELECT b.id, b.trading_name, b.about, b.size_band, b.regions, b.categories,
      (SELECT json_agg(json_build_object('id', m.id, 'name', m.name, 'industries', m.industries, 'sizeBands', m.size_bands,
         'regions', m.regions, 'decisionMakerRoles', m.decision_maker_roles, 'isPrimary', m.is_primary) ORDER BY m.id)
       FROM target_market m WHERE m.business_id = b.id) AS markets,
      (SELECT count(*)::int FROM introduction WHERE introducer_id = b.id AND stage <> 'DRAFT') AS given,
      (SELECT count(*)::int FROM introduction WHERE beneficiary_id = b.id AND shown_at IS NOT NULL) AS received,
      (SELECT count(*)::int FROM introduction WHERE introducer_id = b.id AND stage = ANY ($2))
        + (SELECT count(*)::int FROM introduction WHERE beneficiary_id = b.id AND shown_at IS NOT NULL AND stage = ANY ($2)) AS open
    FROM business b WHERE b.id = $1`,
};
const OPEN = ['OFFERED', 'REQUESTED', 'ACCEPTED', 'AWAITING_CONSENT', 'DEFERRED', 'INTRODUCED', 'IN_CONTACT', 'MET'];

const answer = {
  async introductions({ businessId }) {
    const { rows } = await pool.query({ ...INTRODUCTIONS, values: [businessId, 'OFFERED'] });
    const nodes = rows.slice(0, 20).map(({ id, stage, brief, client, partner, clocks }) => ({
      ...{ id, stage, coreStatus: CORE[stage], brief, client: client && { name: client }, partner: { tradingName: partner } },
      clocksRunning: clocks ?? [],
    }));
    return { introductions: { nodes, pageInfo: { hasNextPage: rows.length > 20, endCursor: cursor(nodes.at(-1).id) } } };
  },
  async profile({ id }) {
    const { rows } = await pool.query({ ...PROFILE, values: [id, OPEN] });
    const [b] = rows;
    return {
      business: {
        ...{
          id: b.id,
          tradingName: b.trading_name,
          about: b.about,
          sizeBand: b.size_band,
          regions: b.regions,
          categories: b.categories,
        },
        targetMarkets: b.markets,
        introductionCounts: { given: b.given, received: b.received, open: b.open },
      },
    };
  },
  async offer({ input }) {
    const { rows } = await pool.query({
      name: 'offer',
      text: OFFER_SQL,
      values: [randomUUID(), input.allianceId, input.contactId, JSON.stringify(input.brief)],
    });
    return { introductionOffer: { introduction: { id: rows[0].id, stage: 'OFFERED', version: 1 }, userErrors: [] } };
  },
};

const server = http.createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const { operation, variables } = JSON.parse(Buffer.concat(chunks).toString());
    answer[operation](variables).then(
      (data) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ data })),
      (error) => response.writeHead(500).end(String(error)),
    );
  });
});
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
