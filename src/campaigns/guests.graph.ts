import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, IsOptional, IsUUID, Length } from 'class-validator';
import { actionOf } from '../platform/graphql/action.js';
import { connectionOf } from '../platform/graphql/connection.js';
import { COMMON_ERROR_CODES, enumOf } from '../platform/graphql/enum.js';
import { Node } from '../platform/graphql/node.js';
import { UserError } from '../platform/graphql/user-error.js';
import {
  INVITATION_STAGES,
  LAWFUL_BASES,
  type GuestVerb,
  type InvitationStage,
  type LawfulBasisKind,
} from './invitation.lifecycle.js';

export const GuestStageEnum = enumOf('GuestStage', 'Where a guest of a campaign stands', INVITATION_STAGES);
export const LawfulBasisEnum = enumOf('LawfulBasisKind', 'Why a person may be written to on behalf of partners', LAWFUL_BASES);
const GuestActionEnum = enumOf<GuestVerb>('GuestAction', 'What can be done about a guest', {
  attend: 'Check her in',
  unattend: 'Take a check-in back',
  convert: 'Go on with her as an introduction',
});
export const GuestAvailableAction = actionOf('Guest', GuestActionEnum, 'guest');
const GuestErrorCode = enumOf('GuestErrorCode', 'Why a change of a guest was refused', {
  ...COMMON_ERROR_CODES,
  ALLIANCE_NOT_ACTIVE: 'Introductions begin in an active alliance only',
  DO_NOT_INTRODUCE: 'The client is marked in the book as not to be introduced',
});

@ObjectType('Guest', {
  implements: () => Node,
  description: 'A person who was invited: the host sees all of its own, the beneficiary those who said yes',
})
export class GuestType extends Node {
  @Field(() => GuestStageEnum, { description: 'Where she stands' }) stage!: InvitationStage;
  @Field(() => Int, { nullable: true, description: 'Her turn among those who said yes' }) place!: number | null;
  @Field(() => Date, { nullable: true, description: 'When she answered last' }) answeredAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'Her answer to the one question' }) answer!: string | null;
  @Field(() => Date, { nullable: true, description: 'When she was seen at the event' }) attendedAt!: Date | null;
}

export const GuestConnection = connectionOf(() => GuestType, 'Guest', 'guests');

@ObjectType('LawfulBasis', { description: 'Why a person may be written to on behalf of partners, as it was recorded' })
export class LawfulBasisType {
  @Field(() => LawfulBasisEnum, { description: 'Why' }) basis!: LawfulBasisKind;
  @Field(() => String, { description: 'Where it comes from' }) source!: string;
  @Field(() => Date, { description: 'When it was recorded' }) recordedAt!: Date;
  @Field(() => Date, { nullable: true, description: 'When it was taken back; null while it stands' }) withdrawnAt!: Date | null;
}

@InputType({ description: 'Why people may be written to' })
export class LawfulBasisRecordInput {
  @Field(() => LawfulBasisEnum, { description: 'Why' })
  basis!: LawfulBasisKind;
  @Length(1, 300)
  @Field(() => String, { description: 'Where it comes from, such as “order form of May 2026”' })
  source!: string;
  @IsOptional()
  @IsUUID('loose')
  @Field(() => ID, { nullable: true, description: 'Everybody in this segment' })
  segmentId?: string | null;
  @IsOptional()
  @ArrayMaxSize(500)
  @IsUUID('loose', { each: true })
  @Field(() => [ID], { nullable: true, description: 'These people, at most 500' })
  contactIds?: string[] | null;
}

@InputType({ description: 'Who must not be written to any more' })
export class LawfulBasisWithdrawInput {
  @IsOptional()
  @IsUUID('loose')
  @Field(() => ID, { nullable: true, description: 'Everybody in this segment' })
  segmentId?: string | null;
  @IsOptional()
  @ArrayMaxSize(500)
  @IsUUID('loose', { each: true })
  @Field(() => [ID], { nullable: true, description: 'These people, at most 500' })
  contactIds?: string[] | null;
}

@ObjectType({ implements: () => UserError, description: 'A refusal of a change of a guest' })
export class GuestUserError extends UserError {
  @Field(() => GuestErrorCode, { description: 'Code of the broken rule' }) code!: string;
}

@ObjectType({ description: 'Result of every change of a guest' })
export class GuestPayload {
  @Field(() => GuestType, { nullable: true, description: 'Guest after the change; null when refused' })
  guest?: GuestType | null;
  @Field(() => [GuestUserError], { description: 'Why the change was refused; empty when it was made' })
  userErrors!: GuestUserError[];
}

const LawfulBasisErrorCode = enumOf('LawfulBasisErrorCode', 'Why a lawful basis was not recorded', COMMON_ERROR_CODES);

@ObjectType({ implements: () => UserError, description: 'A refusal of a lawful basis' })
export class LawfulBasisUserError extends UserError {
  @Field(() => LawfulBasisErrorCode, { description: 'Code of the broken rule' }) code!: string;
}

@ObjectType({ description: 'Result of recording why people may be written to' })
export class LawfulBasisPayload {
  @Field(() => Int, { nullable: true, description: 'For how many people; null when refused' })
  people?: number | null;
  @Field(() => [LawfulBasisUserError], { description: 'Why it was refused; empty when it was recorded' })
  userErrors!: LawfulBasisUserError[];
}
