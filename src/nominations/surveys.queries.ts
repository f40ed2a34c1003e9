import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { booksOf, canWriteBook, type Contact } from '../clients/index.js';
import { Suppressions } from '../consents/index.js';
import { DomainError } from '../kernel/domain-error.js';
import { PrivateRows } from '../platform/database/private-rows.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Loader } from '../platform/graphql/loader.js';
import { viewerOf, type RequestContext } from '../platform/graphql/request-context.js';
import { SupplierAnswer, SupplierSurvey } from './survey.entity.js';
import { noAddress, SurveysService } from './surveys.service.js';

/** Recommenders of one firm that are named; beyond that nobody reads. */
const MOST_RECOMMENDERS = 20;

/** Every read of surveys and of what came of them. Surveys and answers only for members of the firm that asked. */
@Injectable()
export class SurveysQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly rows: PrivateRows,
    private readonly unitOfWork: UnitOfWork,
    private readonly suppressions: Suppressions,
    private readonly surveys: SurveysService,
  ) {}

  /** Newest first. */
  readonly ofContact = new Loader<string, SupplierSurvey[], RequestContext>(async (contactIds, context) => {
    const rows = await this.rows.find(booksOf(viewerOf(context)), SupplierSurvey, {
      name: 'surveys.ofContact',
      where: 'contact_id = ANY ($2)',
      values: [contactIds],
      order: 'id DESC',
    });
    return grouped(contactIds, rows, ({ contactId }) => contactId);
  });

  readonly answersOf = new Loader<string, SupplierAnswer[], RequestContext>(async (surveyIds, context) => {
    const rows = await this.rows.find(booksOf(viewerOf(context)), SupplierAnswer, {
      name: 'surveys.answersOf',
      where: `survey_id = ANY ($2) AND name <> ''`,
      values: [surveyIds],
      order: 'id',
    });
    return grouped(surveyIds, rows, ({ surveyId }) => surveyId);
  });

  /** Active firms a client of which recommends this one, as far as the client allowed it and the firm made it public. */
  readonly recommendersOf = new Loader<string, string[]>(async (supplierIds) => {
    const rows = await this.dataSource.query<{ supplierId: string; id: string }[]>(
      `/* surveys.recommendersOf */
       SELECT s.id AS "supplierId", r.recommender_id AS id FROM unnest($1::uuid[]) s(id)
       CROSS JOIN LATERAL (
         SELECT r.recommender_id FROM recommendation r JOIN business b ON b.id = r.recommender_id AND b.status = 'ACTIVE'
         WHERE r.supplier_id = s.id ORDER BY b.trading_name, b.id LIMIT ${MOST_RECOMMENDERS}
       ) r`,
      [supplierIds],
    );
    return new Map(
      [...grouped(supplierIds, rows, ({ supplierId }) => supplierId)].map(([id, found]) => [id, found.map((row) => row.id)]),
    );
  });

  /** What stands in the way of asking this person, in words; null when nothing does, undefined where it is not hers to ask. */
  async obstacle(context: RequestContext, contact: Contact): Promise<string | null | undefined> {
    const viewer = viewerOf(context);
    const { businessId, email } = contact;
    if (viewer.scopes !== null || !canWriteBook(viewer, businessId)) return undefined;
    try {
      if (!email) throw noAddress();
      await this.unitOfWork.readFor([businessId], (tx) =>
        this.surveys.assertMayAsk(tx, businessId, this.suppressions.hashOf(email)),
      );
      return null;
    } catch (error) {
      if (error instanceof DomainError) return error.message;
      throw error;
    }
  }
}

function grouped<Row>(ids: readonly string[], rows: readonly Row[], idOf: (row: Row) => string): Map<string, Row[]> {
  const byId = new Map<string, Row[]>(ids.map((id) => [id, []]));
  for (const row of rows) byId.get(idOf(row))?.push(row);
  return byId;
}
