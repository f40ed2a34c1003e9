import { Injectable } from '@nestjs/common';
import { booksOf, ClientsQueries, type Client } from '../clients/index.js';
import { PrivateRows } from '../platform/database/private-rows.js';
import { Loader } from '../platform/graphql/loader.js';
import { viewerOf, type RequestContext } from '../platform/graphql/request-context.js';
import { SupplierSurvey } from './survey.entity.js';

/** Finds the client that an event about a question is about, for whom the book is open: events do not know it. */
@Injectable()
export class SurveySubjects {
  constructor(
    private readonly rows: PrivateRows,
    private readonly clients: ClientsQueries,
  ) {}

  private readonly contactIdOf = new Loader<string, string, RequestContext>(async (ids, context) => {
    const rows = await this.rows.find(booksOf(viewerOf(context)), SupplierSurvey, {
      name: 'surveys.subjects',
      where: 'id = ANY ($2)',
      values: [ids],
    });
    return new Map(rows.map(({ id, contactId }) => [id, contactId]));
  });

  /** Null where it is not for the viewer, or she was taken out of the book. */
  async of(context: RequestContext, surveyId: string): Promise<Client | null> {
    const contactId = await this.contactIdOf.load(context, surveyId);
    const contact = contactId && (await this.clients.contactById.load(context, contactId));
    return contact ? this.clients.clientById.load(context, contact.clientId) : null;
  }
}
