import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsOptional, IsUUID, MaxLength } from 'class-validator';
import { actionOf } from '../platform/graphql/action.js';
import { connectionOf } from '../platform/graphql/connection.js';
import { COMMON_ERROR_CODES, enumOf } from '../platform/graphql/enum.js';
import { Node } from '../platform/graphql/node.js';
import { MoneyInput } from '../platform/graphql/scalars.js';
import { UserError } from '../platform/graphql/user-error.js';
import { ATTRIBUTIONS, type Attribution } from './outcome.entity.js';
import { OUTCOME_TYPES, type OutcomeState, type OutcomeType as Kind } from './outcome.lifecycle.js';

export const OutcomeTypeEnum = enumOf('OutcomeType', 'What came of an introduction', OUTCOME_TYPES);
export const AttributionEnum = enumOf('Attribution', 'How much the introduction had to do with it', ATTRIBUTIONS);
export const OutcomeStateEnum = enumOf<OutcomeState>('OutcomeState', 'Where an outcome is in its life', {
  REPORTED: 'One side reported it; waits for the other’s word',
  CONFIRMED: 'The other side confirmed it, or did not object in time',
  DISPUTED: 'The other side sees it differently',
  RESOLVED: 'The dispute is over',
  SETTLED: 'The fee is paid',
  WAIVED: 'The fee is given up',
  REVERSED: 'Taken back by a negative entry',
});
export const OutcomeActionEnum = enumOf('OutcomeAction', 'What can be done to an outcome', {
  confirm: 'Say that it is so',
  dispute: 'Say that it is not so, with a reason',
  propose: 'Put an amount on the table that would end the dispute',
  agree: 'Agree to the amount on the table',
  resolve: 'Decide the dispute',
  settle: 'Say that the fee was paid',
  waive: 'Give up the fee',
  reverse: 'Take it back by a negative entry',
});
export const OutcomeReasonEnum = enumOf('OutcomeReason', 'Why something was lost, disputed or reversed', {
  PRICE: 'The price was too high',
  TIMING: 'It was not the time',
  STATUS_QUO: 'The client stayed with what there was',
  COMPETITOR: 'Somebody else was chosen',
  NO_NEED: 'The need was not there',
  NO_BUDGET: 'There was no money for it',
  TRUST: 'Trust was missing',
  AMOUNT_WRONG: 'The amount is not right',
  NOT_FROM_US: 'It did not come from this introduction',
  CANCELLED: 'The client withdrew from the contract',
  MISTAKE: 'It was entered by mistake',
  OTHER: 'Another reason, told in the note',
});
const OutcomeErrorCode = enumOf('OutcomeErrorCode', 'Why a change of an outcome was refused', {
  ...COMMON_ERROR_CODES,
  ALREADY_CLOSED: 'The introduction has an outcome that closes it',
  TOO_LATE: 'The alliance ended too long ago',
  ALLIANCE_NOT_ACTIVE: 'Only what is over can be reported of a guest once the alliance is not active',
  DO_NOT_INTRODUCE: 'The client is marked in the book as not to be introduced',
  NOTHING_PROPOSED: 'No amount is on the table',
});

export const OutcomeAvailableAction = actionOf('Outcome', OutcomeActionEnum, 'outcome');

@ObjectType('Outcome', {
  implements: () => Node,
  description: 'What came of an introduction: reported by one side, confirmed by the other',
})
export class OutcomeGraph extends Node {
  @Field(() => OutcomeTypeEnum, { description: 'What came of it' }) type!: Kind;
  @Field(() => AttributionEnum, { description: 'How much the introduction had to do with it' }) attribution!: Attribution;
  @Field(() => OutcomeStateEnum, { description: 'Where it is in its life' }) state!: OutcomeState;
  @Field(() => Date, { description: 'When it came about' }) closedAt!: Date;
  @Field(() => Date, { description: 'When it was reported' }) reportedAt!: Date;
  @Field(() => OutcomeReasonEnum, { nullable: true, description: 'Why it was lost, disputed or reversed' }) reason!:
    string | null;
  @Field(() => String, { nullable: true, description: 'Words to the reason' }) note!: string | null;
  @Field(() => Int, { description: 'Version, for expectedVersion' }) version!: number;
}

export const OutcomeConnection = connectionOf(() => OutcomeGraph, 'Outcome', 'outcomes');

@ObjectType('ReciprocityEntry', { description: 'One line of what two businesses gave each other' })
export class ReciprocityEntryType {
  @Field(() => ID, { description: 'Id of the line' }) id!: string;
  @Field(() => AttributionEnum, { description: 'Sourced and influenced are never added up' }) attribution!: Attribution;
  @Field(() => Date, { description: 'When the line was made' }) madeAt!: Date;
}

export const ReciprocityConnection = connectionOf(() => ReciprocityEntryType, 'Reciprocity', 'lines of the ledger');

@InputType({ description: 'What came of an introduction, or of a guest of a campaign: exactly one of the two' })
export class OutcomeReportInput {
  @IsOptional()
  @IsUUID('loose')
  @Field(() => ID, { nullable: true, description: 'Id of the introduction; null where it is of a guest' })
  introductionId?: string | null;
  @IsOptional()
  @IsUUID('loose')
  @Field(() => ID, {
    nullable: true,
    description:
      'Id of a guest who said yes: she goes on as an introduction with the outcome. Null where it is of an introduction',
  })
  guestId?: string | null;
  @Field(() => OutcomeTypeEnum, { description: 'What came of it' }) type!: Kind;
  @IsOptional()
  @Field(() => AttributionEnum, {
    nullable: true,
    description: 'How much the introduction had to do with it; SOURCED when absent',
  })
  attribution?: Attribution | null;
  @IsOptional()
  @Field(() => MoneyInput, { nullable: true, description: 'Value of a win' })
  amount?: MoneyInput | null;
  @IsOptional()
  @Field(() => MoneyInput, { nullable: true, description: 'Fee that the two agreed on for a win' })
  fee?: MoneyInput | null;
  @IsOptional()
  @Field(() => Date, { nullable: true, description: 'When it came about; now when absent' })
  closedAt?: Date | null;
  @IsOptional()
  @Field(() => OutcomeReasonEnum, { nullable: true, description: 'Why it was lost or not decided' })
  reason?: string | null;
  @IsOptional()
  @MaxLength(1000)
  @Field(() => String, { nullable: true, description: 'Words to it, read by the other side' })
  note?: string | null;
}

@InputType({ description: 'A reason, and words to it' })
export class OutcomeReasonInput {
  @Field(() => OutcomeReasonEnum, { description: 'The reason; the other side reads it' }) reason!: string;
  @IsOptional()
  @MaxLength(1000)
  @Field(() => String, { nullable: true, description: 'Words to the reason, read by the other side' })
  note?: string | null;
}

@InputType({ description: 'The amount that ends a dispute; 0 when nothing was won' })
export class OutcomeResolutionInput {
  @Field(() => MoneyInput, { description: 'The amount, in the currency of the report' }) amount!: MoneyInput;
  @IsOptional()
  @MaxLength(1000)
  @Field(() => String, { nullable: true, description: 'Words to it, read by the other side' })
  note?: string | null;
}

@ObjectType({ implements: () => UserError, description: 'A refusal of a change of an outcome' })
export class OutcomeUserError extends UserError {
  @Field(() => OutcomeErrorCode, { description: 'Code of the broken rule' }) code!: string;
}

@ObjectType({ description: 'Result of every change of an outcome' })
export class OutcomePayload {
  @Field(() => OutcomeGraph, { nullable: true, description: 'Outcome after the change; null when refused' })
  outcome?: OutcomeGraph | null;
  @Field(() => [OutcomeUserError], { description: 'Why the change was refused; empty when it was made' })
  userErrors!: OutcomeUserError[];
}
