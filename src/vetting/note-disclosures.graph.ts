import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Length, Max, Min } from 'class-validator';
import { VettingUserError } from './vetting.graph.js';

@ObjectType('NoteReading', { description: 'That an admin read a disclosed note' })
export class NoteReadingType {
  @Field(() => Date, { description: 'When' }) readAt!: Date;
  /** The admin. */
  actorId!: string;
}

@ObjectType('NoteDisclosure', { description: 'That a firm lets the network’s admins read one of its private notes for a while' })
export class NoteDisclosureType {
  @Field(() => ID, { description: 'Id of the disclosure' }) id!: string;
  @Field(() => String, { description: 'Why, in the words of the firm' }) reason!: string;
  @Field(() => Date, { description: 'Since when' }) disclosedAt!: Date;
  @Field(() => Date, { description: 'Until when at the latest' }) until!: Date;
  @Field(() => Date, { nullable: true, description: 'When the firm took it back' }) endedAt!: Date | null;
}

@InputType({ description: 'Why and for how long admins may read a private note' })
export class NoteDiscloseInput {
  @Length(3, 300)
  @Field(() => String, { description: 'Why, 3 to 300 characters; admins read it' })
  reason!: string;
  @Min(1)
  @Max(168)
  @Field(() => Int, { description: 'For how many hours, a week at most' })
  hours!: number;
}

@ObjectType({ description: 'A private note as an admin was let read it' })
export class DisclosedNotePayload {
  @Field(() => String, { nullable: true, description: 'The note as it is now; null when refused' })
  text?: string | null;
  @Field(() => [VettingUserError], { description: 'Why it may not be read; empty when it was' })
  userErrors!: VettingUserError[];
}
