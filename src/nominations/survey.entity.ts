import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { surveyLifecycle, type SurveyState } from './survey.lifecycle.js';

/** One question to a client which suppliers she respects. Only who asks sees it. */
@Entity('supplier_survey')
@Index('supplier_survey_one_open', ['businessId', 'contactId'], { unique: true, where: `state = 'ASKED'` })
@Index('supplier_survey_contact', ['contactId', 'id'])
@Index('supplier_survey_address', ['businessId', 'addressHash', 'askedAt'])
@Check('supplier_survey_state', `state IN (${surveyLifecycle.states.map((state) => `'${state}'`).join(', ')})`)
export class SupplierSurvey {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'supplier_survey_pkey' }) id!: string;
  @ForeignKey('business', { name: 'supplier_survey_business_fkey', onDelete: 'CASCADE' })
  @Column({ type: 'uuid', name: 'business_id' })
  businessId!: string;
  @ForeignKey('contact', { name: 'supplier_survey_contact_fkey', onDelete: 'CASCADE' })
  @Column({ type: 'uuid', name: 'contact_id' })
  contactId!: string;
  @Column({ type: 'uuid', name: 'asked_by' }) askedById!: string;
  /** The words of who asks, exactly as she read them. */
  @Column({ type: 'text' }) text!: string;
  /** HMAC of the address that was asked, which outlives the address. */
  @Column({ type: 'bytea', name: 'address_hash' }) addressHash!: Buffer;
  @Column({ type: 'text', default: 'ASKED' }) state!: SurveyState;
  @Column({ type: 'timestamptz', name: 'asked_at' }) askedAt!: Date;
  @Column({ type: 'timestamptz', name: 'expires_at' }) expiresAt!: Date;
  @Column({ type: 'timestamptz', name: 'decided_at', nullable: true }) decidedAt!: Date | null;
}

/** For which business to act on a survey: ids only, and so readable before anybody acts. Written once. */
@Entity('supplier_survey_owner')
export class SupplierSurveyOwner {
  @ForeignKey('supplier_survey', { name: 'supplier_survey_owner_survey_fkey', onDelete: 'CASCADE' })
  @PrimaryColumn({ type: 'uuid', name: 'survey_id', primaryKeyConstraintName: 'supplier_survey_owner_pkey' })
  surveyId!: string;
  @Column({ type: 'uuid', name: 'business_id' }) businessId!: string;
}

/** A supplier that a client named. Emptied when she takes her words back. */
@Entity('supplier_answer')
@Index('supplier_answer_survey', ['surveyId', 'id'])
@Index('supplier_answer_domain', ['businessId', 'domain'], { where: 'published_at IS NOT NULL' })
@Index('supplier_answer_nomination', ['nominationId'], { where: 'nomination_id IS NOT NULL' })
@Check('supplier_answer_allowed', 'may_tell OR published_at IS NULL')
export class SupplierAnswer {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'supplier_answer_pkey' }) id!: string;
  @ForeignKey('supplier_survey', { name: 'supplier_answer_survey_fkey', onDelete: 'CASCADE' })
  @Column({ type: 'uuid', name: 'survey_id' })
  surveyId!: string;
  @ForeignKey('business', { name: 'supplier_answer_business_fkey', onDelete: 'CASCADE' })
  @Column({ type: 'uuid', name: 'business_id' })
  businessId!: string;
  @Column({ type: 'text' }) name!: string;
  @Column({ type: 'text', nullable: true }) website!: string | null;
  /** Registrable domain of the website. */
  @Column({ type: 'text', nullable: true }) domain!: string | null;
  @Column({ type: 'text', name: 'what_for' }) whatFor!: string;
  /** Whether the supplier may be told that a client recommends it. */
  @Column({ type: 'boolean', name: 'may_tell' }) mayTell!: boolean;
  /** When the asking firm made it public; null while it has not. */
  @Column({ type: 'timestamptz', name: 'published_at', nullable: true }) publishedAt!: Date | null;
  @ForeignKey('nomination', { name: 'supplier_answer_nomination_fkey', onDelete: 'SET NULL' })
  @Column({ type: 'uuid', name: 'nomination_id', nullable: true })
  nominationId!: string | null;
  /** The firm on the network that it is. */
  @ForeignKey('business', { name: 'supplier_answer_supplier_fkey', onDelete: 'SET NULL' })
  @Column({ type: 'uuid', name: 'supplier_id', nullable: true })
  supplierId!: string | null;
}

/** That a client of a firm recommends another firm. Public, and so it holds nothing of who, why or how many. */
@Entity('recommendation')
@Check('recommendation_parties_differ', 'recommender_id <> supplier_id')
export class Recommendation {
  @ForeignKey('business', { name: 'recommendation_supplier_fkey', onDelete: 'CASCADE' })
  @PrimaryColumn({ type: 'uuid', name: 'supplier_id', primaryKeyConstraintName: 'recommendation_pkey' })
  supplierId!: string;
  @ForeignKey('business', { name: 'recommendation_recommender_fkey', onDelete: 'CASCADE' })
  @PrimaryColumn({ type: 'uuid', name: 'recommender_id', primaryKeyConstraintName: 'recommendation_pkey' })
  recommenderId!: string;
  @Column({ type: 'timestamptz', name: 'published_at' }) publishedAt!: Date;
}
