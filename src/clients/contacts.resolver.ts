import { Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../kernel/viewer.js';
import { Needs } from '../platform/graphql/access.js';
import { ById, CurrentViewer, ExpectedVersion, Input } from '../platform/graphql/arguments.js';
import { ok } from '../platform/graphql/payload.js';
import type { RequestContext } from '../platform/graphql/request-context.js';
import type { Client } from './client.entity.js';
import { tidy } from './client.rules.js';
import { ClientType } from './clients.graph.js';
import { ClientsQueries } from './clients.queries.js';
import type { Contact } from './contact.entity.js';
import { ContactAddInput, ContactPayload, ContactType, ContactUpdateInput } from './contacts.graph.js';
import { ContactsService, type ContactValues } from './contacts.service.js';
import { present } from './present.js';

const TheContact = () => ById('Id of the contact');

/** Translates GraphQL to calls and back. It decides nothing: no `if` belongs here. */
@Resolver(() => ContactType)
export class ContactsResolver {
  constructor(
    private readonly service: ContactsService,
    private readonly queries: ClientsQueries,
  ) {}

  @Needs('clients:read')
  @Query(() => ContactType, { nullable: true, description: 'Contact by id; null if it is not in a book of the viewer' })
  contact(@CurrentViewer() viewer: Viewer, @TheContact() id: string): Promise<ContactType | null> {
    return this.queries.findContact(viewer, id);
  }

  @Needs('clients:write')
  @Mutation(() => ContactPayload, { description: 'Write a person of a client into the book. All members but viewers' })
  async contactAdd(
    @CurrentViewer() viewer: Viewer,
    @ById('Id of the client', 'clientId') clientId: string,
    @Input('The person') input: ContactAddInput,
  ): Promise<ContactPayload> {
    return ok({ contact: await this.service.add(viewer, clientId, { ...valuesOf(input), name: tidy(input.name) }) });
  }

  @Needs('clients:write')
  @Mutation(() => ContactPayload, { description: 'Change what the book says of a person. All members but viewers' })
  async contactUpdate(
    @CurrentViewer() viewer: Viewer,
    @TheContact() id: string,
    @Input('What changes') input: ContactUpdateInput,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<ContactPayload> {
    return ok({ contact: await this.service.update(viewer, id, valuesOf(input), expectedVersion) });
  }

  @Needs('clients:write')
  @Mutation(() => ContactPayload, { description: 'Erase what the book says of a person. All members but viewers' })
  async contactRemove(
    @CurrentViewer() viewer: Viewer,
    @TheContact() id: string,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<ContactPayload> {
    await this.service.remove(viewer, id, expectedVersion);
    return ok({ contact: null });
  }

  @ResolveField(() => ClientType, { description: 'The company this person works for' })
  client(contact: Contact, _args: unknown, context: RequestContext): Promise<Client | null> {
    return this.queries.clientById.load(context, contact.clientId);
  }
}

/** The values that were given; what cannot be empty stays as it is when null is given for it. */
function valuesOf({ name, businessTie, personalTie, ...rest }: ContactUpdateInput): Partial<ContactValues> {
  return {
    ...present({ ...rest }),
    ...(name != null && { name: tidy(name) }),
    ...(businessTie != null && { businessTie }),
    ...(personalTie != null && { personalTie }),
  };
}
