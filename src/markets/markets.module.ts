import { Module } from '@nestjs/common';
import { MarketsResolver } from './markets.resolver.js';

@Module({ providers: [MarketsResolver] })
export class MarketsModule {}
