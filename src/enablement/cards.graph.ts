import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { MaxLength } from 'class-validator';
import { BusinessType } from '../businesses/index.js';
import { COMMON_ERROR_CODES, enumOf } from '../platform/graphql/enum.js';
import { UserError } from '../platform/graphql/user-error.js';

const EnablementCardErrorCode = enumOf('EnablementCardErrorCode', 'Why a change of a card was refused', {
  ...COMMON_ERROR_CODES,
  BRIEF_REVEALS: 'A text names somebody in the writer’s book; `field` says which',
});

@ObjectType('CardReaders', { description: 'How many people of a partner have read the card as it stands' })
export class CardReadersType {
  @Field(() => Int, { description: 'Members of the partner' }) members!: number;
  @Field(() => Int, { description: 'Those of them who have read the present edition' }) readers!: number;
  @Field(() => Date, { nullable: true, description: 'When the last of them did; null when none has' }) lastReadAt!: Date | null;
  partnerId!: string;
}

@ObjectType('EnablementCard', {
  description: 'What partners read of a business in two minutes, beside its referral triggers and offerings',
})
export class EnablementCardType {
  @Field(() => String, { description: 'What to listen for' }) listenFor!: string;
  @Field(() => String, { description: 'Words to use' }) words!: string;
  @Field(() => String, { description: 'Who is not a fit' }) notAFit!: string;
  @Field(() => Int, { description: 'Edition, counted up with every change of the card and of the triggers' }) edition!: number;
  @Field(() => Date, { description: 'When it changed last' }) changedAt!: Date;
  businessId!: string;
}

@InputType({ description: 'The card, whole; its triggers and offerings are parts of the profile' })
export class EnablementCardInput {
  @MaxLength(1000)
  @Field(() => String, { description: 'What to listen for, up to 1,000 characters' })
  listenFor!: string;
  @MaxLength(1000)
  @Field(() => String, { description: 'Words to use, up to 1,000 characters' })
  words!: string;
  @MaxLength(1000)
  @Field(() => String, { description: 'Who is not a fit, up to 1,000 characters' })
  notAFit!: string;
}

@ObjectType({ implements: () => UserError, description: 'A refusal of a change of a card' })
export class EnablementCardUserError extends UserError {
  @Field(() => EnablementCardErrorCode, { description: 'Code of the broken rule' }) code!: string;
}

@ObjectType({ description: 'Result of every change of a card' })
export class EnablementCardPayload {
  @Field(() => BusinessType, { nullable: true, description: 'Business whose card it is; null when refused' })
  business?: BusinessType | null;
  @Field(() => [EnablementCardUserError], { description: 'Why the change was refused; empty when it was made' })
  userErrors!: EnablementCardUserError[];
}
