import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Authentication } from '../accounts/index.js';
import { DomainError } from '../kernel/domain-error.js';
import { now } from '../kernel/time.js';
import { PersonOnly } from '../platform/graphql/access.js';
import { BusinessesQueries } from '../businesses/index.js';
import { calendarOf } from '../kernel/calendar-file.js';
import { OneToOnesQueries } from './one-to-ones.queries.js';

const FILE = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.ics$/i;

/** A one-to-one as a file for one's calendar. Without notes: calendars are read by others. */
@PersonOnly()
@Controller('api/alliances')
export class CalendarController {
  constructor(
    private readonly queries: OneToOnesQueries,
    private readonly businesses: BusinessesQueries,
    private readonly authentication: Authentication,
  ) {}

  @Get(':id/meetings/:file')
  async file(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('id') allianceId: string,
    @Param('file') file: string,
  ): Promise<void> {
    const viewer = (await this.authentication.of(request))?.viewer;
    if (!viewer) throw new DomainError({ code: 'UNAUTHENTICATED', message: 'Sign in first.' });
    const [id, alliance] = [FILE.exec(file)?.[1], FILE.exec(`${allianceId}.ics`)?.[1]];
    const found = id && alliance ? await this.queries.find(viewer, alliance, id) : null;
    if (!found) throw new DomainError({ code: 'NOT_FOUND', message: 'No such one-to-one.' });
    const { proposerId, partnerId } = found.alliance;
    const [proposer, partner] = await Promise.all([
      this.businesses.byId.load(request, proposerId),
      this.businesses.byId.load(request, partnerId),
    ]);
    const { meeting } = found;
    const entry = {
      ...meeting,
      summary: `${proposer?.tradingName ?? ''} and ${partner?.tradingName ?? ''}: one-to-one`,
      description: meeting.agenda,
      isCancelled: meeting.cancelledAt !== null,
    };
    await reply
      .header('content-type', 'text/calendar; charset=utf-8')
      .header('content-disposition', 'attachment; filename="one-to-one.ics"')
      .header('cache-control', 'no-store')
      .send(calendarOf(entry, now()));
  }
}
