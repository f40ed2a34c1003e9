import { Readable } from 'node:stream';
import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Authentication } from '../accounts/index.js';
import { lineOf } from '../kernel/csv.js';
import { DomainError } from '../kernel/domain-error.js';
import type { Viewer } from '../kernel/viewer.js';
import { PersonOnly } from '../platform/graphql/access.js';
import type { Campaign } from './campaign.entity.js';
import { isHosts } from './campaign.policy.js';
import { CampaignsQueries } from './campaigns.queries.js';
import { asSeenBy, FunnelsQueries } from './funnels.queries.js';
import { GuestFiles, type GuestLine } from './guest-files.js';

const GUESTS = ['name', 'email', 'phone', 'title', 'company', 'stage', 'answer', 'answeredAt', 'attendedAt'];

/** Guests, personal links and figures of a campaign as files. Every file begins with its header line. */
@PersonOnly()
@Controller('api/campaigns')
export class CampaignCsvController {
  constructor(
    private readonly campaigns: CampaignsQueries,
    private readonly funnels: FunnelsQueries,
    private readonly files: GuestFiles,
    private readonly authentication: Authentication,
  ) {}

  /** The steps of the funnel as the viewer may see them: an empty cell is hidden, or fewer than five. */
  @Get(':id/funnel.csv')
  async funnel(
    @Param('id', new ParseUUIDPipe()) id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { viewer, campaign } = await this.open(request, id);
    const funnel = await this.funnels.ofCampaign.load(request, id);
    if (!funnel) throw noCampaign();
    const { value, ...counts } = asSeenBy(isHosts(viewer, campaign), funnel);
    const lines = Object.entries(counts).map(([step, count]) => [step, count === null ? '' : String(count)]);
    const values = value.map(({ amountMinor, currency }) => [`value ${currency}`, String(amountMinor)]);
    await send(reply, 'funnel', [['step', 'count'], ...lines, ...values].map(lineOf));
  }

  /** The host gets all of its guests, the beneficiary those who said yes, as far as they did. */
  @Get(':id/guests.csv')
  async guests(
    @Param('id', new ParseUUIDPipe()) id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { viewer, campaign } = await this.open(request, id);
    const guests = await this.files.guests(viewer, campaign);
    await send(reply, 'guests', [lineOf(GUESTS), ...guests.map(cellsOf).map(lineOf)]);
  }

  /**
   * Personal links for a host that sends them itself. POST, for it changes something: from now on these guests count as
   * invited. Asked for again, the same links come, with those of whoever was added.
   */
  @Post(':id/links.csv')
  @HttpCode(200)
  async links(
    @Param('id', new ParseUUIDPipe()) id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { viewer, campaign } = await this.open(request, id);
    const links = await this.files.links(viewer, campaign);
    const lines = links.map(({ name, email, company, link }) => lineOf([name, email, company, link]));
    await send(reply, 'links', [lineOf(['name', 'email', 'company', 'link']), ...lines]);
  }

  private async open(request: FastifyRequest, id: string): Promise<{ viewer: Viewer; campaign: Campaign }> {
    const viewer = (await this.authentication.of(request))?.viewer;
    if (!viewer) throw new DomainError({ code: 'UNAUTHENTICATED', message: 'Sign in first.' });
    const campaign = await this.campaigns.findVisible(viewer, id);
    if (!campaign) throw noCampaign();
    return { viewer, campaign };
  }
}

const noCampaign = () => new DomainError({ code: 'NOT_FOUND', message: 'No such campaign.' });

const cellsOf = (guest: GuestLine): (string | null)[] => [
  ...[guest.name, guest.email, guest.phone, guest.title, guest.company, guest.stage, guest.answer],
  ...[guest.answeredAt?.toISOString() ?? null, guest.attendedAt?.toISOString() ?? null],
];

async function send(reply: FastifyReply, name: string, lines: readonly string[]): Promise<void> {
  await reply
    .header('content-type', 'text/csv; charset=utf-8; header=present')
    .header('content-disposition', `attachment; filename="${name}.csv"`)
    .header('cache-control', 'no-store')
    .send(Readable.from(lines));
}
