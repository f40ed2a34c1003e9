import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/index.js';
import { ChangesResolver } from './changes.resolver.js';
import { Connections } from './connections.js';
import { LiveCallers } from './live-callers.js';
import { LiveServer } from './live-server.js';
import { LiveOperations } from './operations.js';

/** Tells connected viewers what happens, as it happens: graphql-ws over the database's notifications. */
@Module({
  imports: [AccountsModule],
  providers: [ChangesResolver, Connections, LiveCallers, LiveOperations, LiveServer],
})
export class LiveModule {}
