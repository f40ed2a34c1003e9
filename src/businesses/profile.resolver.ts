import { Args, ID, Mutation, Resolver } from '@nestjs/graphql';
import { ParseUUIDPipe } from '@nestjs/common';
import type { Viewer } from '../kernel/viewer.js';
import { Needs } from '../platform/graphql/access.js';
import { ById, CurrentViewer, Input } from '../platform/graphql/arguments.js';
import { ok } from '../platform/graphql/payload.js';
import { BusinessPayload } from './businesses.graph.js';
import { OfferingInput, ReferralTriggerInput, TargetMarketInput } from './profile.graph.js';
import { ProfileService } from './profile.service.js';

const OfBusiness = () => ById('Id of the business', 'businessId');
const OptionalPart = () =>
  Args(
    'partId',
    { type: () => ID, nullable: true, description: 'Id of the part to replace; absent to add one' },
    new ParseUUIDPipe({ optional: true }),
  );
const Part = () => ById('Id of the part', 'partId');

/** The parts of a profile. Owners and managers of the business write them. */
@Resolver()
export class ProfileResolver {
  constructor(private readonly profile: ProfileService) {}

  @Needs('businesses:write')
  @Mutation(() => BusinessPayload, { description: 'Add an offering, or replace one' })
  async businessOfferingSave(
    @CurrentViewer() viewer: Viewer,
    @OfBusiness() businessId: string,
    @OptionalPart() partId: string | null,
    @Input('The offering') input: OfferingInput,
  ): Promise<BusinessPayload> {
    const { name, problemSolved, businessIssue, category, sequence = null, relativeTo = null } = input;
    const offering = { name, problemSolved, businessIssue, category, sequence, relativeTo };
    return ok(await this.profile.saveOffering(viewer, businessId, partId ?? null, offering));
  }

  @Needs('businesses:write')
  @Mutation(() => BusinessPayload, { description: 'Take an offering off the profile' })
  async businessOfferingRemove(
    @CurrentViewer() viewer: Viewer,
    @OfBusiness() businessId: string,
    @Part() partId: string,
  ): Promise<BusinessPayload> {
    return ok(await this.profile.remove(viewer, businessId, partId, 'offering'));
  }

  @Needs('businesses:write')
  @Mutation(() => BusinessPayload, { description: 'Add a target market, or replace one' })
  async businessTargetMarketSave(
    @CurrentViewer() viewer: Viewer,
    @OfBusiness() businessId: string,
    @OptionalPart() partId: string | null,
    @Input('The target market') input: TargetMarketInput,
  ): Promise<BusinessPayload> {
    const market = {
      name: input.name,
      industries: input.industries ?? [],
      sizeBands: input.sizeBands ?? [],
      regions: input.regions ?? [],
      decisionMakerRoles: input.decisionMakerRoles,
      exclusions: input.exclusions ?? '',
      isPrimary: input.isPrimary ?? false,
    };
    return ok(await this.profile.saveTargetMarket(viewer, businessId, partId ?? null, market));
  }

  @Needs('businesses:write')
  @Mutation(() => BusinessPayload, { description: 'Take a target market off the profile' })
  async businessTargetMarketRemove(
    @CurrentViewer() viewer: Viewer,
    @OfBusiness() businessId: string,
    @Part() partId: string,
  ): Promise<BusinessPayload> {
    return ok(await this.profile.remove(viewer, businessId, partId, 'target_market'));
  }

  @Needs('businesses:write')
  @Mutation(() => BusinessPayload, { description: 'Add a referral trigger, or replace one' })
  async businessReferralTriggerSave(
    @CurrentViewer() viewer: Viewer,
    @OfBusiness() businessId: string,
    @OptionalPart() partId: string | null,
    @Input('The referral trigger') input: ReferralTriggerInput,
  ): Promise<BusinessPayload> {
    const trigger = { see: input.see, say: input.say, offeringId: input.offeringId ?? null };
    return ok(await this.profile.saveReferralTrigger(viewer, businessId, partId ?? null, trigger));
  }

  @Needs('businesses:write')
  @Mutation(() => BusinessPayload, { description: 'Take a referral trigger off the profile' })
  async businessReferralTriggerRemove(
    @CurrentViewer() viewer: Viewer,
    @OfBusiness() businessId: string,
    @Part() partId: string,
  ): Promise<BusinessPayload> {
    return ok(await this.profile.remove(viewer, businessId, partId, 'referral_trigger'));
  }
}
