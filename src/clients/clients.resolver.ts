import { Args, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { toSlice } from '../kernel/page.js';
import type { Viewer } from '../kernel/viewer.js';
import { Needs } from '../platform/graphql/access.js';
import { After, ById, CurrentViewer, ExpectedVersion, First, Input } from '../platform/graphql/arguments.js';
import type { Connection } from '../platform/graphql/connection.js';
import { ok } from '../platform/graphql/payload.js';
import type { RequestContext } from '../platform/graphql/request-context.js';
import { MoneyType } from '../platform/graphql/scalars.js';
import type { Client } from './client.entity.js';
import { tidy } from './client.rules.js';
import { askedOf, ClientsArgs } from './clients-args.graph.js';
import { ClientAddInput, ClientConnection, ClientPayload, ClientType, ClientUpdateInput } from './clients.graph.js';
import { ClientsQueries } from './clients.queries.js';
import { ClientsService, type ClientValues } from './clients.service.js';
import type { Contact } from './contact.entity.js';
import { ContactType } from './contacts.graph.js';
import { present } from './present.js';

const TheClient = () => ById('Id of the client');

/** Translates GraphQL to calls and back. It decides nothing: no `if` belongs here. */
@Resolver(() => ClientType)
export class ClientsResolver {
  constructor(
    private readonly service: ClientsService,
    private readonly queries: ClientsQueries,
  ) {}

  @Needs('clients:read')
  @Query(() => ClientType, { nullable: true, description: 'Client by id; null if it is not in a book of the viewer' })
  client(@CurrentViewer() viewer: Viewer, @TheClient() id: string): Promise<ClientType | null> {
    return this.queries.findClient(viewer, id);
  }

  @Needs('clients:read')
  @Query(() => ClientConnection, { description: 'The book of one of the viewer’s businesses, newest first unless sorted' })
  async clients(
    @CurrentViewer() viewer: Viewer,
    @ById('Id of the business', 'businessId') businessId: string,
    @First() first: number | null,
    @After() after: string | null,
    @Args() asked: ClientsArgs,
  ): Promise<Connection<ClientType>> {
    const wanted = { businessId, ...askedOf(asked) };
    return Object.assign(await this.queries.page(viewer, wanted, toSlice(first, after)), { viewer, wanted });
  }

  @Needs('clients:write')
  @Mutation(() => ClientPayload, { description: 'Write a client into the book. All members but viewers' })
  async clientAdd(
    @CurrentViewer() viewer: Viewer,
    @ById('Id of the business whose book it is', 'businessId') businessId: string,
    @Input('The client') input: ClientAddInput,
  ): Promise<ClientPayload> {
    return ok({ client: await this.service.add(viewer, businessId, { ...valuesOf(input), name: tidy(input.name) }) });
  }

  @Needs('clients:write')
  @Mutation(() => ClientPayload, { description: 'Change what the book says of a client. All members but viewers' })
  async clientUpdate(
    @CurrentViewer() viewer: Viewer,
    @TheClient() id: string,
    @Input('What changes') input: ClientUpdateInput,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<ClientPayload> {
    return ok({ client: await this.service.update(viewer, id, valuesOf(input), expectedVersion) });
  }

  @Needs('clients:write')
  @Mutation(() => ClientPayload, { description: 'Take a client out of the book and erase its contacts. All members but viewers' })
  async clientRemove(
    @CurrentViewer() viewer: Viewer,
    @TheClient() id: string,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<ClientPayload> {
    return ok({ client: await this.service.remove(viewer, id, expectedVersion) });
  }

  @ResolveField(() => [ContactType], { description: 'The people there, first known first; at most 100' })
  contacts(client: Client, _args: unknown, context: RequestContext): Promise<Contact[] | null> {
    return this.queries.contactsOf.load(context, client.id);
  }

  @ResolveField(() => MoneyType, { nullable: true, description: 'What it is worth in a year' })
  valuePerYear({ valueMinor, valueCurrency }: Client): MoneyType | null {
    return valueMinor === null || valueCurrency === null ? null : { amountMinor: BigInt(valueMinor), currency: valueCurrency };
  }
}

/** The values that were given; what cannot be empty stays as it is when null is given for it. */
function valuesOf({ name, domains, tags, lifecycle, doNotIntroduce, ...rest }: ClientUpdateInput): Partial<ClientValues> {
  return {
    ...present({ ...rest }),
    ...(name != null && { name: tidy(name) }),
    ...(domains !== undefined && { domains: domains ?? [] }),
    ...(tags !== undefined && { tags: tags ?? [] }),
    ...(lifecycle != null && { lifecycle }),
    ...(doNotIntroduce != null && { doNotIntroduce }),
  };
}
