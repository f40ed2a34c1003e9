import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { AllianceType, type Alliance } from '../alliances/index.js';
import { BusinessType, type Business } from '../businesses/index.js';
import { ClientsQueries, ContactType, type Contact } from '../clients/index.js';
import { DisclosuresQueries, personOf, PersonOrRedacted, type PersonType, type RedactedType } from '../consents/index.js';
import { IntroductionsQueries, IntroductionType, type Introduction } from '../introductions/index.js';
import { belongsTo, type Viewer } from '../kernel/viewer.js';
import { Needs } from '../platform/graphql/access.js';
import { offer, type AvailableAction } from '../platform/graphql/action.js';
import { ById, CurrentViewer, Input } from '../platform/graphql/arguments.js';
import { ok } from '../platform/graphql/payload.js';
import { viewerOf, type RequestContext } from '../platform/graphql/request-context.js';
import type { Campaign } from './campaign.entity.js';
import { CampaignFunnelType, CampaignType } from './campaigns.graph.js';
import { CampaignsQueries } from './campaigns.queries.js';
import { asSeenBy, FunnelsQueries, sumOf, type Funnel } from './funnels.queries.js';
import {
  GuestAvailableAction,
  GuestPayload,
  GuestType,
  LawfulBasisEnum,
  LawfulBasisPayload,
  LawfulBasisRecordInput,
  LawfulBasisType,
  LawfulBasisWithdrawInput,
} from './guests.graph.js';
import { GuestsQueries } from './guests.queries.js';
import { guestActionsFor, GuestsService } from './guests.service.js';
import type { Invitation, LawfulBasis } from './invitation.entity.js';
import type { GuestVerb } from './invitation.lifecycle.js';
import { LawfulBasesService } from './lawful-bases.service.js';

const TheGuest = () => ById('Id of the guest');

/** A guest, and what the two firms do about her after a yes. */
@Resolver(() => GuestType)
export class GuestsResolver {
  constructor(
    private readonly queries: GuestsQueries,
    private readonly service: GuestsService,
    private readonly campaigns: CampaignsQueries,
    private readonly disclosures: DisclosuresQueries,
    private readonly clients: ClientsQueries,
  ) {}

  @Needs('campaigns:read')
  @Query(() => GuestType, { nullable: true, description: 'Guest by id; null if she is not visible to the viewer' })
  guest(@CurrentViewer() viewer: Viewer, @TheGuest() id: string): Promise<GuestType | null> {
    return this.queries.findVisible(viewer, id);
  }

  @Needs('campaigns:write')
  @Mutation(() => GuestPayload, { description: 'Check her in: she was there' })
  async guestAttend(@CurrentViewer() viewer: Viewer, @TheGuest() id: string): Promise<GuestPayload> {
    return ok({ guest: await this.service.attend(viewer, id) });
  }

  @Needs('campaigns:write')
  @Mutation(() => GuestPayload, { description: 'Take a check-in back' })
  async guestUnattend(@CurrentViewer() viewer: Viewer, @TheGuest() id: string): Promise<GuestPayload> {
    return ok({ guest: await this.service.unattend(viewer, id) });
  }

  @Needs('campaigns:write')
  @Mutation(() => GuestPayload, { description: 'Go on with her as an introduction, which begins in INTRODUCED' })
  async guestConvert(@CurrentViewer() viewer: Viewer, @TheGuest() id: string): Promise<GuestPayload> {
    return ok({ guest: await this.service.convert(viewer, id) });
  }

  @ResolveField(() => CampaignType, { description: 'Campaign that she was invited to' })
  campaign({ campaignId }: Invitation, _args: unknown, context: RequestContext): Promise<Campaign | null> {
    return this.campaigns.byId.load(context, campaignId);
  }

  @ResolveField(() => [GuestAvailableAction], { description: 'What the viewer can do about her now' })
  async availableActions(guest: Invitation, _args: unknown, context: RequestContext): Promise<AvailableAction<GuestVerb>[]> {
    const campaign = await this.campaigns.byId.load(context, guest.campaignId);
    const verbs = campaign ? guestActionsFor(viewerOf(context), campaign, guest) : [];
    return Promise.all(verbs.map((verb) => offer(verb, null)));
  }

  @ResolveField(() => PersonOrRedacted, { description: 'The person as far as her yes lets the beneficiary know her' })
  async person({ id, stage }: Invitation, _args: unknown, context: RequestContext): Promise<PersonType | RedactedType> {
    return personOf(await this.disclosures.bySubject.load(context, id), stage === 'REVOKED' ? 'REVOKED' : 'AWAITING_CONSENT');
  }

  @ResolveField(() => ContactType, { nullable: true, description: 'The person in the host’s book; null for everybody else' })
  contact({ contactId, hostId }: Invitation, _args: unknown, context: RequestContext): Promise<Contact | null> | null {
    return belongsTo(viewerOf(context), hostId) ? this.clients.contactById.load(context, contactId) : null;
  }

  @ResolveField(() => String, { nullable: true, description: 'Why she was left out or not reached; null for all but the host' })
  reason({ reason, hostId }: Invitation, _args: unknown, context: RequestContext): string | null {
    return belongsTo(viewerOf(context), hostId) ? reason : null;
  }

  @ResolveField(() => LawfulBasisEnum, { nullable: true, description: 'Why she was written to; null for all but the host' })
  basis({ basis, hostId }: Invitation, _args: unknown, context: RequestContext): string | null {
    return belongsTo(viewerOf(context), hostId) ? basis : null;
  }

  @ResolveField(() => Date, { nullable: true, description: 'When she was written to; null for all but the host' })
  sentAt({ sentAt, hostId }: Invitation, _args: unknown, context: RequestContext): Date | null {
    return belongsTo(viewerOf(context), hostId) ? sentAt : null;
  }

  @ResolveField(() => Date, { nullable: true, description: 'When she opened the page; null for all but the host' })
  openedAt({ openedAt, hostId }: Invitation, _args: unknown, context: RequestContext): Date | null {
    return belongsTo(viewerOf(context), hostId) ? openedAt : null;
  }
}

/** What a guest and her campaign have to do with introductions. */
@Resolver(() => GuestType)
export class GuestIntroductionsResolver {
  constructor(private readonly introductions: IntroductionsQueries) {}

  @ResolveField(() => IntroductionType, { nullable: true, description: 'What she went on as; null before' })
  introduction({ introductionId }: Invitation, _args: unknown, context: RequestContext): Promise<Introduction | null> | null {
    return introductionId === null ? null : this.introductions.byId.load(context, introductionId);
  }
}

/** What campaigns add to an introduction. */
@Resolver(() => IntroductionType)
export class IntroductionCampaignResolver {
  constructor(private readonly campaigns: CampaignsQueries) {}

  @ResolveField(() => CampaignType, { nullable: true, description: 'Campaign whose guest she was; null where there was none' })
  campaign({ campaignId }: Introduction, _args: unknown, context: RequestContext): Promise<Campaign | null> | null {
    return campaignId ? this.campaigns.byId.load(context, campaignId) : null;
  }
}

/** What campaigns add to an alliance. */
@Resolver(() => AllianceType)
export class AllianceCampaignsResolver {
  constructor(private readonly funnels: FunnelsQueries) {}

  @ResolveField(() => CampaignFunnelType, { description: 'What came of all its campaigns' })
  async campaignFunnel({ id }: Pick<Alliance, 'id'>, _args: unknown, context: RequestContext): Promise<Funnel> {
    return totalOf(this.funnels, await this.funnels.shownOf({ allianceId: id }), context);
  }
}

/** What campaigns add to a business. */
@Resolver(() => BusinessType)
export class BusinessCampaignsResolver {
  constructor(private readonly funnels: FunnelsQueries) {}

  @ResolveField(() => CampaignFunnelType, {
    nullable: true,
    description: 'What came of all its campaigns; null for all but its members',
  })
  async campaignFunnel({ id }: Pick<Business, 'id'>, _args: unknown, context: RequestContext): Promise<Funnel | null> {
    if (!belongsTo(viewerOf(context), id)) return null;
    return totalOf(this.funnels, await this.funnels.shownOf({ businessId: id }), context);
  }
}

async function totalOf(
  funnels: FunnelsQueries,
  campaigns: readonly { id: string; hostId: string }[],
  context: RequestContext,
): Promise<Funnel> {
  const all = await Promise.all(
    campaigns.map(async ({ id, hostId }) => {
      const funnel = await funnels.ofCampaign.load(context, id);
      return funnel && asSeenBy(belongsTo(viewerOf(context), hostId), funnel);
    }),
  );
  return sumOf(all.filter((each) => each !== null));
}

/** The register of a contact: why she may be written to, and what she was invited to. */
@Resolver(() => ContactType)
export class ContactCampaignsResolver {
  constructor(
    private readonly queries: GuestsQueries,
    private readonly bases: LawfulBasesService,
  ) {}

  @ResolveField(() => [LawfulBasisType], { description: 'Why she may be written to, newest first; withdrawn ones too' })
  lawfulBases({ id }: Contact, _args: unknown, context: RequestContext): Promise<LawfulBasis[] | null> {
    return this.queries.basesOf.load(context, id);
  }

  @ResolveField(() => [GuestType], { description: 'Campaigns that she was a guest of, newest first' })
  invitations({ id }: Contact, _args: unknown, context: RequestContext): Promise<Invitation[] | null> {
    return this.queries.ofContact.load(context, id);
  }

  @Needs('clients:write')
  @Mutation(() => LawfulBasisPayload, { description: 'Record why people of the book may be written to' })
  async lawfulBasisRecord(
    @CurrentViewer() viewer: Viewer,
    @Args('businessId', { type: () => ID, description: 'Id of the business whose book it is' }, new ParseUUIDPipe())
    businessId: string,
    @Input('Why, and who') input: LawfulBasisRecordInput,
  ): Promise<LawfulBasisPayload> {
    const { basis, source, segmentId, contactIds } = input;
    const record = { basis, source, segmentId: segmentId ?? null, contactIds: contactIds ?? [] };
    return ok({ people: await this.bases.record(viewer, businessId, record) });
  }

  @Needs('clients:write')
  @Mutation(() => LawfulBasisPayload, { description: 'Take back that people of the book may be written to' })
  async lawfulBasisWithdraw(
    @CurrentViewer() viewer: Viewer,
    @Args('businessId', { type: () => ID, description: 'Id of the business whose book it is' }, new ParseUUIDPipe())
    businessId: string,
    @Input('Who') { segmentId, contactIds }: LawfulBasisWithdrawInput,
  ): Promise<LawfulBasisPayload> {
    return ok({ people: await this.bases.withdraw(viewer, businessId, segmentId ?? null, contactIds ?? []) });
  }
}
