import { Controller, Get, Header, ServiceUnavailableException } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Public } from '../graphql/access.js';

/** For balancers and supervisors: whether to restart this process, and whether to send it requests. */
@Public()
@Controller()
export class HealthController {
  constructor(private readonly db: DataSource) {}

  /** The process turns; nothing else is asked, for restarting it would mend nothing else. */
  @Get('healthz')
  @Header('cache-control', 'no-store')
  alive(): object {
    return { status: 'ok' };
  }

  /** 503 while the database does not answer, or is older than this program. */
  @Get('readyz')
  @Header('cache-control', 'no-store')
  async ready(): Promise<object> {
    const done = await this.db.query<{ name: string }[]>('/* health.ready */ SELECT name FROM migration').catch(() => null);
    if (!done) throw new ServiceUnavailableException();
    const names = new Set(done.map(({ name }) => name));
    if (this.db.migrations.some(({ name, constructor }) => !names.has(name ?? constructor.name))) {
      throw new ServiceUnavailableException();
    }
    return { status: 'ok' };
  }
}
