import { Injectable } from '@nestjs/common';
import type { Check } from '../platform/graphql/check.js';
import type { RequestContext } from '../platform/graphql/request-context.js';
import type { Alliance } from './alliance.entity.js';

/** Looks up the facts about alliances that wait for an admin. */
@Injectable()
export class AllianceChecks {
  of(_alliance: Alliance, _context: RequestContext): Promise<Check[]> {
    return Promise.resolve([]);
  }
}
