import { Controller, Get, Header } from '@nestjs/common';
import { Public } from '../graphql/access.js';
import { Metrics } from './metrics.js';

/** The figures as Prometheus reads them. They name no business and no person. */
@Public()
@Controller('metrics')
export class MetricsController {
  constructor(private readonly metrics: Metrics) {}

  @Get()
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  @Header('cache-control', 'no-store')
  read(): Promise<string> {
    return this.metrics.registry.metrics();
  }
}
