import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, IsUUID, Length, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { BusinessIssueEnum, RiskToleranceEnum } from '../businesses/index.js';
import { PersonFieldEnum, type PersonField } from '../consents/index.js';
import { SizeBandEnum } from '../markets/index.js';
import type { IntroductionKind } from './introduction.lifecycle.js';
import type { ClaimState, IntroductionReason } from './introduction.rules.js';
import {
  ClaimStateEnum,
  IncumbentEnum,
  IntroductionKindEnum,
  IntroductionReasonEnum,
  SaidByEnum,
} from './introductions.graph.js';

@InputType({ description: 'A client described in bands: no names, domains, phones or e-mail addresses' })
export class IntroductionBriefInput {
  @IsOptional()
  @Field(() => String, { nullable: true, description: 'NAICS sector code' })
  industry?: string | null;
  @IsOptional()
  @Field(() => SizeBandEnum, { nullable: true, description: 'How many people work there' })
  sizeBand?: string | null;
  @IsOptional()
  @Field(() => String, { nullable: true, description: 'Where it is, ISO 3166' })
  region?: string | null;
  @MaxLength(1000)
  @Field(() => String, { description: 'What the client needs, at most 1,000 characters' })
  need!: string;
  @IsOptional()
  @Field(() => BusinessIssueEnum, { nullable: true, description: 'What the need is about' })
  businessIssue?: string | null;
  @IsOptional()
  @MaxLength(500)
  @Field(() => String, { nullable: true, description: 'What it costs the client to do nothing' })
  costOfNotActing?: string | null;
  @IsOptional()
  @MaxLength(500)
  @Field(() => String, { nullable: true, description: 'What the contact stands to gain or lose' })
  personalStake?: string | null;
  @IsOptional()
  @Field(() => RiskToleranceEnum, { nullable: true, description: 'How the client meets risk' })
  riskTolerance?: string | null;
  @IsOptional()
  @Field(() => IncumbentEnum, { nullable: true, description: 'What kind of provider does it now' })
  incumbent?: string | null;
}

@InputType({ description: 'Something that is said of a client' })
export class ClaimInput {
  @IsOptional()
  @MaxLength(500)
  @Field(() => String, { nullable: true, description: 'What is said' })
  value?: string | null;
  @IsOptional()
  @Field(() => SaidByEnum, { nullable: true, description: 'Who said it' })
  saidBy?: string | null;
  @IsOptional()
  @MaxLength(500)
  @Field(() => String, { nullable: true, description: 'What shows it; needed for EVIDENCED and CONTRADICTED' })
  evidence?: string | null;
  @IsOptional()
  @Field(() => ClaimStateEnum, {
    nullable: true,
    description: 'How far it is shown; UNKNOWN, or CLAIMED with a value, when absent',
  })
  state?: ClaimState | null;
}

@InputType({ description: 'The four questions; what is absent is unknown' })
export class QualificationInput {
  @IsOptional()
  @ValidateNested()
  @Type(() => ClaimInput)
  @Field(() => ClaimInput, { nullable: true, description: 'Is there a need?' })
  need?: ClaimInput | null;
  @IsOptional()
  @ValidateNested()
  @Type(() => ClaimInput)
  @Field(() => ClaimInput, { nullable: true, description: 'Is there a budget?' })
  budget?: ClaimInput | null;
  @IsOptional()
  @ValidateNested()
  @Type(() => ClaimInput)
  @Field(() => ClaimInput, { nullable: true, description: 'Can the contact decide?' })
  authority?: ClaimInput | null;
  @IsOptional()
  @ValidateNested()
  @Type(() => ClaimInput)
  @Field(() => ClaimInput, { nullable: true, description: 'Is it the time?' })
  timing?: ClaimInput | null;
}

@InputType({ description: 'How far the introducer answers for the client' })
export class VouchInput {
  @Min(1)
  @Max(5)
  @Field(() => Int, { description: 'From 1 (met once) to 5 (would put our name to it)' })
  strength!: number;
  @Length(2, 300)
  @Field(() => String, { description: 'What it rests on, 2 to 300 characters' })
  basis!: string;
  @IsOptional()
  @MaxLength(1000)
  @Field(() => String, { nullable: true, description: 'In the introducer’s words' })
  text?: string | null;
}

@InputType({ description: 'What the other side reads of a client before the client is asked' })
export class IntroductionLetterInput {
  @ValidateNested()
  @Type(() => IntroductionBriefInput)
  @Field(() => IntroductionBriefInput, { description: 'The anonymous description' })
  brief!: IntroductionBriefInput;
  @IsOptional()
  @ValidateNested()
  @Type(() => QualificationInput)
  @Field(() => QualificationInput, { nullable: true, description: 'The four questions; unknown where absent' })
  qualification?: QualificationInput | null;
  @IsOptional()
  @ValidateNested()
  @Type(() => VouchInput)
  @Field(() => VouchInput, { nullable: true, description: 'How far the introducer answers for the client' })
  vouch?: VouchInput | null;
}

@InputType({ description: 'An introduction of a client to an ally' })
export class IntroductionOfferInput extends IntroductionLetterInput {
  @IsUUID('loose')
  @Field(() => ID, { description: 'Id of the alliance with the ally' })
  allianceId!: string;
  @IsUUID('loose')
  @Field(() => ID, { description: 'Id of the person to introduce, in one’s own book' })
  contactId!: string;
  @IsOptional()
  @Field(() => IntroductionKindEnum, { nullable: true, description: 'What is done for the client; INTRODUCTION when absent' })
  kind?: IntroductionKind | null;
}

@InputType({ description: 'What the draft says from now on' })
export class IntroductionUpdateInput extends IntroductionLetterInput {
  @IsOptional()
  @IsUUID('loose')
  @Field(() => ID, { nullable: true, description: 'Id of another person to introduce; the same when absent' })
  contactId?: string | null;
  @IsOptional()
  @Field(() => IntroductionKindEnum, { nullable: true, description: 'What is done for the client; as it was when absent' })
  kind?: IntroductionKind | null;
}

@InputType({ description: 'A kind of client to be introduced to' })
export class IntroductionRequestInput {
  @IsUUID('loose')
  @Field(() => ID, { description: 'Id of the alliance with the ally' })
  allianceId!: string;
  @IsOptional()
  @Field(() => IntroductionKindEnum, { nullable: true, description: 'What is asked for; INTRODUCTION when absent' })
  kind?: IntroductionKind | null;
  @ValidateNested()
  @Type(() => IntroductionBriefInput)
  @Field(() => IntroductionBriefInput, { description: 'The kind of client' })
  brief!: IntroductionBriefInput;
}

@InputType({ description: 'Whom a requested introduction is to' })
export class IntroductionAcceptInput {
  @IsOptional()
  @IsUUID('loose')
  @Field(() => ID, {
    nullable: true,
    description: 'Id of the person to introduce; needed to accept a request, refused on an offer',
  })
  contactId?: string | null;
  @IsOptional()
  @ValidateNested()
  @Type(() => QualificationInput)
  @Field(() => QualificationInput, { nullable: true, description: 'The four questions; unknown where absent' })
  qualification?: QualificationInput | null;
  @IsOptional()
  @ValidateNested()
  @Type(() => VouchInput)
  @Field(() => VouchInput, { nullable: true, description: 'How far the introducer answers for the client' })
  vouch?: VouchInput | null;
}

@InputType({ description: 'A reason, and words to it' })
export class IntroductionReasonInput {
  @Field(() => IntroductionReasonEnum, { description: 'The reason; the other side reads it' }) reason!: IntroductionReason;
  @IsOptional()
  @MaxLength(1000)
  @Field(() => String, { nullable: true, description: 'Words to the reason, read by the other side' })
  note?: string | null;
}

@InputType({ description: 'A kind no' })
export class IntroductionDeclineInput extends IntroductionReasonInput {
  @IsOptional()
  @Field(() => Date, { nullable: true, description: 'From when to try again; needed with NOT_NOW' })
  notBefore?: Date | null;
}

@InputType({ description: 'What the client is asked' })
export class IntroductionAskClientInput {
  @Length(10, 2000)
  @Field(() => String, { description: 'Words to the client, 10 to 2,000 characters; she reads them exactly so' })
  text!: string;
  @Field(() => [PersonFieldEnum], { description: 'What would be shared of her; the name always is' })
  fields!: PersonField[];
  @IsOptional()
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether she said that she expects it; then she may be asked though she was written to lately',
  })
  isExpected?: boolean | null;
}

@InputType({ description: 'A meeting with the client' })
export class IntroductionMeetingInput {
  @IsOptional()
  @Field(() => Date, { nullable: true, description: 'When it was; now when absent' })
  heldAt?: Date | null;
}

@InputType({ description: 'How it goes' })
export class IntroductionProgressInput {
  @Length(2, 1000)
  @Field(() => String, { description: 'In a few words, 2 to 1,000 characters; the other side reads it' })
  note!: string;
}

@InputType({ description: 'Where an introduction goes instead' })
export class IntroductionRerouteInput {
  @IsUUID('loose')
  @Field(() => ID, { description: 'Id of the alliance with the other ally' })
  allianceId!: string;
}
