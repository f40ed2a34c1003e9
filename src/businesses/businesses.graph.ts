import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, IsOptional, Length, MaxLength } from 'class-validator';
import {
  CategoryEnum,
  RegulatedProfessionEnum,
  SizeBandEnum,
  type Category,
  type RegulatedProfession,
  type SizeBand,
} from '../markets/index.js';
import { actionOf } from '../platform/graphql/action.js';
import { connectionOf } from '../platform/graphql/connection.js';
import { COMMON_ERROR_CODES, enumOf } from '../platform/graphql/enum.js';
import { Node } from '../platform/graphql/node.js';
import { UserError } from '../platform/graphql/user-error.js';
import { RISK_TOLERANCES, type RiskTolerance } from './business.entity.js';
import { type BusinessStatus } from './business.lifecycle.js';

export const BusinessStatusEnum = enumOf<BusinessStatus>('BusinessStatus', 'Where a business is in its life', {
  DRAFT: 'Its owner is still writing its profile',
  SUBMITTED: 'Waits for an admin’s decision',
  NEEDS_INFO: 'Waits for its owner’s answer to an admin’s question',
  ACTIVE: 'Takes part in the network',
  REJECTED: 'Was not admitted; the reason says why and when it may apply again',
  SUSPENDED: 'Held by an admin; nothing new begins',
  CLOSED: 'Left the network',
});
export const BusinessActionEnum = enumOf('BusinessAction', 'What can be done to a business', {
  submit: 'Ask an admin to admit it',
  requestInfo: 'Ask its owner a question',
  approve: 'Admit it',
  reject: 'Refuse it, with a reason',
  reapply: 'Take it back to draft and try again',
  suspend: 'Hold it, with a reason',
  reinstate: 'End the suspension',
  close: 'Leave the network',
});
export const RiskToleranceEnum = enumOf('RiskTolerance', 'How a business meets risk', RISK_TOLERANCES);
export const BusinessReasonEnum = enumOf('BusinessReason', 'Why an admin refused or held a business', {
  INCOMPLETE_PROFILE: 'The profile does not say enough',
  IDENTITY_UNCLEAR: 'It is not clear who stands behind it',
  NO_FIT: 'It serves markets that the network does not cover',
  DUPLICATE: 'The business is on the network already',
  CONDUCT: 'It acted against the rules of the network',
  COMPLAINTS: 'Clients or partners complained',
  OTHER: 'Another reason, told in the note',
});
const BusinessErrorCode = enumOf('BusinessErrorCode', 'Why a change of a business was refused', {
  ...COMMON_ERROR_CODES,
  INCOMPLETE: 'Something is missing before it can be submitted',
  SLUG_TAKEN: 'Another business has this short name',
  PRIMARY_TAKEN: 'Another target market is the primary one',
  TOO_EARLY: 'The time to apply again has not come',
  BRIEF_REVEALS: 'A text names somebody in the writer’s book; `field` says which',
});

@ObjectType('BusinessStanding', { description: 'Why a business stands where it stands; for its members and for admins' })
export class BusinessStandingType {
  @Field(() => BusinessReasonEnum, { nullable: true, description: 'Reason of the last refusal or suspension' })
  reason!: string | null;
  @Field(() => String, { nullable: true, description: 'What the admin wrote: the question, or the words to the reason' })
  note!: string | null;
  @Field(() => Date, { nullable: true, description: 'When it may apply again; null when it may at once' })
  reapplyAt!: Date | null;
  @Field(() => RiskToleranceEnum, { nullable: true, description: 'How it meets risk; null where nobody has said' })
  riskTolerance!: RiskTolerance | null;
}

export const BusinessAvailableAction = actionOf('Business', BusinessActionEnum, 'business');

@ObjectType('Business', { implements: () => Node, description: 'A company that takes part in the network' })
export class BusinessType extends Node {
  @Field(() => String, { description: 'Name in the register' }) legalName!: string;
  @Field(() => String, { description: 'Name in daily use' }) tradingName!: string;
  @Field(() => String, { description: 'Short name for addresses, unique' }) slug!: string;
  @Field(() => String, { description: 'What it is about, in its own words' }) about!: string;
  @Field(() => String, { nullable: true, description: 'Website' }) website!: string | null;
  @Field(() => [String], { description: 'Internet domains it uses' }) domains!: string[];
  @Field(() => SizeBandEnum, { description: 'How many people work there' }) sizeBand!: SizeBand;
  @Field(() => [String], { description: 'Where it works, ISO 3166' }) regions!: string[];
  @Field(() => [CategoryEnum], { description: 'What it does' }) categories!: Category[];
  @Field(() => [RegulatedProfessionEnum], { description: 'Regulated professions in the house' })
  regulatedProfessions!: RegulatedProfession[];
  @Field(() => String, { description: 'IANA time zone' }) timezone!: string;
  @Field(() => [Int], { description: 'Working days, 1 is Monday and 7 Sunday' }) workingDays!: number[];
  @Field(() => String, { description: 'ISO 4217 code of the currency it counts in' }) currency!: string;
  @Field(() => BusinessStatusEnum, { description: 'Where it is in its life' }) status!: BusinessStatus;
  @Field(() => Date, { description: 'When its profile was begun' }) createdAt!: Date;
  @Field(() => Boolean, { description: 'Whether it belongs to the demo network' }) isDemo!: boolean;
  @Field(() => Int, { description: 'Version, for expectedVersion' }) version!: number;
}

export const BusinessConnection = connectionOf(() => BusinessType, 'Business', 'businesses');

@InputType({ description: 'The profile of a business' })
export class BusinessProfileInput {
  @Length(2, 120)
  @Field(() => String, { description: 'Name in the register, 2 to 120 characters' })
  legalName!: string;
  @IsOptional()
  @Length(2, 120)
  @Field(() => String, { nullable: true, description: 'Name in daily use; the name in the register when absent' })
  tradingName?: string | null;
  @IsOptional()
  @MaxLength(4000)
  @Field(() => String, { nullable: true, description: 'What it is about, at most 4,000 characters' })
  about?: string | null;
  @IsOptional()
  @MaxLength(300)
  @Field(() => String, { nullable: true, description: 'Website, starting with https://' })
  website?: string | null;
  @IsOptional()
  @ArrayMaxSize(20)
  @Field(() => [String], { nullable: true, description: 'Internet domains it uses, such as nordvik.example' })
  domains?: string[] | null;
  @Field(() => SizeBandEnum, { description: 'How many people work there' }) sizeBand!: SizeBand;
  @ArrayMaxSize(60)
  @Field(() => [String], { description: 'Where it works, ISO 3166' })
  regions!: string[];
  @ArrayMaxSize(10)
  @Field(() => [CategoryEnum], { description: 'What it does, at most 10' })
  categories!: Category[];
  @IsOptional()
  @ArrayMaxSize(6)
  @Field(() => [RegulatedProfessionEnum], { nullable: true, description: 'Regulated professions in the house' })
  regulatedProfessions?: RegulatedProfession[] | null;
  @IsOptional()
  @Field(() => RiskToleranceEnum, { nullable: true, description: 'How it meets risk; unknown when absent' })
  riskTolerance?: RiskTolerance | null;
  @Field(() => String, { description: 'IANA time zone, such as Europe/Oslo' }) timezone!: string;
  @IsOptional()
  @Field(() => [Int], { nullable: true, description: 'Working days, 1 is Monday and 7 Sunday; Monday to Friday when absent' })
  workingDays?: number[] | null;
  @Field(() => String, { description: 'ISO 4217 code of the currency it counts in' }) currency!: string;
}

@InputType({ description: 'A question of an admin to the owner of a business' })
export class BusinessRequestInfoInput {
  @Length(5, 1000)
  @Field(() => String, { description: 'What is still to be told, 5 to 1,000 characters' })
  question!: string;
}

@InputType({ description: 'Why an admin refuses or holds a business' })
export class BusinessReasonInput {
  @Field(() => BusinessReasonEnum, { description: 'The reason' }) reason!: string;
  @IsOptional()
  @MaxLength(1000)
  @Field(() => String, { nullable: true, description: 'Words to the reason, read by the owner' })
  note?: string | null;
}

@InputType({ description: 'Why an admin refuses a business, and when it may try again' })
export class BusinessRejectInput extends BusinessReasonInput {
  @IsOptional()
  @Field(() => Int, { nullable: true, description: 'Days until it may apply again, 0 to 730; 0 when absent' })
  reapplyAfterDays?: number | null;
}

@ObjectType({ implements: () => UserError, description: 'A refusal of a change of a business' })
export class BusinessUserError extends UserError {
  @Field(() => BusinessErrorCode, { description: 'Code of the broken rule' }) code!: string;
}

@ObjectType({ description: 'Result of every change of a business' })
export class BusinessPayload {
  @Field(() => BusinessType, { nullable: true, description: 'Business after the change; null when refused' })
  business?: BusinessType | null;
  @Field(() => ID, { nullable: true, description: 'Id of the part of the profile that was added or changed' })
  partId?: string | null;
  @Field(() => [BusinessUserError], { description: 'Why the change was refused; empty when it was made' })
  userErrors!: BusinessUserError[];
}
