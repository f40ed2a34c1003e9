import { Args, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { AlliancesQueries, AllianceType, type Alliance } from '../alliances/index.js';
import { BusinessesQueries, BusinessType, type Business } from '../businesses/index.js';
import { assertNone } from '../kernel/domain-error.js';
import { toSlice, type Page } from '../kernel/page.js';
import { now } from '../kernel/time.js';
import type { Viewer } from '../kernel/viewer.js';
import { ClockType } from '../platform/clocks/clock.graph.js';
import type { Clock } from '../platform/clocks/clock.entity.js';
import { Clocks } from '../platform/clocks/clocks.js';
import { History, HistoryConnection, type HistoryEntryType } from '../platform/events/history.js';
import { offer, type AvailableAction } from '../platform/graphql/action.js';
import { After, CurrentViewer, First } from '../platform/graphql/arguments.js';
import type { Connection } from '../platform/graphql/connection.js';
import { viewerOf, type RequestContext } from '../platform/graphql/request-context.js';
import { MoneyType } from '../platform/graphql/scalars.js';
import type { AudiencePreview } from './campaign-audiences.js';
import { CampaignPlanningService } from './campaign-planning.service.js';
import { CampaignVersion, type Campaign } from './campaign.entity.js';
import type { CampaignVerb } from './campaign.lifecycle.js';
import { obstaclesOf } from './campaign-obstacles.js';
import { actionsFor, isHosts, versionsSeenBy } from './campaign.policy.js';
import { blurred, type CampaignContent } from './campaign.rules.js';
import {
  CampaignAudienceType,
  CampaignAvailableAction,
  CampaignContentType,
  CampaignFunnelType,
  CampaignType,
  CampaignVersionType,
} from './campaigns.graph.js';
import { CampaignsQueries } from './campaigns.queries.js';
import { asSeenBy, FunnelsQueries, type Funnel } from './funnels.queries.js';
import { GuestConnection, GuestStageEnum, type GuestType } from './guests.graph.js';
import { GuestsQueries } from './guests.queries.js';
import { audienceSentence } from './audience-sentence.rules.js';
import type { InvitationStage } from './invitation.lifecycle.js';

/** What both sides and admins see of a campaign. No parameter decorators: Nest binds these directly. */
@Resolver(() => CampaignType)
export class CampaignFieldsResolver {
  constructor(
    private readonly alliances: AlliancesQueries,
    private readonly businesses: BusinessesQueries,
    private readonly queries: CampaignsQueries,
    private readonly clocks: Clocks,
  ) {}

  @ResolveField(() => AllianceType, { description: 'Alliance that it belongs to' })
  alliance({ allianceId }: Campaign, _args: unknown, context: RequestContext): Promise<Alliance | null> {
    return this.alliances.byId.load(context, allianceId);
  }

  @ResolveField(() => BusinessType, { description: 'Business that invites its own clients' })
  host({ hostId }: Campaign, _args: unknown, context: RequestContext): Promise<Business | null> {
    return this.businesses.byId.load(context, hostId);
  }

  @ResolveField(() => BusinessType, { description: 'Business that gives what they are invited to' })
  beneficiary({ beneficiaryId }: Campaign, _args: unknown, context: RequestContext): Promise<Business | null> {
    return this.businesses.byId.load(context, beneficiaryId);
  }

  @ResolveField(() => BusinessType, { description: 'Business that proposed it' })
  proposedBy({ proposedById }: Campaign, _args: unknown, context: RequestContext): Promise<Business | null> {
    return this.businesses.byId.load(context, proposedById);
  }

  @ResolveField(() => CampaignContentType, { description: 'The present offer and message' })
  content({ content }: Campaign): CampaignContentType {
    return contentShown(content);
  }

  @ResolveField(() => [CampaignVersionType], {
    description: 'All words it has had, newest first; what was written before it was proposed is for who wrote it',
  })
  async versions(campaign: Campaign, _args: unknown, context: RequestContext): Promise<CampaignVersion[]> {
    const all = (await this.queries.versionsOf.load(context, campaign.id)) ?? [];
    return versionsSeenBy(viewerOf(context), campaign, all);
  }

  @ResolveField(() => Boolean, { description: 'Whether the host has accepted the present words' })
  hostHasAccepted({ hostAccepted, contentNumber }: Campaign): boolean {
    return hostAccepted === contentNumber;
  }

  @ResolveField(() => Boolean, { description: 'Whether the beneficiary has accepted the present words' })
  beneficiaryHasAccepted({ beneficiaryAccepted, contentNumber }: Campaign): boolean {
    return beneficiaryAccepted === contentNumber;
  }

  @ResolveField(() => Boolean, { description: 'Whether the host has sent the present words to itself' })
  isTested({ testedNumber, contentNumber }: Campaign): boolean {
    return testedNumber === contentNumber;
  }

  @ResolveField(() => Boolean, {
    description: 'Whether the host has said what it has cost, and the beneficiary nothing else since',
  })
  hostHasSettled({ hostSettledAt }: Campaign): boolean {
    return hostSettledAt !== null;
  }

  @ResolveField(() => Boolean, {
    description: 'Whether the beneficiary has said what it has cost, and the host nothing else since',
  })
  beneficiaryHasSettled({ beneficiarySettledAt }: Campaign): boolean {
    return beneficiarySettledAt !== null;
  }

  @ResolveField(() => String, { nullable: true, description: 'Words to the reason' })
  note({ note }: Campaign): string | null {
    return note;
  }

  @ResolveField(() => MoneyType, { nullable: true, description: 'What it has cost in the end, as it was said last' })
  finalCost({ finalCostMinor, finalCostCurrency: currency }: Campaign): MoneyType | null {
    return finalCostMinor === null || currency === null ? null : { amountMinor: BigInt(finalCostMinor), currency };
  }

  @ResolveField(() => [ClockType], { description: 'What waits and ends by itself, soonest first' })
  async clocksRunning({ id }: Campaign, _args: unknown, context: RequestContext): Promise<Clock[]> {
    return (await this.clocks.bySubject.load(context, id)) ?? [];
  }

  @ResolveField(() => [CampaignAvailableAction], { description: 'What the viewer can do to it now' })
  async availableActions(campaign: Campaign, _args: unknown, context: RequestContext): Promise<AvailableAction<CampaignVerb>[]> {
    const viewer = viewerOf(context);
    const [clock] = (await this.clocks.bySubject.load(context, campaign.id)) ?? [];
    const gate = (verb: CampaignVerb) => () => assertNone(obstaclesOf(verb, campaign, isHosts(viewer, campaign), now()));
    return Promise.all(actionsFor(viewer, campaign).map((verb) => offer(verb, clock?.dueAt ?? null, gate(verb))));
  }
}

/** Words of some time, in the form of the present ones. */
@Resolver(() => CampaignVersionType)
export class CampaignVersionsResolver {
  constructor(private readonly businesses: BusinessesQueries) {}

  @ResolveField(() => CampaignContentType, { description: 'The offer and the message in those words' })
  content({ content }: CampaignVersion): CampaignContentType {
    return contentShown(content);
  }

  @ResolveField(() => BusinessType, { description: 'Business that wrote them' })
  writtenBy({ businessId }: CampaignVersion, _args: unknown, context: RequestContext): Promise<Business | null> {
    return this.businesses.byId.load(context, businessId);
  }
}

/** What is counted and listed of its guests. Row-level security stands behind the list, a floor of five behind the figures. */
@Resolver(() => CampaignType)
export class CampaignGuestsResolver {
  constructor(
    private readonly funnels: FunnelsQueries,
    private readonly guests: GuestsQueries,
    private readonly planning: CampaignPlanningService,
    private readonly events: History,
  ) {}

  @ResolveField(() => CampaignFunnelType, { description: 'What came of the guests, step by step' })
  async funnel(campaign: Campaign, _args: unknown, context: RequestContext): Promise<Funnel | null> {
    const funnel = await this.funnels.ofCampaign.load(context, campaign.id);
    return funnel && asSeenBy(isHosts(viewerOf(context), campaign), funnel);
  }

  @ResolveField(() => CampaignAudienceType, {
    nullable: true,
    description: 'Who would be invited now, and who is left out; null for all but the host',
  })
  async audience(campaign: Campaign, _args: unknown, context: RequestContext): Promise<CampaignAudienceType | null> {
    if (!isHosts(viewerOf(context), campaign)) return null;
    const { hostId, segmentIds, id } = campaign;
    const preview = await this.planning.preview(hostId, segmentIds, id);
    return audienceOf(segmentIds, preview);
  }

  @ResolveField(() => Int, {
    nullable: true,
    description: 'How many would be invited now, for the beneficiary too; null for fewer than five',
  })
  async audienceSize(campaign: Campaign): Promise<number | null> {
    const { hostId, segmentIds, id } = campaign;
    return blurred((await this.planning.preview(hostId, segmentIds, id)).invited);
  }

  @ResolveField(() => GuestConnection, {
    description: 'Guests that the viewer may see, newest first: the host all, the beneficiary those who said yes',
  })
  guestList(
    @Parent() { id }: Campaign,
    @CurrentViewer() viewer: Viewer,
    @First() first: number | null,
    @After() after: string | null,
    @Args('stage', { type: () => GuestStageEnum, nullable: true, description: 'Only those who stand there' })
    stage: InvitationStage | null,
  ): Promise<Connection<GuestType>> {
    return this.guests.page(viewer, id, stage ?? null, toSlice(first, after));
  }

  @ResolveField(() => HistoryConnection, { description: 'What happened to it, newest first' })
  history(
    @Parent() { id }: Campaign,
    @First() first: number | null,
    @After() after: string | null,
  ): Promise<Page<HistoryEntryType>> {
    return this.events.page(id, toSlice(first, after), ['campaign.progressed']);
  }
}

/** As the host sees it. */
export const audienceOf = (segmentIds: string[], preview: AudiencePreview): CampaignAudienceType => ({
  ...{ segmentIds, selected: preview.selected, invited: preview.invited, leftOut: preview.leftOut },
  ...{ reasons: [...preview.reasons], sentence: audienceSentence(preview) },
});

const contentShown = ({ valueMinor, costMinor, currency, heldAt, fields, ...rest }: CampaignContent): CampaignContentType => {
  const money = (amount: string | null) =>
    amount === null || currency === null ? null : { amountMinor: BigInt(amount), currency };
  return {
    ...rest,
    ...{ value: money(valueMinor), cost: money(costMinor), fields: [...fields] },
    heldAt: heldAt === null ? null : new Date(heldAt),
  };
};
