import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { ClientType, type Client } from '../clients/index.js';
import { toSlice, type Page } from '../kernel/page.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { History, HistoryConnection, type HistoryEntryType } from '../platform/events/history.js';
import { After, First } from '../platform/graphql/arguments.js';

/** What of an import belongs to the history of its clients: a million rows have one event, not a million. */
const OF_IMPORTS = ['import.done', 'import.undone'];

/** What happened to a client: its own events, and the imports that brought or changed it. */
@Resolver(() => ClientType)
export class ClientHistoryResolver {
  constructor(
    private readonly events: History,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  @ResolveField(() => HistoryConnection, {
    description: 'What happened to it, newest first; imports that brought or changed it included',
  })
  async history(
    @Parent() client: Client,
    @First() first: number | null,
    @After() after: string | null,
  ): Promise<Page<HistoryEntryType>> {
    const changes = await this.unitOfWork.readFor([client.businessId], (tx) =>
      tx.query<{ id: string }[]>(
        `/* imports.ofClient */ SELECT import_id AS id FROM import_change WHERE client_id = $1
         UNION SELECT import_id FROM client WHERE id = $1 AND import_id IS NOT NULL`,
        [client.id],
      ),
    );
    return this.events.pageWith(
      client.id,
      changes.map(({ id }) => id),
      OF_IMPORTS,
      toSlice(first, after),
    );
  }
}
