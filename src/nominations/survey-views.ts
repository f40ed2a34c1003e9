import { Injectable } from '@nestjs/common';
import { User } from '../accounts/index.js';
import { Business } from '../businesses/index.js';
import { Clients } from '../clients/index.js';
import { Suppressions } from '../consents/index.js';
import type { Tx } from '../platform/database/unit-of-work.js';
import { SupplierAnswer, type SupplierSurvey } from './survey.entity.js';

/** A survey as its client sees it, in a letter or on her page. */
export interface SurveyView {
  readonly survey: SupplierSurvey;
  readonly askedBy: { readonly name: string; readonly business: string };
  readonly answers: readonly SupplierAnswer[];
  /** Until when she is not asked again; null when she may be. */
  readonly suppressedUntil: Date | null;
  /** Her own name and address in the book; null when she was taken out of it. */
  readonly person: { readonly name: string; readonly address: string | null } | null;
}

/** Gathers what the client is shown. Changes nothing; the transaction must act for the firm that asks. */
@Injectable()
export class SurveyViews {
  constructor(
    private readonly clients: Clients,
    private readonly suppressions: Suppressions,
  ) {}

  async of(tx: Tx, survey: SupplierSurvey): Promise<SurveyView> {
    const { businessId, addressHash, contactId } = survey;
    const business = await tx.findOneBy(Business, { id: businessId });
    const user = await tx.findOneBy(User, { id: survey.askedById });
    const known = await this.clients.find(tx, businessId, contactId);
    return {
      survey,
      askedBy: { name: user?.name ?? business?.tradingName ?? '', business: business?.tradingName ?? '' },
      answers: await tx.find(SupplierAnswer, { where: { surveyId: survey.id }, order: { id: 'ASC' } }),
      suppressedUntil: await this.suppressions.untilOf(tx, { businessId, addressHash, purpose: 'SURVEY' }),
      person: known && { name: known.contact.name, address: known.contact.email },
    };
  }
}
