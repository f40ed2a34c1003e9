import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Length } from 'class-validator';
import { actionOf } from '../platform/graphql/action.js';
import { COMMON_ERROR_CODES, enumOf } from '../platform/graphql/enum.js';
import { UserError } from '../platform/graphql/user-error.js';
import { ASK_AGAIN_DAYS, MOST_SUPPLIERS } from './survey.rules.js';
import type { SurveyState } from './survey.lifecycle.js';

export const SurveyStateEnum = enumOf<SurveyState>('SupplierSurveyState', 'Where a question to a client stands', {
  ASKED: 'Waits for an answer',
  ANSWERED: 'Suppliers were named',
  DECLINED: 'The client does not want to be asked',
  EXPIRED: 'Ended without an answer',
  WITHDRAWN: 'Taken back before it was answered',
  REVOKED: 'The client took her words back; the firm’s copy is erased',
});
export type SurveyAct = 'ask' | 'withdraw' | 'publish' | 'retract' | 'nominate';
const SurveyActEnum = enumOf<SurveyAct>('SupplierSurveyVerb', 'Something that the asking firm can do', {
  ask: 'Ask the client',
  withdraw: 'Take the question back',
  publish: 'Show on the supplier’s profile that a client recommends it',
  retract: 'Show it no longer',
  nominate: 'Nominate the supplier to the network',
});
export const SurveyAvailableAction = actionOf('SupplierSurvey', SurveyActEnum, 'question, its answer, or the person');

const SurveyErrorCode = enumOf('SupplierSurveyErrorCode', 'Why a change of a question to a client was refused', {
  ...COMMON_ERROR_CODES,
  NO_ADDRESS: 'The book has no e-mail address of this person',
  SUPPRESSED: 'The person asked not to be asked about this',
  ASKED_LATELY: `The person was asked less than ${ASK_AGAIN_DAYS} days ago`,
  NOT_ALLOWED: 'The client did not allow the supplier to be told',
});

@ObjectType('SupplierAnswer', { description: 'A supplier that a client named; nobody but the firm that asked sees it' })
export class SupplierAnswerType {
  @Field(() => ID, { description: 'Id of the answer' }) id!: string;
  @Field(() => String, { description: 'Name of the supplier, as the client wrote it' }) name!: string;
  @Field(() => String, { nullable: true, description: 'Website, as the client wrote it' }) website!: string | null;
  @Field(() => String, { description: 'What the supplier does for her; may be empty' }) whatFor!: string;
  @Field(() => Boolean, { description: 'Whether the supplier may be told that a client recommends it, never who' })
  mayTell!: boolean;
  @Field(() => Date, { nullable: true, description: 'When the firm made it public; null while it has not' })
  publishedAt!: Date | null;
  businessId!: string;
  surveyId!: string;
  nominationId!: string | null;
  supplierId!: string | null;
}

@ObjectType('SupplierSurvey', {
  description: 'A question to a client which suppliers she respects; nobody but the firm that asks sees it',
})
export class SupplierSurveyType {
  @Field(() => ID, { description: 'Id of the question' }) id!: string;
  @Field(() => SurveyStateEnum, { description: 'Where it stands' }) state!: SurveyState;
  @Field(() => String, { description: 'Words of who asks, exactly as they are read' }) text!: string;
  @Field(() => Date, { description: 'When it was asked' }) askedAt!: Date;
  @Field(() => Date, { description: 'When it ends, or ended, without an answer' }) expiresAt!: Date;
  @Field(() => Date, { nullable: true, description: 'When it came to its present state; null while it waits' })
  decidedAt!: Date | null;
  businessId!: string;
}

@InputType({ description: 'A question to a client which suppliers she respects' })
export class SupplierSurveyAskInput {
  @Length(1, 420)
  @Field(() => String, {
    description: `Words to the client, 1 to 420 characters; the page adds how to name up to ${MOST_SUPPLIERS}`,
  })
  text!: string;
}

@ObjectType({ implements: () => UserError, description: 'A refusal of a change of a question to a client' })
export class SupplierSurveyUserError extends UserError {
  @Field(() => SurveyErrorCode, { description: 'Code of the broken rule' }) code!: string;
}

@ObjectType({ description: 'Result of every change of a question to a client' })
export class SupplierSurveyPayload {
  @Field(() => SupplierSurveyType, { nullable: true, description: 'Question after the change; null when refused' })
  supplierSurvey?: SupplierSurveyType | null;
  @Field(() => [SupplierSurveyUserError], { description: 'Why the change was refused; empty when it was made' })
  userErrors!: SupplierSurveyUserError[];
}
