import { Injectable } from '@nestjs/common';
import { PrivateRows } from '../platform/database/private-rows.js';
import { Loader } from '../platform/graphql/loader.js';
import { viewerOf, type RequestContext } from '../platform/graphql/request-context.js';
import { ClientNeed } from './client-need.entity.js';
import { booksOf } from './client.policy.js';

/** Reads what clients need, out of the viewer's own books alone. */
@Injectable()
export class ClientNeedsQueries {
  constructor(private readonly rows: PrivateRows) {}

  /** The needs of a client, the newest first. */
  readonly ofClient = new Loader<string, ClientNeed[], RequestContext>(async (clientIds, request) => {
    const needs = await this.rows.find(booksOf(viewerOf(request)), ClientNeed, {
      name: 'clientNeeds.ofClient',
      where: 'client_id = ANY ($2) AND removed_at IS NULL',
      values: [clientIds],
      order: 'id DESC',
    });
    const byClient = new Map<string, ClientNeed[]>(clientIds.map((id) => [id, []]));
    for (const need of needs) byClient.get(need.clientId)?.push(need);
    return byClient;
  });
}
