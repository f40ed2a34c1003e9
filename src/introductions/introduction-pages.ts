import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Business } from '../businesses/index.js';
import { booksOf, type Client } from '../clients/index.js';
import { toPage, type Page, type Slice } from '../kernel/page.js';
import { belongsTo, type Viewer } from '../kernel/viewer.js';
import type { Clock } from '../platform/clocks/clock.entity.js';
import { columnsOf } from '../platform/database/columns.js';
import { Reads } from '../platform/database/reads.js';
import type { Selection } from '../platform/graphql/lookahead.js';
import { Introduction } from './introduction.entity.js';
import { stagesOf, type CoreStatus, type IntroductionStage } from './introduction.lifecycle.js';

export type Role = 'INTRODUCER' | 'BENEFICIARY' | 'ANY';

export interface PageFilter {
  readonly businessId: string;
  readonly role: Role;
  readonly stage: IntroductionStage | null;
  readonly coreStatus: CoreStatus | null;
}

type Waiting = Pick<Clock, 'purpose' | 'dueAt' | 'remindAt'>;

/** An introduction together with what its fields would otherwise load: absent is "not joined", null is "not there". */
export interface IntroductionRow extends Introduction {
  partner?: Pick<Business, 'id' | 'tradingName' | 'slug'>;
  client?: Pick<Client, 'id' | 'name'> | null;
  clocksRunning?: Waiting[];
  /** The page was made for a side, so each of its rows may be read. */
  isReadable?: true;
  /** The business whose list it is in. */
  listedFor?: string;
}

/** A page that knows its filter, so that it can be counted when the count is asked for. */
export interface IntroductionPage extends Page<IntroductionRow> {
  readonly countable: PageFilter | null;
}

/** What a page joins. */
interface Joins {
  /** What is asked of the partner; null where it is not joined. */
  readonly partner: readonly string[] | null;
  readonly client: boolean;
  /** Whether, and with the time of the reminder; which is seldom asked for. */
  readonly clocks: 'none' | 'due' | 'all';
  /** The columns that answer what was asked for; null for all. */
  readonly columns: readonly string[] | null;
  /** Those of them that a member needs, whose every row may be read: the rules look at nothing. */
  readonly leanColumns: readonly string[] | null;
}

const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
/** Columns that are JSON as they are. A page that needs no others comes as one value, which is quickest to read. */
const LIGHT = 'id stage kind direction brief introducerId beneficiaryId clientId contactId allianceId'.split(' ');
/** What the fields that are not joined, and the rules, look at. */
const ALWAYS = new Set(['id', 'stage', 'introducerId', 'beneficiaryId', 'clientId']);
/** Fields of a row that its light columns and the joins answer. */
const LIGHT_FIELDS = new Set([...LIGHT, ...'coreStatus partner client clocksRunning __typename'.split(' ')]);
const PARTNER_COLUMNS: Readonly<Record<string, string>> = {
  id: ', p.id AS "partnerId"',
  tradingName: ', p.trading_name AS "partnerName"',
  slug: ', p.slug AS "partnerSlug"',
};
const PARTNER_FIELDS = new Set([...Object.keys(PARTNER_COLUMNS), '__typename']);
const CLIENT_FIELDS = new Set(['id', 'name', '__typename']);

const isWithin = (selection: Selection | undefined, fields: ReadonlySet<string>): boolean =>
  selection !== undefined && [...selection.keys()].every((field) => fields.has(field));

const joinsByRow = new WeakMap<Selection, Joins>();

/** The joins that answer what was asked for of each row. */
function joinsFor(connection: Selection): Joins {
  let joins = joinsByRow.get(connection);
  if (!joins) {
    const rows = [connection.get('nodes'), connection.get('edges')?.get('node')].filter((each) => each !== undefined);
    const asked = (field: string) => rows.map((row) => row.get(field)).filter((each) => each !== undefined);
    const isAsked = (field: string) => asked(field).length > 0;
    const canJoin = (field: string, fields: ReadonlySet<string>) => asked(field).every((each) => isWithin(each, fields));
    const [partner, client] = [canJoin('partner', PARTNER_FIELDS), canJoin('client', CLIENT_FIELDS)];
    const columns = rows.every((row) => isWithin(row, LIGHT_FIELDS))
      ? LIGHT.filter((column) => ALWAYS.has(column) || isAsked(column))
      : null;
    const ownFields = new Set(['id', 'stage', ...(asked('client').some((each) => each.has('id')) ? ['clientId'] : [])]);
    joins = {
      partner: isAsked('partner') && partner ? [...new Set(asked('partner').flatMap((each) => [...each.keys()]))] : null,
      client: isAsked('client') && client,
      clocks: !isAsked('clocksRunning') ? 'none' : asked('clocksRunning').some((each) => each.has('remindAt')) ? 'all' : 'due',
      columns,
      leanColumns: partner && client ? (columns?.filter((column) => ownFields.has(column) || isAsked(column)) ?? null) : columns,
    };
    joinsByRow.set(connection, joins);
  }
  return joins;
}

interface Statement {
  readonly name: string;
  readonly text: string;
}

/** Pages of a business's introductions: the read that everybody makes all day, so one prepared statement. */
@Injectable()
export class IntroductionPages {
  private readonly statements = new Map<string, Statement>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly reads: Reads,
  ) {}

  /**
   * Newest first, for members of the business and for admins; everybody else gets the empty page that a business
   * without introductions has. Drafts and what was withdrawn unseen are in the introducer's list only.
   */
  async pageOf(viewer: Viewer, filter: PageFilter, slice: Slice, selection: Selection): Promise<IntroductionPage> {
    const { businessId } = filter;
    const stages = stagesIn(filter);
    const isMember = belongsTo(viewer, businessId);
    if (stages?.length === 0 || !(isMember || viewer.isAdmin))
      return Object.assign(toPage<IntroductionRow>([], slice), { countable: null });
    const joins = joinsFor(selection);
    const parameters: unknown[] = [businessId, slice.after ?? LAST_ID, slice.first + 1];
    if (joins.client) parameters.push(booksOf(viewer).join(','));
    if (stages) parameters.push(stages.length === 1 ? stages[0] : stages);
    const rows = await this.read(this.statementFor(filter, stages, joins, isMember), joins, parameters);
    for (const row of rows) settle(row, joins, businessId, isMember);
    return Object.assign(toPage<IntroductionRow>(rows, slice), { countable: filter });
  }

  async count(viewer: Viewer, filter: PageFilter): Promise<number> {
    const stages = stagesIn(filter);
    const isMember = belongsTo(viewer, filter.businessId);
    const [row] = await this.dataSource.query<{ count: number }[]>(
      `/* introductions.count */
       SELECT count(*)::int AS count FROM introduction
       WHERE (introducer_id = $1 AND $2 <> 'BENEFICIARY' OR beneficiary_id = $1 AND $2 <> 'INTRODUCER' AND (shown_at IS NOT NULL OR NOT $3))
         AND ($4::text[] IS NULL OR stage = ANY ($4))`,
      [filter.businessId, filter.role, isMember, stages],
    );
    return row?.count ?? 0;
  }

  private async read({ name, text }: Statement, joins: Joins, parameters: readonly unknown[]): Promise<JoinedRow[]> {
    if (joins.columns === null) return this.reads.rows<JoinedRow>(name, text, parameters);
    const [page] = await this.reads.rows<{ rows: JoinedRow[] | null }>(name, text, parameters);
    return page?.rows ?? [];
  }

  private statementFor(filter: PageFilter, stages: readonly string[] | null, joins: Joins, isMember: boolean): Statement {
    const byStage = stages === null ? 'ALL' : stages.length === 1 ? 'ONE' : 'SOME';
    const asksClient = stages === null || stages.some((stage) => stage === 'AWAITING_CONSENT' || stage === 'DEFERRED');
    const key = [filter.role, byStage, isMember, asksClient, JSON.stringify(joins)].join();
    let statement = this.statements.get(key);
    if (statement === undefined) {
      const wanted = isMember ? joins.leanColumns : joins.columns;
      const columns = columnsOf(this.dataSource, Introduction, 'i', (column) => wanted?.includes(column) ?? true);
      const rows = textOf(filter.role, byStage, columns, joins, isMember, asksClient);
      const text = joins.columns === null ? rows : `SELECT json_agg(page ORDER BY page.id DESC) AS rows FROM (${rows}) page`;
      statement = { name: `introductions.pageOf.${this.statements.size}`, text };
      this.statements.set(key, statement);
    }
    return statement;
  }
}

function stagesIn({ stage, coreStatus }: PageFilter): IntroductionStage[] | null {
  if (stage === null) return coreStatus === null ? null : stagesOf(coreStatus);
  return coreStatus === null || stagesOf(coreStatus).includes(stage) ? [stage] : [];
}

/** What was joined comes in flat columns, which are quicker to read than objects; here it gets its shape. */
interface JoinedRow extends IntroductionRow {
  partnerId?: string;
  partnerName?: string;
  partnerSlug?: string;
  clientName?: string | null;
}

function settle(row: JoinedRow, joins: Joins, businessId: string, isMember: boolean): void {
  row.listedFor = businessId;
  if (isMember) row.isReadable = true;
  if (joins.partner) {
    row.partner = { id: row.partnerId ?? '', tradingName: row.partnerName ?? '', slug: row.partnerSlug ?? '' };
  }
  if (joins.client) row.client = row.clientName ? { id: row.clientId ?? '', name: row.clientName } : null;
  if (joins.clocks !== 'none') row.clocksRunning = (row.clocksRunning ?? []).map(withDates).sort((a, b) => +a.dueAt - +b.dueAt);
}

/** JSON knows no dates. */
const withDates = ({ purpose, dueAt, remindAt }: Waiting): Waiting => ({
  purpose,
  dueAt: new Date(dueAt),
  remindAt: remindAt ? new Date(remindAt) : null,
});

const LIVE_CLOCK = `clock.state IN ('RUNNING', 'PAUSED')`;
const CLOCK = 'clock.purpose, clock.due_at, clock.remind_at';
const OWN_CLOCKS = `SELECT ${CLOCK} FROM clock WHERE clock.subject_id = i.id AND ${LIVE_CLOCK}`;
/** While the client is asked, the clock is the consent's. */
const CONSENT_CLOCKS = `SELECT ${CLOCK} FROM consent_owner JOIN clock ON clock.subject_id = consent_owner.consent_id
    WHERE consent_owner.subject_id = i.id AND i.stage IN ('AWAITING_CONSENT', 'DEFERRED') AND ${LIVE_CLOCK}`;

function textOf(
  role: Role,
  byStage: 'ALL' | 'ONE' | 'SOME',
  columns: string,
  joins: Joins,
  isMember: boolean,
  asksClient: boolean,
): string {
  const stage = joins.client ? '$5' : '$4';
  const stageIs = { ALL: '', ONE: ` AND stage = ${stage}`, SOME: ` AND stage = ANY (${stage}::text[])` }[byStage];
  const branch = (side: string, extra = '') =>
    `(SELECT * FROM introduction WHERE ${side} = $1${extra}${stageIs} AND id < $2 ORDER BY id DESC LIMIT $3)`;
  const given = branch('introducer_id');
  const received = branch('beneficiary_id', isMember ? ' AND shown_at IS NOT NULL' : '');
  const rows = {
    INTRODUCER: given,
    BENEFICIARY: received,
    ANY: `(${given} UNION ALL ${received} ORDER BY id DESC LIMIT $3)`,
  }[role];
  const partner = `CASE WHEN i.introducer_id = $1 THEN i.beneficiary_id ELSE i.introducer_id END`;
  return `/* introductions.pageOf */
    ${joins.client ? `WITH acting AS MATERIALIZED (SELECT set_config('app.business_ids', $4, true) AS ids)` : ''}
    SELECT ${columns}
      ${(joins.partner ?? []).map((field) => PARTNER_COLUMNS[field] ?? '').join('')}
      ${joins.client ? ', own.name AS "clientName"' : ''}
      ${joins.clocks === 'none' ? '' : `, waits."clocksRunning"`}
    FROM ${joins.client ? 'acting CROSS JOIN LATERAL' : ''} ${rows} i
    ${joins.partner ? `JOIN business p ON p.id = ${partner}` : ''}
    ${joins.client ? `LEFT JOIN LATERAL (${CLIENT}) own ON true` : ''}
    ${joins.clocks === 'none' ? '' : `CROSS JOIN LATERAL (${clocks(asksClient, joins.clocks === 'all')}) waits`}
    ORDER BY i.id DESC`;
}

/** It refers to the CTE, so that it is scanned after the setting is made: before, row-level security shows nothing. */
const CLIENT = `SELECT client.name FROM client WHERE acting.ids IS NOT NULL AND client.id = i.client_id OFFSET 0`;

const clocks = (asksClient: boolean, withReminder: boolean) => `
    SELECT json_agg(json_build_object('purpose', purpose, 'dueAt', due_at${withReminder ? `, 'remindAt', remind_at` : ''})) AS "clocksRunning"
    FROM (${OWN_CLOCKS}${asksClient ? ` UNION ALL ${CONSENT_CLOCKS}` : ''}) live`;
