import { Injectable } from '@nestjs/common';
import { BusinessesQueries } from '../businesses/index.js';
import { assertNone, DomainError } from '../kernel/domain-error.js';
import { uuidv7 } from '../kernel/id.js';
import { now } from '../kernel/time.js';
import { assertVersion } from '../kernel/version.js';
import type { Viewer } from '../kernel/viewer.js';
import { lockRow } from '../platform/database/lock-row.js';
import { actFor, UnitOfWork, type Tx } from '../platform/database/unit-of-work.js';
import { EventLog } from '../platform/events/event-log.js';
import { Client } from './client.entity.js';
import { booksOf, canRead, canWrite } from './client.policy.js';
import { violationsOfClient, type ClientFacts } from './client.rules.js';
import { ContactErasure } from './contact-erasure.js';
import { CompanyKeys } from './company-keys.js';
import { known } from './known.js';
import { tidyIdentifier } from './company-keys.rules.js';
import { tidyTags } from './client.rules.js';

export type ClientValues = ClientFacts &
  Pick<Client, 'sizeBand' | 'tier' | 'lifecycle' | 'doNotIntroduce' | 'identifier' | 'tags'>;

/** Every change to a client. One public method is one use case is one transaction. Events tell no value of the book. */
@Injectable()
export class ClientsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventLog,
    private readonly businesses: BusinessesQueries,
    private readonly erasure: ContactErasure,
    private readonly keys: CompanyKeys,
  ) {}

  async add(viewer: Viewer, businessId: string, values: Partial<ClientValues> & { name: string }): Promise<Client> {
    if (!canRead(viewer, businessId)) throw noBusiness();
    if (!canWrite(viewer, businessId)) throw forbidden();
    assertNone(violationsOfClient(values, known, today()));
    return this.unitOfWork.run(async (tx) => {
      const business = await this.businesses.find(tx, businessId);
      if (business?.status === 'CLOSED') throw closed();
      await actFor(tx, [businessId]);
      const id = uuidv7();
      await tx.insert(Client, { ...columnsOf(values), name: values.name, id, businessId, createdAt: now() });
      await this.keys.refresh(tx, [id]);
      await this.events.record(tx, {
        type: 'client.added',
        subjectId: id,
        actorId: viewer.userId,
        businessId,
        audience: [businessId],
      });
      return tx.findOneByOrFail(Client, { id });
    });
  }

  /** Only what is present in `values` changes. */
  async update(viewer: Viewer, id: string, values: Partial<ClientValues>, expectedVersion: number | null): Promise<Client> {
    return this.unitOfWork.run(async (tx) => {
      const client = await this.lock(tx, viewer, id);
      assertVersion(client.version, expectedVersion);
      assertNone(violationsOfClient(values, known, today()));
      await tx.update(Client, { id }, { ...columnsOf(values), version: client.version + 1 });
      await this.keys.refresh(tx, [id]);
      await this.events.record(tx, {
        type: 'client.changed',
        subjectId: id,
        actorId: viewer.userId,
        businessId: client.businessId,
        audience: [client.businessId],
        payload: { fields: Object.keys(values) },
      });
      return tx.findOneByOrFail(Client, { id });
    });
  }

  /** Takes the client out of the book. Its name stays for the record; what is known of its people is erased. */
  remove(viewer: Viewer, id: string, expectedVersion: number | null): Promise<Client> {
    return this.unitOfWork.run(async (tx) => {
      const client = await this.lock(tx, viewer, id);
      assertVersion(client.version, expectedVersion);
      await this.erasure.ofClient(tx, client, viewer.userId);
      await tx.update(Client, { id }, { removedAt: now(), version: client.version + 1 });
      await this.keys.refresh(tx, [id]);
      const { businessId } = client;
      await this.events.record(tx, {
        type: 'client.removed',
        subjectId: id,
        actorId: viewer.userId,
        businessId,
        audience: [businessId],
      });
      return tx.findOneByOrFail(Client, { id });
    });
  }

  /** The client, locked until the transaction ends, which from here on acts for the viewer's own businesses. */
  async lock(tx: Tx, viewer: Viewer, id: string, field = 'id'): Promise<Client> {
    await actFor(tx, booksOf(viewer));
    const client = await lockRow(tx, Client, id);
    if (!client || client.removedAt) throw new DomainError({ code: 'NOT_FOUND', message: 'No such client.', field: [field] });
    if (!canWrite(viewer, client.businessId)) throw forbidden();
    return client;
  }
}

const today = (): string => now().toISOString().slice(0, 10);

/** Values as the row has them: domains once each and registrable, money as its two columns. */
function columnsOf({ valuePerYear, domains, identifier, tags, ...columns }: Partial<ClientValues>): Partial<Client> {
  return {
    ...columns,
    ...(identifier !== undefined && { identifier: identifier && tidyIdentifier(identifier) }),
    ...(tags && { tags: tidyTags(tags) }),
    ...(domains && { domains: [...new Set(domains.flatMap((domain) => known.domainOf(domain) ?? []))] }),
    ...(valuePerYear !== undefined && {
      valueMinor: valuePerYear?.amountMinor.toString() ?? null,
      valueCurrency: valuePerYear?.currency ?? null,
    }),
  };
}

const noBusiness = () => new DomainError({ code: 'NOT_FOUND', message: 'No such business.', field: ['businessId'] });
const forbidden = () => new DomainError({ code: 'FORBIDDEN', message: 'You may read this book, and not write in it.' });
const closed = () =>
  new DomainError({ code: 'BUSINESS_CLOSED', message: 'The business has left the network.', field: ['businessId'] });
