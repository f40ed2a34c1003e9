import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayMinSize, IsUUID } from 'class-validator';
import { AllianceType } from '../alliances/index.js';
import { COMMON_ERROR_CODES, enumOf } from '../platform/graphql/enum.js';
import { UserError } from '../platform/graphql/user-error.js';
import {
  DECLINE_REASONS,
  REQUEST_STATES,
  SHARED_FIELDS,
  SHARING_LEVELS,
  type DeclineReason,
  type RequestState,
  type SharedField,
  type SharingLevel,
} from './sharing.rules.js';

export const SharingLevelEnum = enumOf<SharingLevel>('SharingLevel', 'What is given an ally to see of a segment', SHARING_LEVELS);
export const SharedFieldEnum = enumOf<SharedField>('SharedField', 'What is shown of a client beside its name', SHARED_FIELDS);
export const SharingReasonEnum = enumOf<DeclineReason>('SharingReason', 'Why more is not shared', DECLINE_REASONS);
const { NO_ANSWER: _said, ...sayable } = DECLINE_REASONS;
const SharingDeclineEnum = enumOf('SharingDecline', 'Why more is not shared, as a person says it', sayable);
export const SharingRequestStateEnum = enumOf<RequestState>(
  'SharingRequestState',
  'How far a request for more is',
  REQUEST_STATES,
);
export const SharingRequestActionEnum = enumOf('SharingRequestAction', 'What can be done with a request for more', {
  grant: 'Share more',
  decline: 'Say no, with a reason',
  withdraw: 'Take it back',
});
const SharingErrorCode = enumOf('SharingErrorCode', 'Why a change of what is shared was refused', {
  ...COMMON_ERROR_CODES,
  REQUEST_OPEN: 'This side has asked already, and waits for the answer',
});

@ObjectType('SharingRequest', { description: 'That one side of an alliance asked the other to share more' })
export class SharingRequestType {
  @Field(() => ID, { description: 'Id of the request' }) id!: string;
  @Field(() => SharingLevelEnum, { description: 'What is asked for' }) level!: SharingLevel;
  @Field(() => SharingRequestStateEnum, { description: 'How far it is' }) state!: RequestState;
  @Field(() => SharingReasonEnum, { nullable: true, description: 'Why it was declined or ended; null otherwise' })
  reason!: DeclineReason | null;
  @Field(() => Date, { description: 'When it was asked' }) askedAt!: Date;
  @Field(() => Date, { nullable: true, description: 'When it was decided; null while it is open' }) decidedAt!: Date | null;
  @Field(() => Int, { description: 'Version, for expectedVersion' }) version!: number;
}

@InputType({ description: 'What an ally may see of a segment, whole' })
export class SharingRuleInput {
  @IsUUID('loose')
  @Field(() => ID, { description: 'Id of the segment, one’s own' })
  segmentId!: string;
  @Field(() => SharingLevelEnum, { description: 'What is given' }) level!: SharingLevel;
  @ArrayMaxSize(10)
  @Field(() => [SharedFieldEnum], {
    description: 'What is shown of a client beside its name; only what both sides give is shown',
  })
  fields!: SharedField[];
}

@InputType({ description: 'A request for more' })
export class SharingAskInput {
  @Field(() => SharingLevelEnum, { description: 'What is asked for; HIDDEN is refused' }) level!: SharingLevel;
}

@InputType({ description: 'Which segments a request is granted for' })
export class SharingGrantInput {
  @ArrayMinSize(1)
  @ArrayMaxSize(12)
  @IsUUID('loose', { each: true })
  @Field(() => [ID], { description: 'Ids of one’s own segments, at least one' })
  segmentIds!: string[];
}

@InputType({ description: 'A kind no' })
export class SharingDeclineInput {
  @Field(() => SharingDeclineEnum, { description: 'Why; the other side reads it' }) reason!: DeclineReason;
}

@ObjectType({ implements: () => UserError, description: 'A refusal of a change of what is shared' })
export class SharingUserError extends UserError {
  @Field(() => SharingErrorCode, { description: 'Code of the broken rule' }) code!: string;
}

@ObjectType({ description: 'Result of every change of what is shared' })
export class SharingPayload {
  @Field(() => AllianceType, { nullable: true, description: 'The alliance it is about; null when refused' })
  alliance?: AllianceType | null;
  @Field(() => SharingRequestType, { nullable: true, description: 'The request after the change, where it is about one' })
  request?: SharingRequestType | null;
  @Field(() => [SharingUserError], { description: 'Why the change was refused; empty when it was made' })
  userErrors!: SharingUserError[];
}
