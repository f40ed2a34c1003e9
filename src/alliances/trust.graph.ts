import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Length, Max, Min } from 'class-validator';
import { VerdictEnum } from './alliances.graph.js';
import type { Verdict } from './alliance.rules.js';

@ObjectType('Agreement', {
  description: 'One version of the terms between two businesses; never changed, only followed by the next',
})
export class AgreementType {
  @Field(() => ID, { description: 'Id of this version' }) id!: string;
  @Field(() => Int, { description: 'Number of the version, from 1' }) number!: number;
  @Field(() => String, { description: 'The terms' }) terms!: string;
  @Field(() => Date, { description: 'When this version was written' }) writtenAt!: Date;
}

@ObjectType('AgreementAcceptance', { description: 'That a business accepted a version of the terms' })
export class AgreementAcceptanceType {
  @Field(() => Date, { description: 'When it was accepted' }) acceptedAt!: Date;
}

@InputType({ description: 'A new version of the terms' })
export class AgreementInput {
  @Length(10, 20_000)
  @Field(() => String, { description: 'The terms, 10 to 20,000 characters' })
  terms!: string;
}

@ObjectType('PilotReview', { description: 'What one side says of the pilot. Scores are 1 (poor) to 5 (excellent)' })
export class PilotReviewType {
  @Field(() => Int, { description: 'Round of the pilot that it is about' }) round!: number;
  @Field(() => Int, { description: 'Did they deliver?' }) delivery!: number;
  @Field(() => Int, { description: 'Did they talk to us?' }) communication!: number;
  @Field(() => Int, { description: 'Did they care for the client?' }) clientCare!: number;
  @Field(() => Int, { description: 'Did they act rightly?' }) ethics!: number;
  @Field(() => String, { description: 'An example' }) example!: string;
  @Field(() => VerdictEnum, { description: 'What this side wants next' }) verdict!: Verdict;
  @Field(() => Date, { description: 'When it was given' }) givenAt!: Date;
}

@InputType({ description: 'What one side says of the pilot. Scores are 1 (poor) to 5 (excellent)' })
export class PilotReviewInput {
  @Min(1)
  @Max(5)
  @Field(() => Int, { description: 'Did they deliver?' })
  delivery!: number;
  @Min(1)
  @Max(5)
  @Field(() => Int, { description: 'Did they talk to us?' })
  communication!: number;
  @Min(1)
  @Max(5)
  @Field(() => Int, { description: 'Did they care for the client?' })
  clientCare!: number;
  @Min(1)
  @Max(5)
  @Field(() => Int, { description: 'Did they act rightly?' })
  ethics!: number;
  @Length(5, 2000)
  @Field(() => String, { description: 'An example, 5 to 2,000 characters' })
  example!: string;
  @Field(() => VerdictEnum, { description: 'What this side wants next' }) verdict!: Verdict;
}
