import { Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import { AlliancesQueries, AllianceType, sideOf, type Alliance, type OneToOne } from '../alliances/index.js';
import { BusinessesQueries, BusinessType, type Business } from '../businesses/index.js';
import { DomainError } from '../kernel/domain-error.js';
import { now } from '../kernel/time.js';
import { owns, worksFor, type Viewer } from '../kernel/viewer.js';
import { PersonOnly } from '../platform/graphql/access.js';
import { offer, type AvailableAction } from '../platform/graphql/action.js';
import { ById, CurrentViewer, ExpectedVersion, Input } from '../platform/graphql/arguments.js';
import { ok } from '../platform/graphql/payload.js';
import { viewerOf, type RequestContext } from '../platform/graphql/request-context.js';
import { isLive } from './note-disclosure.entity.js';
import { NoteDisclosuresQueries } from './note-disclosures.queries.js';
import { assertOpen, hasConfirmed, isHeld, obstacleToConfirm } from './one-to-one.rules.js';
import {
  OneToOneAvailableAction,
  OneToOneChangeInput,
  OneToOneNoteInput,
  OneToOnePayload,
  OneToOneProposeInput,
  OneToOneType,
} from './one-to-ones.graph.js';
import { OneToOnesQueries } from './one-to-ones.queries.js';
import { OneToOnesService } from './one-to-ones.service.js';
import { MET_IN } from './stages.js';

const TheMeeting = () => ById('Id of the one-to-one');
type Verb = 'change' | 'confirm' | 'cancel' | 'writeNote' | 'discloseNote' | 'concealNote';

/** Meetings of the two: what can be done, and what is seen by whom. */
@Resolver(() => OneToOneType)
export class OneToOnesResolver {
  constructor(
    private readonly service: OneToOnesService,
    private readonly queries: OneToOnesQueries,
    private readonly disclosures: NoteDisclosuresQueries,
    private readonly alliances: AlliancesQueries,
    private readonly businesses: BusinessesQueries,
  ) {}

  @PersonOnly()
  @Mutation(() => OneToOnePayload, { description: 'Propose a meeting to the other side, or note one that was held' })
  async oneToOnePropose(
    @CurrentViewer() viewer: Viewer,
    @ById('Id of the alliance', 'allianceId') allianceId: string,
    @Input('The meeting') { startsAt, minutes, place = null, agenda }: OneToOneProposeInput,
  ): Promise<OneToOnePayload> {
    return ok({ oneToOne: await this.service.propose(viewer, allianceId, { startsAt, minutes, place, agenda }) });
  }

  @PersonOnly()
  @Mutation(() => OneToOnePayload, { description: 'Change the date, agenda or shared notes; another date is confirmed anew' })
  async oneToOneChange(
    @CurrentViewer() viewer: Viewer,
    @TheMeeting() id: string,
    @Input('What to change') { startsAt, minutes, place, agenda, sharedNotes }: OneToOneChangeInput,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<OneToOnePayload> {
    const values = {
      ...(startsAt && { startsAt }),
      ...(minutes && { minutes }),
      ...(place !== undefined && { place }),
      ...(agenda && { agenda }),
      ...(typeof sharedNotes === 'string' && { sharedNotes }),
    };
    return ok({ oneToOne: await this.service.change(viewer, id, values, expectedVersion) });
  }

  @PersonOnly()
  @Mutation(() => OneToOnePayload, { description: 'Say for one’s own side that it was held' })
  async oneToOneConfirm(
    @CurrentViewer() viewer: Viewer,
    @TheMeeting() id: string,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<OneToOnePayload> {
    return ok({ oneToOne: await this.service.confirm(viewer, id, expectedVersion) });
  }

  @PersonOnly()
  @Mutation(() => OneToOnePayload, { description: 'Call a meeting off' })
  async oneToOneCancel(
    @CurrentViewer() viewer: Viewer,
    @TheMeeting() id: string,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<OneToOnePayload> {
    return ok({ oneToOne: await this.service.cancel(viewer, id, expectedVersion) });
  }

  @PersonOnly()
  @Mutation(() => OneToOnePayload, { description: 'Write the note that only one’s own firm reads' })
  async oneToOneWriteNote(
    @CurrentViewer() viewer: Viewer,
    @TheMeeting() id: string,
    @Input('The note') { text }: OneToOneNoteInput,
  ): Promise<OneToOnePayload> {
    return ok({ oneToOne: await this.service.writeNote(viewer, id, text) });
  }

  @ResolveField(() => BusinessType, { description: 'The side that proposed it' })
  proposedBy(meeting: OneToOne, _args: unknown, context: RequestContext): Promise<Business | null> {
    return this.businesses.byId.load(context, meeting.proposedBy);
  }

  @ResolveField(() => [BusinessType], { description: 'The sides that say it was held' })
  async confirmedBy(meeting: OneToOne, _args: unknown, context: RequestContext): Promise<Business[]> {
    const alliance = await this.alliances.byId.load(context, meeting.allianceId);
    if (!alliance) return [];
    const ids = [
      ...(meeting.proposerConfirmedAt ? [alliance.proposerId] : []),
      ...(meeting.partnerConfirmedAt ? [alliance.partnerId] : []),
    ];
    const businesses = await Promise.all(ids.map((id) => this.businesses.byId.load(context, id)));
    return businesses.filter((business) => business !== null);
  }

  @ResolveField(() => String, { nullable: true, description: 'Where, or by which means; null for admins' })
  place(meeting: OneToOne, _args: unknown, context: RequestContext): Promise<string | null> {
    return this.ofSides(meeting, context, meeting.place);
  }

  @ResolveField(() => String, { nullable: true, description: 'What it is about; null for admins' })
  agenda(meeting: OneToOne, _args: unknown, context: RequestContext): Promise<string | null> {
    return this.ofSides(meeting, context, meeting.agenda);
  }

  @ResolveField(() => String, { nullable: true, description: 'What both keep of it; null for admins' })
  sharedNotes(meeting: OneToOne, _args: unknown, context: RequestContext): Promise<string | null> {
    return this.ofSides(meeting, context, meeting.sharedNotes);
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'What only the viewer’s own firm keeps of it; null where it keeps nothing, and for everybody else',
  })
  async privateNote(meeting: OneToOne, _args: unknown, context: RequestContext): Promise<string | null> {
    const side = await this.sideOf(meeting, context);
    const notes = (await this.queries.notesOf.load(context, meeting.id)) ?? [];
    return notes.find(({ businessId }) => businessId === side)?.text || null;
  }

  @ResolveField(() => [OneToOneAvailableAction], { description: 'What the viewer can do to it now' })
  async availableActions(meeting: OneToOne, _args: unknown, context: RequestContext): Promise<AvailableAction<Verb>[]> {
    const alliance = await this.alliances.byId.load(context, meeting.allianceId);
    const viewer = viewerOf(context);
    const side = alliance && sideOf(viewer, alliance);
    if (!alliance || !side || !worksFor(viewer, side)) return [];
    const isProposer = side === alliance.proposerId;
    const isOpen = MET_IN.includes(alliance.stage);
    const verbs: readonly Verb[] = [
      ...(isOpen && !meeting.cancelledAt ? (['change'] as const) : []),
      ...(isOpen && !meeting.cancelledAt && !isHeld(meeting) ? (['confirm', 'cancel'] as const) : []),
      ...(isOpen ? (['writeNote'] as const) : []),
      ...(owns(viewer, side) ? await this.aboutDisclosing(meeting, side, context) : []),
    ];
    const gateOf: Partial<Record<Verb, () => void>> = {
      change: () => assertOpen(meeting),
      confirm: () => {
        const obstacle = obstacleToConfirm(meeting, hasConfirmed(meeting, isProposer), now());
        if (obstacle) throw new DomainError(obstacle);
      },
    };
    return Promise.all(verbs.map((verb) => offer(verb, null, gateOf[verb])));
  }

  /** For an owner: what she can do about admins reading her firm's note. */
  private async aboutDisclosing({ id }: OneToOne, side: string, context: RequestContext): Promise<Verb[]> {
    const [notes, disclosures] = await Promise.all([
      this.queries.notesOf.load(context, id),
      this.disclosures.ofMeeting.load(context, id),
    ]);
    if (disclosures?.some((each) => each.businessId === side && isLive(each, now()))) return ['concealNote'];
    return notes?.some(({ businessId, text }) => businessId === side && text !== '') ? ['discloseNote'] : [];
  }

  private async ofSides<T>(meeting: OneToOne, context: RequestContext, value: T): Promise<T | null> {
    return (await this.sideOf(meeting, context)) === null ? null : value;
  }

  private async sideOf({ allianceId }: OneToOne, context: RequestContext): Promise<string | null> {
    const alliance = await this.alliances.byId.load(context, allianceId);
    return alliance && sideOf(viewerOf(context), alliance);
  }
}

/** The meetings of an alliance. */
@Resolver(() => AllianceType)
export class AllianceOneToOnesResolver {
  constructor(private readonly queries: OneToOnesQueries) {}

  @ResolveField(() => [OneToOneType], { description: 'Meetings of the two, the newest first; at most a hundred' })
  oneToOnes(alliance: Alliance, _args: unknown, context: RequestContext): Promise<OneToOne[] | null> {
    return this.queries.ofAlliance.load(context, alliance.id);
  }
}
