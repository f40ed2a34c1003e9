import { Args, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { AlliancesQueries, AllianceType, type Alliance } from '../alliances/index.js';
import { BusinessesQueries, BusinessType, type Business } from '../businesses/index.js';
import { ClientConnection, ClientType, type Client } from '../clients/index.js';
import { toSlice } from '../kernel/page.js';
import type { Viewer } from '../kernel/viewer.js';
import { Needs } from '../platform/graphql/access.js';
import { After, ById, CurrentViewer, First } from '../platform/graphql/arguments.js';
import type { Connection } from '../platform/graphql/connection.js';
import type { RequestContext } from '../platform/graphql/request-context.js';
import { Maps } from './maps.js';
import { AllianceMapType, AllyOverlapType, ClientAllyType, SharedClientConnection, SharedClientType } from './map.graph.js';
import { OverlapQueries, type AllyOfClient, type CellOf } from './overlap.queries.js';

const TheAlliance = () => ById('Id of the alliance', 'allianceId');
const OwnSegment = () => ById('Id of the segment of the reader', 'ownSegmentId');
const OtherSegment = () => ById('Id of the segment of the reader’s partner', 'otherSegmentId');
const AsPartner = () =>
  Args('asPartner', {
    type: () => Boolean,
    nullable: true,
    description: 'Whether to see it as the partner sees it: then the partner is the reader, and what comes back is what it gets',
  });

/** The map of what two books share. */
@Resolver(() => AllianceMapType)
export class MapResolver {
  constructor(
    private readonly maps: Maps,
    private readonly queries: OverlapQueries,
  ) {}

  @Needs('clients:read')
  @Query(() => AllianceMapType, { description: 'The map of an alliance, for who acts for one of its sides' })
  allianceMap(
    @CurrentViewer() viewer: Viewer,
    @TheAlliance() allianceId: string,
    @AsPartner() asPartner: boolean | null,
  ): Promise<AllianceMapType> {
    return this.maps.of(viewer, allianceId, asPartner ?? false);
  }

  @Needs('clients:read')
  @Query(() => SharedClientConnection, { description: 'Whom both have; empty where not both show names' })
  sharedClients(
    @CurrentViewer() viewer: Viewer,
    @TheAlliance() allianceId: string,
    @OwnSegment() ownSegmentId: string,
    @OtherSegment() otherSegmentId: string,
    @AsPartner() asPartner: boolean | null,
    @First() first: number | null,
    @After() after: string | null,
  ): Promise<Connection<SharedClientType>> {
    const cell: CellOf = { allianceId, ownSegmentId, otherSegmentId, asPartner: asPartner ?? false };
    return this.queries.sharedClients(viewer, cell, toSlice(first, after));
  }

  @Needs('clients:read')
  @Query(() => SharedClientConnection, { description: 'Whom only the partner has; empty where not both show everything' })
  partnerClients(
    @CurrentViewer() viewer: Viewer,
    @TheAlliance() allianceId: string,
    @OwnSegment() ownSegmentId: string,
    @OtherSegment() otherSegmentId: string,
    @AsPartner() asPartner: boolean | null,
    @First() first: number | null,
    @After() after: string | null,
  ): Promise<Connection<SharedClientType>> {
    const cell: CellOf = { allianceId, ownSegmentId, otherSegmentId, asPartner: asPartner ?? false };
    return this.queries.partnerClients(viewer, cell, toSlice(first, after));
  }

  @Needs('clients:read')
  @Query(() => ClientConnection, {
    description: 'The viewer’s own clients that the partner’s segment does not have; empty where not both show names',
  })
  greenfieldClients(
    @CurrentViewer() viewer: Viewer,
    @TheAlliance() allianceId: string,
    @OwnSegment() ownSegmentId: string,
    @OtherSegment() otherSegmentId: string,
    @First() first: number | null,
    @After() after: string | null,
  ): Promise<Connection<Client>> {
    return this.queries.greenfield(viewer, { allianceId, ownSegmentId, otherSegmentId, asPartner: false }, toSlice(first, after));
  }

  @Needs('clients:read')
  @Query(() => [AllyOverlapType], { description: 'Which allies share most of a segment, the most first' })
  segmentAllies(
    @CurrentViewer() viewer: Viewer,
    @ById('Id of the viewer’s business', 'businessId') businessId: string,
    @ById('Id of one of its segments', 'segmentId') segmentId: string,
  ): Promise<AllyOverlapType[]> {
    return this.maps.alliesOfSegment(viewer, businessId, segmentId);
  }
}

/** Which ally it is. */
@Resolver(() => AllyOverlapType)
export class AllyOverlapsResolver {
  constructor(private readonly alliances: AlliancesQueries) {}

  @ResolveField(() => AllianceType, { description: 'The alliance with it' })
  alliance({ allianceId }: AllyOverlapType, _args: unknown, context: RequestContext): Promise<Alliance | null> {
    return this.alliances.byId.load(context, allianceId);
  }
}

/** Who of the allies knows a client too. */
@Resolver(() => ClientType)
export class ClientAlliesResolver {
  constructor(private readonly queries: OverlapQueries) {}

  @ResolveField(() => [ClientAllyType], { description: 'Allies who know this client as well, where both sides show names' })
  allies(client: Client, _args: unknown, context: RequestContext): Promise<AllyOfClient[] | null> {
    return this.queries.alliesOf.load(context, client.id);
  }
}

/** The ally, and the alliance with it. */
@Resolver(() => ClientAllyType)
export class ClientAlliesFieldsResolver {
  constructor(
    private readonly alliances: AlliancesQueries,
    private readonly businesses: BusinessesQueries,
  ) {}

  @ResolveField(() => BusinessType, { description: 'The ally' })
  business({ otherId }: ClientAllyType, _args: unknown, context: RequestContext): Promise<Business | null> {
    return this.businesses.byId.load(context, otherId);
  }

  @ResolveField(() => AllianceType, { description: 'The alliance with it' })
  alliance({ allianceId }: ClientAllyType, _args: unknown, context: RequestContext): Promise<Alliance | null> {
    return this.alliances.byId.load(context, allianceId);
  }
}
