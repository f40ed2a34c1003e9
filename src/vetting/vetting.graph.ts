import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsOptional, IsUrl, Length, MaxLength } from 'class-validator';
import { AllianceType, DIMENSIONS, VETTING_STATES, type Dimension, type VettingState } from '../alliances/index.js';
import { COMMON_ERROR_CODES, enumOf } from '../platform/graphql/enum.js';
import { Day } from '../platform/graphql/scalars.js';
import { UserError } from '../platform/graphql/user-error.js';

export const DimensionEnum = enumOf('VettingDimension', 'What a business is looked at for before it is lent a name', DIMENSIONS);
export const VettingStateEnum = enumOf('VettingState', 'How far what a business says of itself is shown', VETTING_STATES);
export const VettingActionEnum = enumOf('VettingAction', 'What can be done to an answer', {
  answer: 'Say it, clarify it, or show evidence of it',
  askToClarify: 'Ask the other side what it means',
  askReference: 'Name somebody outside who can say something of it',
});
const VettingErrorCode = enumOf('VettingErrorCode', 'Why a step of getting to know each other was refused', {
  ...COMMON_ERROR_CODES,
  ALREADY_DONE: 'This side has done so already',
  NOT_YET: 'It is too early for this',
  SUPPRESSED: 'The person does not want to be asked',
  BRIEF_REVEALS: 'A text names somebody in the writer’s book; `field` says which',
});

@ObjectType('VettingAnswer', { description: 'What one side of an alliance says of itself in one dimension' })
export class VettingAnswerType {
  @Field(() => DimensionEnum, { description: 'What it is about' }) dimension!: Dimension;
  @Field(() => VettingStateEnum, { nullable: true, description: 'How far it is shown; null while nothing is said' })
  state!: VettingState | null;
  @Field(() => String, { nullable: true, description: 'What the side says' }) claim!: string | null;
  @Field(() => String, { nullable: true, description: 'What the other side asks; null when nothing is open' })
  question!: string | null;
  @Field(() => String, { nullable: true, description: 'What was unclear, explained' }) clarification!: string | null;
  @Field(() => String, { nullable: true, description: 'What shows it' }) evidence!: string | null;
  @Field(() => String, { nullable: true, description: 'Where it can be seen' }) evidenceLink!: string | null;
  @Field(() => String, { nullable: true, description: 'Who says so' }) saidBy!: string | null;
  @Field(() => Day, { nullable: true, description: 'When it was said or seen' }) shownOn!: string | null;
  @Field(() => Int, { description: 'Version, for expectedVersion; 0 while nothing is said' }) version!: number;
  @Field(() => [VettingActionEnum], { description: 'What the viewer can do to it now' }) availableActions!: string[];
  businessId!: string;
  allianceId!: string;
}

@ObjectType('PilotTask', { description: 'Something that one side does for the pilot' })
export class PilotTaskType {
  @Field(() => ID, { description: 'Id of the task' }) id!: string;
  @Field(() => String, { description: 'What is done' }) text!: string;
  @Field(() => Day, { nullable: true, description: 'Until when' }) dueOn!: string | null;
  @Field(() => Date, { nullable: true, description: 'When it was marked as done' }) doneAt!: Date | null;
}

@InputType({ description: 'What one’s own side says of itself in one dimension, whole' })
export class VettingAnswerInput {
  @Field(() => DimensionEnum, { description: 'What it is about' }) dimension!: Dimension;
  @Length(5, 2000)
  @Field(() => String, { description: 'What we say of ourselves, 5 to 2,000 characters' })
  claim!: string;
  @IsOptional()
  @Length(2, 2000)
  @Field(() => String, { nullable: true, description: 'What was unclear, explained' })
  clarification?: string | null;
  @IsOptional()
  @Length(5, 2000)
  @Field(() => String, { nullable: true, description: 'What shows it; with who says so, and when' })
  evidence?: string | null;
  @IsOptional()
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true })
  @MaxLength(500)
  @Field(() => String, { nullable: true, description: 'Where it can be seen, from https:// on' })
  evidenceLink?: string | null;
  @IsOptional()
  @Length(2, 200)
  @Field(() => String, { nullable: true, description: 'Who says so: an office, a publication, a role; never a client’s name' })
  saidBy?: string | null;
  @IsOptional()
  @Field(() => Day, { nullable: true, description: 'When it was said or seen' })
  shownOn?: string | null;
}

@InputType({ description: 'A question about what the other side says of itself' })
export class VettingQuestionInput {
  @Field(() => DimensionEnum, { description: 'What it is about' }) dimension!: Dimension;
  @Length(5, 1000)
  @Field(() => String, { description: 'What is to be clarified, 5 to 1,000 characters' })
  question!: string;
}

@InputType({ description: 'Something that one’s own side does for the pilot' })
export class PilotTaskInput {
  @Length(3, 300)
  @Field(() => String, { description: 'What is done, 3 to 300 characters' })
  text!: string;
  @IsOptional()
  @Field(() => Day, { nullable: true, description: 'Until when' })
  dueOn?: string | null;
}

@ObjectType({ implements: () => UserError, description: 'A refusal of a step of getting to know each other' })
export class VettingUserError extends UserError {
  @Field(() => VettingErrorCode, { description: 'Code of the broken rule' }) code!: string;
}

@ObjectType({ description: 'Result of every change of what two businesses show each other' })
export class VettingPayload {
  @Field(() => AllianceType, { nullable: true, description: 'Alliance after the change; null when refused' })
  alliance?: AllianceType | null;
  @Field(() => [VettingUserError], { description: 'Why the change was refused; empty when it was made' })
  userErrors!: VettingUserError[];
}
