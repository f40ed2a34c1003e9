import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, IsOptional, Length, MaxLength } from 'class-validator';
import {
  CategoryEnum,
  DecisionMakerRoleEnum,
  SizeBandEnum,
  type Category,
  type DecisionMakerRole,
  type SizeBand,
} from '../markets/index.js';
import { enumOf } from '../platform/graphql/enum.js';
import { BUSINESS_ISSUES, SEQUENCES, type BusinessIssue, type Sequence } from './profile.entities.js';

export const BusinessIssueEnum = enumOf('BusinessIssue', 'What a problem costs a company', BUSINESS_ISSUES);
const SequenceEnum = enumOf('Sequence', 'When something is bought, seen from another category', SEQUENCES);

@ObjectType('Offering', { description: 'Something that a business sells, and the problem it solves' })
export class OfferingType {
  @Field(() => ID, { description: 'Id of the offering' }) id!: string;
  @Field(() => String, { description: 'Name of the offering' }) name!: string;
  @Field(() => String, { description: 'The problem it solves' }) problemSolved!: string;
  @Field(() => BusinessIssueEnum, { description: 'What the problem costs a company' }) businessIssue!: BusinessIssue;
  @Field(() => CategoryEnum, { description: 'Category it belongs to' }) category!: Category;
  @Field(() => SequenceEnum, { nullable: true, description: 'When it is bought, seen from `relativeTo`' })
  sequence!: Sequence | null;
  @Field(() => CategoryEnum, { nullable: true, description: 'Category it comes before, with or after' })
  relativeTo!: Category | null;
}

@InputType({ description: 'Something that a business sells' })
export class OfferingInput {
  @Length(2, 120)
  @Field(() => String, { description: 'Name of the offering, 2 to 120 characters' })
  name!: string;
  @Length(5, 1000)
  @Field(() => String, { description: 'The problem it solves, 5 to 1,000 characters' })
  problemSolved!: string;
  @Field(() => BusinessIssueEnum, { description: 'What the problem costs a company' }) businessIssue!: BusinessIssue;
  @Field(() => CategoryEnum, { description: 'Category it belongs to' }) category!: Category;
  @IsOptional()
  @Field(() => SequenceEnum, { nullable: true, description: 'When it is bought, seen from `relativeTo`; both or neither' })
  sequence?: Sequence | null;
  @IsOptional()
  @Field(() => CategoryEnum, { nullable: true, description: 'Category it comes before, with or after' })
  relativeTo?: Category | null;
}

@ObjectType('TargetMarket', { description: 'A kind of company that a business sells to, and who decides there' })
export class TargetMarketType {
  @Field(() => ID, { description: 'Id of the target market' }) id!: string;
  @Field(() => String, { description: 'Name of the target market' }) name!: string;
  @Field(() => [String], { description: 'NAICS sector codes; empty for all' }) industries!: string[];
  @Field(() => [SizeBandEnum], { description: 'Sizes of company; empty for all' }) sizeBands!: SizeBand[];
  @Field(() => [String], { description: 'Regions, ISO 3166; empty for all' }) regions!: string[];
  @Field(() => [DecisionMakerRoleEnum], { description: 'Who decides about buying' }) decisionMakerRoles!: DecisionMakerRole[];
  @Field(() => String, { description: 'Who is not a fit' }) exclusions!: string;
  @Field(() => Boolean, { description: 'Whether it is the most important one' }) isPrimary!: boolean;
}

@InputType({ description: 'A kind of company that a business sells to' })
export class TargetMarketInput {
  @Length(2, 120)
  @Field(() => String, { description: 'Name of the target market, 2 to 120 characters' })
  name!: string;
  @IsOptional()
  @ArrayMaxSize(20)
  @Field(() => [String], { nullable: true, description: 'NAICS sector codes; empty for all' })
  industries?: string[] | null;
  @IsOptional()
  @ArrayMaxSize(5)
  @Field(() => [SizeBandEnum], { nullable: true, description: 'Sizes of company; empty for all' })
  sizeBands?: SizeBand[] | null;
  @IsOptional()
  @ArrayMaxSize(60)
  @Field(() => [String], { nullable: true, description: 'Regions, ISO 3166; empty for all' })
  regions?: string[] | null;
  @ArrayMaxSize(18)
  @Field(() => [DecisionMakerRoleEnum], { description: 'Who decides about buying' })
  decisionMakerRoles!: DecisionMakerRole[];
  @IsOptional()
  @MaxLength(1000)
  @Field(() => String, { nullable: true, description: 'Who is not a fit' })
  exclusions?: string | null;
  @IsOptional()
  @Field(() => Boolean, { nullable: true, description: 'Whether it is the most important one; one per business' })
  isPrimary?: boolean | null;
}

@ObjectType('ReferralTrigger', { description: '“When you see … say … bring me in for …”' })
export class ReferralTriggerType {
  @Field(() => ID, { description: 'Id of the trigger' }) id!: string;
  @Field(() => String, { description: 'What to look out for' }) see!: string;
  @Field(() => String, { description: 'What to say then' }) say!: string;
  @Field(() => ID, { nullable: true, description: 'Id of the offering it is about' }) offeringId!: string | null;
}

@InputType({ description: '“When you see … say … bring me in for …”' })
export class ReferralTriggerInput {
  @Length(5, 500)
  @Field(() => String, { description: 'What to look out for, 5 to 500 characters' })
  see!: string;
  @Length(5, 500)
  @Field(() => String, { description: 'What to say then, 5 to 500 characters' })
  say!: string;
  @IsOptional()
  @Field(() => ID, { nullable: true, description: 'Id of the offering it is about' })
  offeringId?: string | null;
}
