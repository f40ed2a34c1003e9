import { Readable } from 'node:stream';
import currencies from 'currency-codes';
import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Authentication } from '../accounts/index.js';
import { lineOf } from '../kernel/csv.js';
import { DomainError } from '../kernel/domain-error.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Needs } from '../platform/graphql/access.js';
import { canRead } from './client.policy.js';

const wanted = z.object({ businessId: z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i) });
/** The names that an import guesses right, so that what was exported comes back as it was. */
const HEADER = [
  ...[
    'Company',
    'Domains',
    'Identifier',
    'Industry',
    'Size',
    'Country',
    'Tier',
    'Status',
    'Annual value',
    'Currency',
    'Customer since',
  ],
  ...['Tags', 'Do not introduce', 'Contact', 'Email', 'Phone', 'Job title'],
];
const AT_ONCE = 1_000;

interface Line {
  readonly id: string;
  readonly cells: (string | null)[];
}
/** Where the amount and its currency stand. */
const [VALUE, CURRENCY] = [8, 9];

/** The book as a file: one line a person, and one for a company without any. */
@Needs('clients:read')
@Controller('api')
export class ClientsCsvController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly authentication: Authentication,
  ) {}

  /** Oldest client first. Lines are sent as they are read, however many there are; what looks like a formula is shown as text. */
  @Get('clients.csv')
  async file(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Query() query: object): Promise<void> {
    const viewer = (await this.authentication.of(request))?.viewer;
    if (!viewer) throw new DomainError({ code: 'UNAUTHENTICATED', message: 'Sign in first.' });
    const asked = wanted.safeParse(query);
    if (!asked.success) throw new DomainError({ code: 'BAD_USER_INPUT', message: 'businessId: is no id.' });
    const { businessId } = asked.data;
    if (!canRead(viewer, businessId)) throw new DomainError({ code: 'NOT_FOUND', message: 'No such business.' });
    await reply
      .header('content-type', 'text/csv; charset=utf-8; header=present')
      .header('content-disposition', 'attachment; filename="clients.csv"')
      .header('cache-control', 'no-store')
      .send(Readable.from(this.lines(businessId)));
  }

  private async *lines(businessId: string): AsyncGenerator<string> {
    yield lineOf(HEADER);
    for (let after: string | null = null; ;) {
      const rows: Line[] = await this.some(businessId, after);
      if (rows.length === 0) return;
      yield rows.map(({ cells }) => lineOf(inUnits(cells))).join('');
      after = rows.at(-1)?.id ?? null;
    }
  }

  /** All lines of the next clients. */
  private some(businessId: string, after: string | null): Promise<Line[]> {
    return this.unitOfWork.readFor([businessId], (tx) =>
      tx.query<Line[]>(
        `/* clients.csv */
         SELECT c.id, ARRAY[c.name, array_to_string(c.domains, ' '), c.identifier, c.industry, lower(c.size_band), c.region, c.tier,
             lower(c.lifecycle), c.value_minor::text, c.value_currency, c.customer_since::text,
             array_to_string(c.tags, ', '), CASE WHEN c.do_not_introduce THEN 'yes' END, p.name, p.email, p.phone, p.title] AS cells
         FROM (SELECT * FROM client WHERE business_id = $1 AND removed_at IS NULL AND ($2::uuid IS NULL OR id > $2)
               ORDER BY id LIMIT ${AT_ONCE}) AS c
         LEFT JOIN contact p ON p.client_id = c.id AND p.removed_at IS NULL ORDER BY c.id, p.id`,
        [businessId, after],
      ),
    );
  }
}

/** The amount in units of its currency, as a person writes it: 1250.50 and not 125050. */
function inUnits(cells: (string | null)[]): (string | null)[] {
  const [minor, currency] = [cells[VALUE], cells[CURRENCY]];
  if (minor == null || currency == null) return cells;
  const decimals = currencies.code(currency)?.digits ?? 2;
  const digits = minor.padStart(decimals + 1, '0');
  const text = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  return cells.with(VALUE, text);
}
