import { Global, Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BackgroundModule } from './background/background.module.js';
import { Config } from './config/config.js';
import { dataSourceOptions } from './database/data-source-options.js';
import { PrivateRows } from './database/private-rows.js';
import { Reads } from './database/reads.js';
import { UnitOfWork } from './database/unit-of-work.js';
import { EventAudience } from './events/event-audience.entity.js';
import { Event } from './events/event.entity.js';
import { Announcer } from './events/announcer.js';
import { EventLog } from './events/event-log.js';
import { History } from './events/history.js';
import { Callers } from './graphql/callers.js';
import { GraphqlModule } from './graphql/graphql.module.js';
import { DevMailController } from './mail/dev-mail.controller.js';
import { HealthController } from './health/health.controller.js';
import { IdempotencyKey } from './idempotency/idempotency-key.entity.js';
import { IdempotencyKeys } from './idempotency/idempotency-keys.js';
import { Metrics } from './metrics/metrics.js';
import { PageStyleController } from './pages/page-style.controller.js';
import { MetricsController } from './metrics/metrics.controller.js';

/** Plumbing for every feature: configuration, database, events, the GraphQL edge. */
@Global()
@Module({})
export class PlatformModule {
  /** `databaseUrl` is the application role's, see `prepareDatabase`; with null nothing is connected. */
  static with(config: Config, databaseUrl: string | null): DynamicModule {
    const services = [UnitOfWork, Reads, PrivateRows, Announcer, EventLog, History, IdempotencyKeys, Callers, Metrics];
    const showsMail = config.environment === 'development' && !config.mail.smtpUrl;
    return {
      module: PlatformModule,
      imports: [
        TypeOrmModule.forRoot({
          ...dataSourceOptions(databaseUrl ?? 'postgres://localhost', {
            pool: config.database.pool,
            wait: config.database.wait,
            statementTimeout: config.database.statementTimeout,
          }),
          // Each feature lists its rows in its own module.
          autoLoadEntities: true,
          retryAttempts: 0,
          manualInitialization: databaseUrl === null,
        }),
        TypeOrmModule.forFeature([Event, EventAudience, IdempotencyKey]),
        GraphqlModule,
        BackgroundModule,
      ],
      controllers: [HealthController, MetricsController, PageStyleController, ...(showsMail ? [DevMailController] : [])],
      providers: [{ provide: Config, useValue: config }, ...services],
      exports: [Config, GraphqlModule, ...services],
    };
  }
}
