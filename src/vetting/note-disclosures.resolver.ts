import { Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import { AccountsQueries, UserType, type User } from '../accounts/index.js';
import { AlliancesQueries, sideOf, type OneToOne } from '../alliances/index.js';
import { BusinessesQueries, BusinessType, type Business } from '../businesses/index.js';
import { now } from '../kernel/time.js';
import type { Viewer } from '../kernel/viewer.js';
import { PersonOnly } from '../platform/graphql/access.js';
import { ById, CurrentViewer, Input } from '../platform/graphql/arguments.js';
import { ok } from '../platform/graphql/payload.js';
import { viewerOf, type RequestContext } from '../platform/graphql/request-context.js';
import { isLive, type NoteDisclosure } from './note-disclosure.entity.js';
import { DisclosedNotePayload, NoteDiscloseInput, NoteDisclosureType, NoteReadingType } from './note-disclosures.graph.js';
import { NoteDisclosuresQueries } from './note-disclosures.queries.js';
import { mayRead, NoteDisclosuresService } from './note-disclosures.service.js';
import { OneToOnePayload, OneToOneType } from './one-to-ones.graph.js';

/** Letting the network's admins read a private note, and reading it. */
@Resolver(() => OneToOneType)
export class NoteDisclosuresResolver {
  constructor(
    private readonly service: NoteDisclosuresService,
    private readonly queries: NoteDisclosuresQueries,
    private readonly alliances: AlliancesQueries,
  ) {}

  @PersonOnly()
  @Mutation(() => OneToOnePayload, {
    description:
      'Let the network’s admins read the own firm’s private note for a while. Owners; each reading is told to the firm',
  })
  async oneToOneDiscloseNote(
    @CurrentViewer() viewer: Viewer,
    @ById('Id of the one-to-one') id: string,
    @Input('Why and for how long') { reason, hours }: NoteDiscloseInput,
  ): Promise<OneToOnePayload> {
    return ok({ oneToOne: await this.service.disclose(viewer, id, reason, hours) });
  }

  @PersonOnly()
  @Mutation(() => OneToOnePayload, { description: 'End the disclosure of the own firm’s private note. Owners' })
  async oneToOneConcealNote(@CurrentViewer() viewer: Viewer, @ById('Id of the one-to-one') id: string): Promise<OneToOnePayload> {
    return ok({ oneToOne: await this.service.conceal(viewer, id) });
  }

  @PersonOnly()
  @Mutation(() => DisclosedNotePayload, { description: 'Read a disclosed note, which its firm is told. Admins of neither side' })
  async oneToOneReadNote(
    @CurrentViewer() viewer: Viewer,
    @ById('Id of the disclosure') id: string,
  ): Promise<DisclosedNotePayload> {
    return ok({ text: await this.service.read(viewer, id) });
  }

  @ResolveField(() => [NoteDisclosureType], {
    description: 'Disclosures of private notes, the newest first: all of the own firm’s; for admins those that run now',
  })
  async noteDisclosures(meeting: OneToOne, _args: unknown, context: RequestContext): Promise<NoteDisclosure[]> {
    const [alliance, all] = await Promise.all([
      this.alliances.byId.load(context, meeting.allianceId),
      this.queries.ofMeeting.load(context, meeting.id),
    ]);
    if (!alliance || !all) return [];
    const viewer = viewerOf(context);
    const side = sideOf(viewer, alliance);
    if (side !== null) return all.filter(({ businessId }) => businessId === side);
    return mayRead(viewer, alliance) ? all.filter((each) => isLive(each, now())) : [];
  }
}

/** What a disclosure tells beside its own words. */
@Resolver(() => NoteDisclosureType)
export class NoteDisclosureFieldsResolver {
  constructor(
    private readonly queries: NoteDisclosuresQueries,
    private readonly businesses: BusinessesQueries,
  ) {}

  @ResolveField(() => BusinessType, { description: 'Whose note it is' })
  business({ businessId }: NoteDisclosure, _args: unknown, context: RequestContext): Promise<Business | null> {
    return this.businesses.byId.load(context, businessId);
  }

  @ResolveField(() => [NoteReadingType], { description: 'Who has read it, the oldest first' })
  readings({ id }: NoteDisclosure, _args: unknown, context: RequestContext): Promise<NoteReadingType[] | null> {
    return this.queries.readings.load(context, id);
  }
}

/** Who read. */
@Resolver(() => NoteReadingType)
export class NoteReadingsResolver {
  constructor(private readonly accounts: AccountsQueries) {}

  @ResolveField(() => UserType, { nullable: true, description: 'The admin; null once the account is gone' })
  by({ actorId }: NoteReadingType, _args: unknown, context: RequestContext): Promise<User | null> {
    return this.accounts.byId.load(context, actorId);
  }
}
