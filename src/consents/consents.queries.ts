import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Viewer } from '../kernel/viewer.js';
import { PrivateRows } from '../platform/database/private-rows.js';
import { Loader } from '../platform/graphql/loader.js';
import { NodeRegistry } from '../platform/graphql/node.resolver.js';
import { viewerOf, type RequestContext } from '../platform/graphql/request-context.js';
import { Consent } from './consent.entity.js';
import { Disclosure } from './disclosure.entity.js';

const booksOf = (context: RequestContext) => [...viewerOf(context).roles.keys()];

/** Reads of consents, for the businesses that asked. Row-level security shows a partner none of them. */
@Injectable()
export class ConsentsQueries implements OnModuleInit {
  constructor(
    private readonly rows: PrivateRows,
    private readonly nodes: NodeRegistry,
  ) {}

  onModuleInit(): void {
    this.nodes.register('Consent', (viewer, id) => this.find(viewer, id));
  }

  /** The latest consent about a subject. */
  readonly bySubject = new Loader<string, Consent, RequestContext>(async (subjectIds, context) => {
    const consents = await this.rows.find(booksOf(context), Consent, {
      name: 'consents.bySubject',
      where: 'subject_id = ANY ($2)',
      values: [subjectIds],
      order: 'id',
    });
    return new Map(consents.map((consent) => [consent.subjectId, consent]));
  });

  /** All that a person was asked, newest first. */
  readonly ofContact = new Loader<string, Consent[], RequestContext>(async (contactIds, context) => {
    const consents = await this.rows.find(booksOf(context), Consent, {
      name: 'consents.ofContact',
      where: 'contact_id = ANY ($2)',
      values: [contactIds],
      order: 'id DESC',
    });
    const byContact = new Map<string, Consent[]>(contactIds.map((id) => [id, []]));
    for (const consent of consents) byContact.get(consent.contactId)?.push(consent);
    return byContact;
  });

  private async find(viewer: Viewer, id: string): Promise<Consent | null> {
    const [consent] = await this.rows.find([...viewer.roles.keys()], Consent, {
      name: 'consents.find',
      where: 'id = $2',
      values: [id],
    });
    return consent ?? null;
  }
}

/** Reads of what was disclosed, for both sides: who gave it, and who received it. */
@Injectable()
export class DisclosuresQueries {
  constructor(private readonly rows: PrivateRows) {}

  /** The latest disclosure about a subject; a wiped one has no value left (`wipedAt`). Null before a yes, and for all others. */
  readonly bySubject = new Loader<string, Disclosure, RequestContext>(async (subjectIds, context) => {
    const disclosures = await this.rows.find(booksOf(context), Disclosure, {
      name: 'disclosures.bySubject',
      where: 'subject_id = ANY ($2)',
      values: [subjectIds],
      order: 'disclosed_at',
    });
    return new Map(disclosures.map((disclosure) => [disclosure.subjectId, disclosure]));
  });
}
