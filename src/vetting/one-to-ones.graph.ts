import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsOptional, Length, Max, MaxLength, Min } from 'class-validator';
import { actionOf } from '../platform/graphql/action.js';
import { enumOf } from '../platform/graphql/enum.js';
import { VettingUserError } from './vetting.graph.js';

export const OneToOneActionEnum = enumOf('OneToOneAction', 'What can be done to a one-to-one', {
  change: 'Change its date, agenda or shared notes',
  confirm: 'Say that it was held',
  cancel: 'Call it off',
  writeNote: 'Write the own firm’s private note',
  discloseNote: 'Let the network’s admins read that note for a while',
  concealNote: 'End their reading of it',
});
export const OneToOneAvailableAction = actionOf('OneToOne', OneToOneActionEnum, 'one-to-one');

@ObjectType('OneToOne', { description: 'A meeting of the two sides of an alliance' })
export class OneToOneType {
  @Field(() => ID, { description: 'Id of the one-to-one' }) id!: string;
  @Field(() => Date, { description: 'When it begins' }) startsAt!: Date;
  @Field(() => Int, { description: 'How long it takes, in minutes' }) minutes!: number;
  @Field(() => Date, { nullable: true, description: 'When it was called off' }) cancelledAt!: Date | null;
  @Field(() => Int, { description: 'Version, for expectedVersion' }) version!: number;
}

@InputType({ description: 'A meeting' })
export class OneToOneProposeInput {
  @Field(() => Date, { description: 'When it begins, or began' }) startsAt!: Date;
  @Min(5)
  @Max(1440)
  @Field(() => Int, { description: 'How long it takes, in minutes' })
  minutes!: number;
  @IsOptional()
  @MaxLength(200)
  @Field(() => String, { nullable: true, description: 'Where, or by which means' })
  place?: string | null;
  @Length(3, 2000)
  @Field(() => String, { description: 'What it is about, 3 to 2,000 characters' })
  agenda!: string;
}

@InputType({ description: 'What to change of a meeting; the rest stays' })
export class OneToOneChangeInput {
  @IsOptional()
  @Field(() => Date, { nullable: true, description: 'When it begins, or began' })
  startsAt?: Date | null;
  @IsOptional()
  @Min(5)
  @Max(1440)
  @Field(() => Int, { nullable: true, description: 'How long it takes, in minutes' })
  minutes?: number | null;
  @IsOptional()
  @MaxLength(200)
  @Field(() => String, { nullable: true, description: 'Where, or by which means' })
  place?: string | null;
  @IsOptional()
  @Length(3, 2000)
  @Field(() => String, { nullable: true, description: 'What it is about, 3 to 2,000 characters' })
  agenda?: string | null;
  @IsOptional()
  @MaxLength(10_000)
  @Field(() => String, { nullable: true, description: 'What both keep of it' })
  sharedNotes?: string | null;
}

@InputType({ description: 'A note that only the own firm reads' })
export class OneToOneNoteInput {
  @MaxLength(10_000)
  @Field(() => String, { description: 'The note; empty to take it away' })
  text!: string;
}

@ObjectType({ description: 'Result of every change of a one-to-one' })
export class OneToOnePayload {
  @Field(() => OneToOneType, { nullable: true, description: 'One-to-one after the change; null when refused' })
  oneToOne?: OneToOneType | null;
  @Field(() => [VettingUserError], { description: 'Why the change was refused; empty when it was made' })
  userErrors!: VettingUserError[];
}
