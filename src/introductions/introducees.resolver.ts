import { ResolveField, Resolver } from '@nestjs/graphql';
import { ClientsQueries, ClientType, ContactType, type Client, type Contact } from '../clients/index.js';
import {
  ConsentsQueries,
  ConsentType,
  DisclosuresQueries,
  personOf,
  PersonOrRedacted,
  type Consent,
  type PersonType,
  type RedactedReason,
  type RedactedType,
} from '../consents/index.js';
import { viewerOf, type RequestContext } from '../platform/graphql/request-context.js';
import type { Introduction } from './introduction.entity.js';
import type { IntroductionStage } from './introduction.lifecycle.js';
import type { IntroductionRow } from './introduction-pages.js';
import { isIntroducers } from './introduction.policy.js';
import { IntroductionType } from './introductions.graph.js';

const REDACTED: Partial<Record<IntroductionStage, RedactedReason>> = {
  DRAFT: 'NOT_ASKED',
  OFFERED: 'NOT_ASKED',
  REQUESTED: 'NOT_ASKED',
  ACCEPTED: 'NOT_ASKED',
  AWAITING_CONSENT: 'AWAITING_CONSENT',
  DEFERRED: 'AWAITING_CONSENT',
  CONSENT_REVOKED: 'REVOKED',
};

/**
 * The one place where a client comes out of an introduction. Her own business reads its book; the partner reads what
 * she granted. Row-level security stands behind both: a mistake here shows nobody.
 */
@Resolver(() => IntroductionType)
export class IntroduceesResolver {
  constructor(
    private readonly clients: ClientsQueries,
    private readonly consents: ConsentsQueries,
    private readonly disclosures: DisclosuresQueries,
  ) {}

  @ResolveField(() => PersonOrRedacted, {
    description: 'The client’s person as far as she agreed to be known to the beneficiary',
  })
  async introducee(introduction: Introduction, _args: unknown, context: RequestContext): Promise<PersonType | RedactedType> {
    const { id, stage } = introduction;
    const disclosure = REDACTED[stage] ? null : await this.disclosures.bySubject.load(context, id);
    return personOf(disclosure, REDACTED[stage] ?? 'NOT_GRANTED');
  }

  @ResolveField(() => ClientType, { nullable: true, description: 'The client in the introducer’s book; null for everybody else' })
  client(
    introduction: IntroductionRow,
    _args: unknown,
    context: RequestContext,
  ): IntroductionRow['client'] | Promise<Client | null> {
    if (introduction.client !== undefined) return introduction.client;
    if (introduction.clientId === null || !isIntroducers(viewerOf(context), introduction)) return null;
    return this.clients.clientById.load(context, introduction.clientId);
  }

  @ResolveField(() => ContactType, {
    nullable: true,
    description: 'The person in the introducer’s book; null for everybody else',
  })
  contact(introduction: Introduction, _args: unknown, context: RequestContext): Promise<Contact | null> | null {
    if (introduction.contactId === null || !isIntroducers(viewerOf(context), introduction)) return null;
    return this.clients.contactById.load(context, introduction.contactId);
  }

  @ResolveField(() => ConsentType, {
    nullable: true,
    description: 'The latest question to the client; null for all but the introducer',
  })
  consent(introduction: Introduction, _args: unknown, context: RequestContext): Promise<Consent | null> | null {
    return isIntroducers(viewerOf(context), introduction) ? this.consents.bySubject.load(context, introduction.id) : null;
  }
}
