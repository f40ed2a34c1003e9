import { Injectable } from '@nestjs/common';
import { Loader } from '../platform/graphql/loader.js';
import type { Check } from '../platform/graphql/check.js';

/** Looks up the facts about businesses that wait for an admin. */
@Injectable()
export class BusinessChecks {
  readonly ofBusiness = new Loader<string, Check[]>((ids) => Promise.resolve(new Map(ids.map((id) => [id, []]))));
}
