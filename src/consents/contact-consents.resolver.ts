import { ResolveField, Resolver } from '@nestjs/graphql';
import { ContactType, type Contact } from '../clients/index.js';
import type { RequestContext } from '../platform/graphql/request-context.js';
import type { Consent } from './consent.entity.js';
import { ConsentType } from './consents.graph.js';
import { ConsentsQueries } from './consents.queries.js';

/** What consents add to a contact. */
@Resolver(() => ContactType)
export class ContactConsentsResolver {
  constructor(private readonly queries: ConsentsQueries) {}

  @ResolveField(() => [ConsentType], { description: 'What this person was asked, newest first' })
  consents(contact: Contact, _args: unknown, context: RequestContext): Promise<Consent[] | null> {
    return this.queries.ofContact.load(context, contact.id);
  }
}
