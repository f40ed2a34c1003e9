import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '../accounts/index.js';
import { AlliancesModule } from '../alliances/index.js';
import { BusinessesModule } from '../businesses/index.js';
import { ClientsModule } from '../clients/index.js';
import { ConsentsModule } from '../consents/index.js';
import { IntroductionsModule } from '../introductions/index.js';
import { NetworkModule } from '../network/index.js';
import { CampaignAudiences } from './campaign-audiences.js';
import { CampaignClocks } from './campaign-clocks.js';
import { CampaignCsvController } from './campaign-csv.controller.js';
import { CampaignExpiries } from './campaign-expiries.js';
import { CampaignFieldsResolver, CampaignGuestsResolver, CampaignVersionsResolver } from './campaign-fields.resolver.js';
import { CampaignGrounds } from './campaign-grounds.js';
import { CampaignLetters } from './campaign-letters.js';
import { CampaignMoves } from './campaign-moves.js';
import { CampaignPlanningResolver } from './campaign-planning.resolver.js';
import { CampaignPlanningService } from './campaign-planning.service.js';
import { CampaignPreparation } from './campaign-preparation.js';
import { CampaignPreviews } from './campaign-previews.js';
import { CampaignPreviewsController } from './campaign-previews.controller.js';
import { CampaignRunsResolver } from './campaign-runs.resolver.js';
import { CampaignRunsService } from './campaign-runs.service.js';
import { CampaignSender } from './campaign-sender.js';
import { Campaign, CampaignTurn, CampaignVersion } from './campaign.entity.js';
import { CampaignSubjects } from './campaign-subjects.js';
import { CampaignsQueries } from './campaigns.queries.js';
import { CampaignConsents, CampaignsReactions } from './campaigns.reactions.js';
import { CampaignsResolver } from './campaigns.resolver.js';
import { CampaignsService } from './campaigns.service.js';
import { FunnelsQueries } from './funnels.queries.js';
import { GuestAnswers } from './guest-answers.js';
import { GuestFiles } from './guest-files.js';
import { GuestLists } from './guest-lists.js';
import { GuestMoves } from './guest-moves.js';
import { GuestPagesController, PreferencesController } from './guest-pages.controller.js';
import { GuestTokens } from './guest-tokens.js';
import { GuestViews } from './guest-views.js';
import { GuestsQueries } from './guests.queries.js';
import {
  AllianceCampaignsResolver,
  BusinessCampaignsResolver,
  ContactCampaignsResolver,
  GuestIntroductionsResolver,
  GuestsResolver,
  IntroductionCampaignResolver,
} from './guests.resolver.js';
import { GuestsService } from './guests.service.js';
import { HandOvers } from './hand-overs.js';
import { Invitation, InvitationHanded, InvitationLink, LawfulBasis } from './invitation.entity.js';
import { LawfulBasesService } from './lawful-bases.service.js';
import { MailReportsController } from './mail-reports.controller.js';
import { PageOpens } from './page-opens.js';
import { SendingList } from './sending-list.js';
import { SendingTurns } from './sending-turns.js';

const resolvers = [
  ...[CampaignsResolver, CampaignPlanningResolver, CampaignRunsResolver, CampaignFieldsResolver, CampaignGuestsResolver],
  ...[GuestsResolver, GuestIntroductionsResolver, IntroductionCampaignResolver, AllianceCampaignsResolver],
  ...[BusinessCampaignsResolver, ContactCampaignsResolver, CampaignVersionsResolver],
];

/** A host invites its own clients to something of an ally: from the idea to what came of it. */
@Module({
  imports: [
    TypeOrmModule.forFeature([
      Campaign,
      CampaignVersion,
      CampaignTurn,
      Invitation,
      InvitationHanded,
      InvitationLink,
      LawfulBasis,
    ]),
    ...[AccountsModule, NetworkModule, BusinessesModule, AlliancesModule, ClientsModule, ConsentsModule, IntroductionsModule],
  ],
  controllers: [
    GuestPagesController,
    PreferencesController,
    MailReportsController,
    CampaignCsvController,
    CampaignPreviewsController,
  ],
  providers: [
    ...resolvers,
    ...[CampaignsService, CampaignPlanningService, CampaignRunsService, CampaignMoves, CampaignClocks, CampaignExpiries],
    ...[
      CampaignGrounds,
      CampaignAudiences,
      CampaignPreparation,
      CampaignSender,
      CampaignLetters,
      CampaignPreviews,
      SendingTurns,
      SendingList,
      HandOvers,
    ],
    ...[CampaignsReactions, CampaignConsents, CampaignsQueries, CampaignSubjects, FunnelsQueries, LawfulBasesService],
    ...[GuestsService, GuestsQueries, GuestLists, GuestMoves, GuestAnswers, GuestViews, GuestTokens, GuestFiles, PageOpens],
  ],
  exports: [
    CampaignSubjects,
    CampaignsService,
    CampaignPlanningService,
    CampaignRunsService,
    CampaignsQueries,
    GuestsService,
    LawfulBasesService,
    PageOpens,
  ],
})
export class CampaignsModule {}
