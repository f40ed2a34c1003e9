import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, IsOptional, Length, MaxLength, ValidateNested } from 'class-validator';
import { Type } from 'class-transformer';
import { SizeBandEnum, type SizeBand } from '../markets/index.js';
import { COMMON_ERROR_CODES, enumOf } from '../platform/graphql/enum.js';
import { Node } from '../platform/graphql/node.js';
import { UserError } from '../platform/graphql/user-error.js';
import type { ClientLifecycle, ClientTier } from './client.entity.js';
import { ClientLifecycleEnum, ClientTierEnum } from './clients.graph.js';
import { SEGMENT_KINDS, type SegmentKind } from './segment.entity.js';

export const SegmentKindEnum = enumOf<SegmentKind>('SegmentKind', 'What a segment stands for', SEGMENT_KINDS);
const SegmentErrorCode = enumOf('SegmentErrorCode', 'Why a change of a segment was refused', {
  ...COMMON_ERROR_CODES,
  BUSINESS_CLOSED: 'The business has left the network; its book is closed',
});

@ObjectType('SegmentFilter', { description: 'Who belongs: a client that answers each part that is present' })
export class SegmentFilterType {
  @Field(() => [ClientLifecycleEnum], { nullable: true, description: 'One of these' }) lifecycles?:
    readonly ClientLifecycle[] | null;
  @Field(() => [ClientTierEnum], { nullable: true, description: 'One of these' }) tiers?: readonly ClientTier[] | null;
  @Field(() => [String], { nullable: true, description: 'One of these NAICS sectors' }) industries?: readonly string[] | null;
  @Field(() => [String], { nullable: true, description: 'One of these regions, ISO 3166' }) regions?: readonly string[] | null;
  @Field(() => [SizeBandEnum], { nullable: true, description: 'One of these' }) sizeBands?: readonly SizeBand[] | null;
  @Field(() => [String], { nullable: true, description: 'At least one of these tags' }) tags?: readonly string[] | null;
}

@InputType({ description: 'Who belongs: a client that answers each part that is present. An absent part asks for nothing' })
export class SegmentFilterInput {
  @IsOptional()
  @ArrayMaxSize(10)
  @Field(() => [ClientLifecycleEnum], { nullable: true, description: 'One of these' })
  lifecycles?: ClientLifecycle[] | null;
  @IsOptional()
  @ArrayMaxSize(3)
  @Field(() => [ClientTierEnum], { nullable: true, description: 'One of these' })
  tiers?: ClientTier[] | null;
  @IsOptional()
  @ArrayMaxSize(30)
  @MaxLength(20, { each: true })
  @Field(() => [String], { nullable: true, description: 'One of these NAICS sectors' })
  industries?: string[] | null;
  @IsOptional()
  @ArrayMaxSize(100)
  @MaxLength(10, { each: true })
  @Field(() => [String], { nullable: true, description: 'One of these regions, ISO 3166' })
  regions?: string[] | null;
  @IsOptional()
  @ArrayMaxSize(10)
  @Field(() => [SizeBandEnum], { nullable: true, description: 'One of these' })
  sizeBands?: SizeBand[] | null;
  @IsOptional()
  @ArrayMaxSize(20)
  @MaxLength(40, { each: true })
  @Field(() => [String], { nullable: true, description: 'At least one of these tags' })
  tags?: string[] | null;
}

@ObjectType('Segment', {
  implements: () => Node,
  description: 'A named part of the private book of a business; nobody else sees it',
})
export class SegmentType extends Node {
  @Field(() => String, { description: 'Name' }) name!: string;
  @Field(() => SegmentKindEnum, { description: 'What it stands for' }) kind!: SegmentKind;
  @Field(() => Boolean, { description: 'Whether its members are listed, rather than found by its filter' }) uploaded!: boolean;
  @Field(() => SegmentFilterType, { nullable: true, description: 'Who belongs; null for a listed group' })
  filter!: SegmentFilterType | null;
  @Field(() => Date, { description: 'When its definition or its listed members changed last' }) changedAt!: Date;
  @Field(() => Int, { description: 'Version, for expectedVersion' }) version!: number;
}

@InputType({ description: 'A segment for the book' })
export class SegmentAddInput {
  @Length(1, 80)
  @Field(() => String, { description: 'Name, 1 to 80 characters' })
  name!: string;
  @IsOptional()
  @ValidateNested()
  @Type(() => SegmentFilterInput)
  @Field(() => SegmentFilterInput, { nullable: true, description: 'Who belongs; absent for a group whose members are listed' })
  filter?: SegmentFilterInput | null;
}

@InputType({ description: 'What changes about a segment; what is absent stays as it is' })
export class SegmentUpdateInput {
  @IsOptional()
  @Length(1, 80)
  @Field(() => String, { nullable: true, description: 'Name, 1 to 80 characters' })
  name?: string | null;
  @IsOptional()
  @ValidateNested()
  @Type(() => SegmentFilterInput)
  @Field(() => SegmentFilterInput, { nullable: true, description: 'Who belongs' })
  filter?: SegmentFilterInput | null;
}

@InputType({ description: 'Who comes into a listed group, and who goes' })
export class SegmentMembersInput {
  @IsOptional()
  @ArrayMaxSize(1_000)
  @Field(() => [String], { nullable: true, description: 'Ids of clients of the same book that come in' })
  add?: string[] | null;
  @IsOptional()
  @ArrayMaxSize(1_000)
  @Field(() => [String], { nullable: true, description: 'Ids of clients that go' })
  remove?: string[] | null;
}

@ObjectType({ implements: () => UserError, description: 'A refusal of a change of a segment' })
export class SegmentUserError extends UserError {
  @Field(() => SegmentErrorCode, { description: 'Code of the broken rule' }) code!: string;
}

@ObjectType({ description: 'Result of every change of a segment' })
export class SegmentPayload {
  @Field(() => SegmentType, { nullable: true, description: 'Segment after the change; null when refused or removed' })
  segment?: SegmentType | null;
  @Field(() => [SegmentUserError], { description: 'Why the change was refused; empty when it was made' })
  userErrors!: SegmentUserError[];
}
