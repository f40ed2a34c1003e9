import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, IsOptional, MaxLength } from 'class-validator';
import {
  CategoryEnum,
  DecisionMakerRoleEnum,
  SizeBandEnum,
  type Category,
  type DecisionMakerRole,
  type SizeBand,
} from '../markets/index.js';
import { connectionOf } from '../platform/graphql/connection.js';
import { COMMON_ERROR_CODES, enumOf } from '../platform/graphql/enum.js';
import { UserError } from '../platform/graphql/user-error.js';
import { DISMISSAL_REASONS, type DismissalReason } from './dismissal.rules.js';
import { MATCH_PARTS, type MatchPart } from './match-factors.rules.js';

export const MatchPartEnum = enumOf<MatchPart>('MatchPart', 'What a match is judged by', MATCH_PARTS);
export const DismissalReasonEnum = enumOf<DismissalReason>('DismissalReason', 'Why a firm is set aside', DISMISSAL_REASONS);
const DiscoveryErrorCode = enumOf('DiscoveryErrorCode', 'Why a change was refused', COMMON_ERROR_CODES);

@ObjectType('MatchScore', { description: 'How well a firm fits by one measure' })
export class MatchScoreType {
  @Field(() => MatchPartEnum, { description: 'The measure' }) part!: MatchPart;
  @Field(() => Int, { nullable: true, description: 'Steps of a bar, 0 to 5; null where too little is known' })
  steps!: number | null;
}

@ObjectType('MatchSentence', { description: 'Something to know about a match, in words made from the two profiles' })
export class MatchSentenceType {
  @Field(() => MatchPartEnum, { nullable: true, description: 'The measure it speaks of; null for what dismissals taught' })
  part!: MatchPart | null;
  @Field(() => String, { description: 'The sentence, ready to show' }) text!: string;
}

@ObjectType('MatchCompetitor', { description: 'That a firm is a competitor' })
export class MatchCompetitorType {
  @Field(() => [CategoryEnum], { description: 'What both do' }) services!: readonly Category[];
  @Field(() => String, { description: 'The same in words' }) sentence!: string;
}

@ObjectType('MatchDismissal', { description: 'That a firm was set aside' })
export class MatchDismissalType {
  @Field(() => DismissalReasonEnum, { description: 'Why' }) reason!: DismissalReason;
  @Field(() => Date, { description: 'When' }) at!: Date;
}

@ObjectType('Match', { description: 'A firm that may become a partner of another one, and why' })
export class MatchType {
  @Field(() => ID, { description: 'Id of the firm found' }) id!: string;
  @Field(() => Int, { description: 'How well it fits, in steps of a bar: 1 to 5' }) steps!: number;
  @Field(() => [MatchScoreType], { description: 'The same by each measure, the heaviest first' })
  parts!: readonly MatchScoreType[];
  @Field(() => [MatchSentenceType], { description: 'What speaks for it, at most three' }) reasons!: readonly MatchSentenceType[];
  @Field(() => [MatchSentenceType], { description: 'What speaks against it, at most two' })
  counterReasons!: readonly MatchSentenceType[];
  @Field(() => [MatchSentenceType], { description: 'What is not known and might change it' })
  missingData!: readonly MatchSentenceType[];
  @Field(() => MatchCompetitorType, {
    nullable: true,
    description: 'What both do, where that is so much that they compete; such a firm is never suggested',
  })
  competitor!: MatchCompetitorType | null;
  @Field(() => MatchDismissalType, { nullable: true, description: 'That it was set aside; null where it was not' })
  dismissal!: MatchDismissalType | null;
  businessId!: string;
}

export const MatchConnection = connectionOf(() => MatchType, 'Match', 'matches');

@InputType({ description: 'What to narrow a search for partners to; what is absent or empty does not narrow' })
export class DiscoverFilterInput {
  @IsOptional()
  @MaxLength(80)
  @Field(() => String, {
    nullable: true,
    description: 'A name, something sold, a category, a decision maker or a country; slips of the pen are forgiven',
  })
  text?: string | null;
  @IsOptional()
  @ArrayMaxSize(12)
  @Field(() => [CategoryEnum], { nullable: true, description: 'What it does: any of these' })
  categories?: Category[] | null;
  @IsOptional()
  @ArrayMaxSize(20)
  @Field(() => [String], { nullable: true, description: 'NAICS sectors it sells to: any of these' })
  industries?: string[] | null;
  @IsOptional()
  @ArrayMaxSize(18)
  @Field(() => [DecisionMakerRoleEnum], { nullable: true, description: 'Whom it sells to there: any of these' })
  decisionMakerRoles?: DecisionMakerRole[] | null;
  @IsOptional()
  @ArrayMaxSize(12)
  @Field(() => [String], {
    nullable: true,
    description: 'Where it sells, ISO 3166: any of these; a country has its regions in it',
  })
  regions?: string[] | null;
  @IsOptional()
  @ArrayMaxSize(5)
  @Field(() => [SizeBandEnum], { nullable: true, description: 'Sizes of company it sells to: any of these' })
  sizeBands?: SizeBand[] | null;
  @IsOptional()
  @Field(() => Boolean, { nullable: true, description: 'Those that were set aside, the last one first, instead of the others' })
  setAside?: boolean | null;
}

@ObjectType('DiscoveryUserError', { implements: () => UserError, description: 'Why a change was refused' })
export class DiscoveryUserError extends UserError {
  @Field(() => DiscoveryErrorCode, { description: 'Code of the refusal' }) code!: string;
}

@ObjectType('DiscoveryPayload', { description: 'A match after a change' })
export class DiscoveryPayload {
  @Field(() => MatchType, { nullable: true, description: 'The match; null when the change was refused' })
  match?: MatchType | null;
  @Field(() => [DiscoveryUserError], { description: 'Why the change was refused; empty when it was not' })
  userErrors!: DiscoveryUserError[];
}
