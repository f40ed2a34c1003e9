import { Args, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { AccountsQueries, UserType, type User } from '../accounts/index.js';
import { BusinessesQueries, BusinessType, type Business } from '../businesses/index.js';
import { tidy } from '../clients/index.js';
import { toSlice } from '../kernel/page.js';
import type { Viewer } from '../kernel/viewer.js';
import { Needs, PersonOnly } from '../platform/graphql/access.js';
import type { AvailableAction } from '../platform/graphql/action.js';
import { After, ById, CurrentViewer, ExpectedVersion, First, Input } from '../platform/graphql/arguments.js';
import type { Connection } from '../platform/graphql/connection.js';
import { ok } from '../platform/graphql/payload.js';
import { viewerOf, type RequestContext } from '../platform/graphql/request-context.js';
import type { Nomination } from './nomination.entity.js';
import type { NominationVerb } from './nomination.lifecycle.js';
import { verbsOf } from './nomination.policy.js';
import {
  NominationAvailableAction,
  NominationConnection,
  NominationPayload,
  NominationSendInput,
  NominationTieType,
  NominationType,
} from './nominations.graph.js';
import { NominationsQueries, type Tie } from './nominations.queries.js';
import { NominationsService } from './nominations.service.js';

const TheBusiness = () => ById('Id of the business that nominates', 'businessId');
const TheNomination = () => ById('Id of the nomination');

/** Firms that members invite. Translates GraphQL to calls and back. */
@Resolver(() => NominationType)
export class NominationsResolver {
  constructor(
    private readonly service: NominationsService,
    private readonly queries: NominationsQueries,
    private readonly accounts: AccountsQueries,
    private readonly businesses: BusinessesQueries,
  ) {}

  @Needs('discovery:read')
  @Query(() => NominationConnection, { description: 'Nominations of a business of the viewer, newest first' })
  nominations(
    @CurrentViewer() viewer: Viewer,
    @TheBusiness() businessId: string,
    @First() first: number | null,
    @After() after: string | null,
  ): Promise<Connection<NominationType>> {
    return this.queries.page(viewer, businessId, toSlice(first, after));
  }

  @Needs('discovery:read')
  @Query(() => NominationType, { nullable: true, description: 'Nomination by id; null if no business of the viewer made it' })
  nomination(@CurrentViewer() viewer: Viewer, @TheNomination() id: string): Promise<NominationType | null> {
    return this.queries.find(viewer, id);
  }

  @Needs('discovery:read')
  @Query(() => [NominationTieType], {
    description: 'Who nominated this business, and who joined by its nomination: firms to ask for an alliance; the newest few',
  })
  nominationTies(
    @CurrentViewer() viewer: Viewer,
    @ById('Id of the business', 'businessId') businessId: string,
  ): Promise<NominationTieType[]> {
    return this.queries.ties(viewer, businessId);
  }

  @Needs('discovery:read')
  @Query(() => BusinessType, {
    nullable: true,
    description: 'Active business that an e-mail address or a website belongs to; null where it is none’s, or a free mailbox',
  })
  async businessAt(
    @CurrentViewer() viewer: Viewer,
    @TheBusiness() businessId: string,
    @Args('address', { type: () => String, description: 'An e-mail address or a website' }) address: string,
  ): Promise<BusinessType | null> {
    const found = await this.queries.lookUp(viewer, businessId, address);
    return found && this.businesses.findVisible(viewer, found.id);
  }

  @PersonOnly()
  @Mutation(() => NominationPayload, {
    description: 'Nominate a firm that is not on the network: it gets a letter. All members but viewers',
  })
  async nominationSend(
    @CurrentViewer() viewer: Viewer,
    @TheBusiness() businessId: string,
    @Input('The firm') { firmName, personName, email, website, categories, why, answerId }: NominationSendInput,
  ): Promise<NominationPayload> {
    const values = {
      ...{ firmName: tidy(firmName), personName: tidy(personName), email: tidy(email), why: why.trim() },
      ...{ website: tidy(website ?? '') || null, categories: categories ?? [], answerId: answerId ?? null },
    };
    return ok({ nomination: await this.service.send(viewer, businessId, values) });
  }

  @PersonOnly()
  @Mutation(() => NominationPayload, { description: 'Take a nomination back: its link ends. All members but viewers' })
  async nominationWithdraw(
    @CurrentViewer() viewer: Viewer,
    @TheNomination() id: string,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<NominationPayload> {
    return ok({ nomination: await this.service.withdraw(viewer, id, expectedVersion) });
  }

  @PersonOnly()
  @Mutation(() => NominationPayload, { description: 'Say that one’s firm registers because it was nominated. Owners' })
  async nominationAccept(
    @CurrentViewer() viewer: Viewer,
    @Args('token', { type: () => String, description: 'Token of the mailed link' }) token: string,
    @ById('Id of the business that registers', 'businessId') businessId: string,
  ): Promise<NominationPayload> {
    await this.service.accept(viewer, token, businessId);
    return ok({ nomination: null });
  }

  @ResolveField(() => UserType, { nullable: true, description: 'Person who nominated' })
  nominatedBy(nomination: Nomination, _args: unknown, context: RequestContext): Promise<User | null> {
    return this.accounts.byId.load(context, nomination.nominatedById);
  }

  @ResolveField(() => BusinessType, { nullable: true, description: 'The firm on the network, once it was admitted' })
  nominee({ stage, nomineeId }: Nomination, _args: unknown, context: RequestContext): Promise<Business | null> | null {
    return stage === 'JOINED' && nomineeId !== null ? this.businesses.byId.load(context, nomineeId) : null;
  }

  @ResolveField(() => [NominationAvailableAction], { description: 'What the viewer can do to it now' })
  availableActions(
    { businessId, stage, expiresAt }: Nomination,
    _args: unknown,
    context: RequestContext,
  ): AvailableAction<NominationVerb>[] {
    return verbsOf(viewerOf(context), businessId, stage).map((action) => ({
      ...{ action, allowed: true, reason: null, deadline: expiresAt },
    }));
  }
}

/** The other firm of a tie. */
@Resolver(() => NominationTieType)
export class NominationTiesResolver {
  constructor(private readonly businesses: BusinessesQueries) {}

  @ResolveField(() => BusinessType, { nullable: true, description: 'The other firm; null until the nominated one is admitted' })
  other({ otherId, joinedAt }: Tie, _args: unknown, context: RequestContext): Promise<Business | null> | null {
    return joinedAt === null ? null : this.businesses.byId.load(context, otherId);
  }
}
