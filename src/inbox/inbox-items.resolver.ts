import { ResolveField, Resolver } from '@nestjs/graphql';
import { AccountsQueries, UserType, type User } from '../accounts/index.js';
import { AlliancesQueries } from '../alliances/index.js';
import { BusinessesQueries, BusinessType, type Business } from '../businesses/index.js';
import { CampaignSubjects } from '../campaigns/index.js';
import { canViewIntroduction, IntroductionsQueries } from '../introductions/index.js';
import { belongsTo, type Viewer } from '../kernel/viewer.js';
import { SurveySubjects } from '../nominations/index.js';
import { SharingRequestsService } from '../mapping/index.js';
import { OutcomesQueries } from '../outcomes/index.js';
import { viewerOf, type RequestContext } from '../platform/graphql/request-context.js';
import { InboxItemType, InboxSubject } from './inbox.graph.js';

/** The two businesses of a thing; the other one is who waits for the firm. */
type Sides = readonly [string, string];

interface Found {
  readonly __typename: string;
  readonly sides: Sides | null;
}

/** What an item is about. The thing comes with the viewer's own rights, as if she had asked for it by id. */
@Resolver(() => InboxItemType)
export class InboxItemsResolver {
  constructor(
    private readonly accounts: AccountsQueries,
    private readonly businesses: BusinessesQueries,
    private readonly alliances: AlliancesQueries,
    private readonly introductions: IntroductionsQueries,
    private readonly outcomes: OutcomesQueries,
    private readonly campaigns: CampaignSubjects,
    private readonly surveys: SurveySubjects,
    private readonly sharing: SharingRequestsService,
  ) {}

  @ResolveField(() => InboxSubject, {
    nullable: true,
    description: 'The real thing; null where it is of another kind, or not for the viewer, or not for the API key’s scopes',
  })
  subject(item: InboxItemType, _args: unknown, context: RequestContext): Promise<Found | null> {
    return this.find(item, context);
  }

  @ResolveField(() => UserType, { nullable: true, description: 'Person who did it; null for a clock, a client, and a task' })
  actor(item: InboxItemType, _args: unknown, context: RequestContext): Promise<User | null> | null {
    return item.actorId === null ? null : this.accounts.byId.load(context, item.actorId);
  }

  @ResolveField(() => BusinessType, {
    nullable: true,
    description: 'Business that did it, or that waits; null for an admin, a clock and a client',
  })
  async business(item: InboxItemType, _args: unknown, context: RequestContext): Promise<Business | null> {
    if (item.kind === 'NOTICE') return item.businessId === null ? null : this.businesses.byId.load(context, item.businessId);
    const other = (await this.find(item, context))?.sides?.find((side) => side !== item.firmId);
    return other === undefined ? null : this.businesses.byId.load(context, other);
  }

  private async find({ type, subjectId: id, businessId: byId }: InboxItemType, context: RequestContext): Promise<Found | null> {
    const viewer = viewerOf(context);
    switch (type.split('.')[0] ?? '') {
      case 'introduction': {
        const row = mayRead(viewer, 'introductions') ? await this.introductions.byId.load(context, id) : null;
        if (!row || !canViewIntroduction(viewer, row)) return null;
        return { ...row, __typename: 'Introduction', sides: [row.introducerId, row.beneficiaryId] };
      }
      case 'campaign':
      case 'invitation': {
        // A guest's campaign stands for her: who she is, is shown there, to whom it may be.
        const row = mayRead(viewer, 'campaigns') ? await this.campaigns.of(context, viewer, id) : null;
        return row && { ...row, __typename: 'Campaign', sides: [row.hostId, row.beneficiaryId] };
      }
      case 'alliance': {
        const row = mayRead(viewer, 'alliances') ? await this.alliances.byId.load(context, id) : null;
        if (!row || !(belongsTo(viewer, row.proposerId) || belongsTo(viewer, row.partnerId))) return null;
        return { ...row, __typename: 'Alliance', sides: [row.proposerId, row.partnerId] };
      }
      case 'sharing': {
        const row = mayRead(viewer, 'alliances') ? await this.sharing.visible(context, id) : null;
        return row && { ...row, __typename: 'SharingRequest', sides: [row.askerId, row.giverId] };
      }
      case 'outcome': {
        const row = mayRead(viewer, 'outcomes') ? await this.outcomes.byId.load(context, id) : null;
        if (!row || !(belongsTo(viewer, row.introducerId) || belongsTo(viewer, row.beneficiaryId))) return null;
        return { ...row, __typename: 'Outcome', sides: [row.introducerId, row.beneficiaryId] };
      }
      case 'business': {
        const row = mayRead(viewer, 'businesses') && belongsTo(viewer, id) ? await this.businesses.byId.load(context, id) : null;
        return row && { ...row, __typename: 'Business', sides: null };
      }
      case 'nomination': {
        // The other firm: both hear of it once it is on the network.
        const row = byId && mayRead(viewer, 'businesses') ? await this.businesses.findVisible(viewer, byId) : null;
        return row && { ...row, __typename: 'Business', sides: null };
      }
      case 'supplier_survey': {
        // The client that was asked. No key of an integration reads surveys.
        const row = viewer.scopes === null ? await this.surveys.of(context, id) : null;
        return row && { ...row, __typename: 'Client', sides: null };
      }
      default:
        return null;
    }
  }
}

/** An API key that may see the inbox sees of its subjects what its other scopes show. */
const mayRead = ({ scopes }: Viewer, domain: string): boolean => scopes?.has(`${domain}:read`) ?? true;
