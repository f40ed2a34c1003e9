import type { Type } from '@nestjs/common';
import { AccountsModule } from './accounts/index.js';
import { AuditModule } from './audit/index.js';
import { AlliancesModule } from './alliances/index.js';
import { BusinessesModule } from './businesses/index.js';
import { CampaignsModule } from './campaigns/index.js';
import { ClientsModule } from './clients/index.js';
import { ConsentsModule } from './consents/index.js';
import { ContactImportsModule } from './contact-imports/index.js';
import { DiscoveryModule } from './discovery/index.js';
import { ImportsModule } from './imports/index.js';
import { EnablementModule } from './enablement/index.js';
import { InboxModule } from './inbox/index.js';
import { IntroductionsModule } from './introductions/index.js';
import { LiveModule } from './live/index.js';
import { MappingModule } from './mapping/index.js';
import { MarketsModule } from './markets/index.js';
import { NominationsModule } from './nominations/index.js';
import { NetworkModule } from './network/index.js';
import { OutcomesModule } from './outcomes/index.js';
import { NotificationsModule } from './notifications/index.js';
import { PortalModule } from './portal/index.js';
import { ReportsModule } from './reports/index.js';
import { ShowroomModule } from './showroom/index.js';
import { VettingModule } from './vetting/index.js';

/** Every feature, in level order: a feature imports only from those before it. */
export const features: Type[] = [
  AccountsModule,
  MarketsModule,
  NetworkModule,
  BusinessesModule,
  AlliancesModule,
  ClientsModule,
  ConsentsModule,
  ImportsModule,
  DiscoveryModule,
  VettingModule,
  MappingModule,
  EnablementModule,
  ContactImportsModule,
  NominationsModule,
  IntroductionsModule,
  CampaignsModule,
  OutcomesModule,
  ReportsModule,
  NotificationsModule,
  InboxModule,
  AuditModule,
  LiveModule,
  ShowroomModule,
  PortalModule,
];
