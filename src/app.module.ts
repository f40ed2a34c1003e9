import { Module, type DynamicModule } from '@nestjs/common';
import type { Config } from './platform/config/config.js';
import { PlatformModule } from './platform/platform.module.js';
import { features } from './features.js';

/** The whole service. */
@Module({})
export class AppModule {
  /** `databaseUrl` is the application role's, see `prepareDatabase`; with null the service is put together, but not connected. */
  static with(config: Config, databaseUrl: string | null): DynamicModule {
    return { module: AppModule, imports: [PlatformModule.with(config, databaseUrl), ...features] };
  }
}
