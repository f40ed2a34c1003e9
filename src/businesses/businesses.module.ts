import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '../accounts/index.js';
import { NetworkModule } from '../network/index.js';
import { refusesAs } from '../platform/database/constraints.js';
import { BusinessGates } from './business-gates.js';
import { BusinessClocks } from './business-clocks.js';
import { BusinessChecks } from './business-checks.js';
import { BusinessChecksResolver } from './business-checks.resolver.js';
import { BusinessFieldsResolver } from './business-fields.resolver.js';
import { Business } from './business.entity.js';
import { HistoryEntriesResolver, MemberBusinessResolver } from './businesses-from-below.resolver.js';
import { BusinessesQueries } from './businesses.queries.js';
import { BusinessesResolver } from './businesses.resolver.js';
import { BusinessesService } from './businesses.service.js';
import { Discretion } from './discretion.js';
import { Offering, ReferralTrigger, TargetMarket } from './profile.entities.js';
import { ProfileResolver } from './profile.resolver.js';
import { ProfileService } from './profile.service.js';

refusesAs('business_slug_key', {
  code: 'SLUG_TAKEN',
  message: 'Another business has this short name; try again.',
  field: ['input', 'tradingName'],
});
refusesAs('target_market_one_primary', {
  code: 'PRIMARY_TAKEN',
  message: 'Another target market is the primary one; change that one first.',
  field: ['input', 'isPrimary'],
});

@Module({
  imports: [TypeOrmModule.forFeature([Business, Offering, TargetMarket, ReferralTrigger]), AccountsModule, NetworkModule],
  providers: [
    BusinessesResolver,
    BusinessFieldsResolver,
    ProfileResolver,
    BusinessesService,
    ProfileService,
    BusinessesQueries,
    BusinessClocks,
    BusinessGates,
    BusinessChecks,
    BusinessChecksResolver,
    MemberBusinessResolver,
    HistoryEntriesResolver,
    Discretion,
  ],
  exports: [BusinessesQueries, BusinessesService, Discretion],
})
export class BusinessesModule {}
