import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { NetworkPolicy } from './network-policy.entity.js';
import { NetworkResolver } from './network.resolver.js';
import { NetworkService } from './network.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([NetworkPolicy])],
  providers: [NetworkResolver, NetworkService],
  exports: [NetworkService],
})
export class NetworkModule {}
