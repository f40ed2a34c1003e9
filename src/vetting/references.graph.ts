import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsEmail, Length, MaxLength } from 'class-validator';
import type { Dimension } from '../alliances/index.js';
import { enumOf } from '../platform/graphql/enum.js';
import { REFERENCE_STATES, type ReferenceState } from './reference.entity.js';
import { DimensionEnum } from './vetting.graph.js';

const ReferenceStateEnum = enumOf('VettingReferenceState', 'How far somebody’s word about a firm has come', REFERENCE_STATES);

@ObjectType('VettingReferenceScore', { description: 'One question to somebody who knows a firm, and her answer' })
export class ReferenceScoreType {
  @Field(() => String, { description: 'What she was asked' }) question!: string;
  @Field(() => Int, { nullable: true, description: '1 (not at all) to 5 (very much so); null where she cannot say' })
  score!: number | null;
}

@ObjectType('VettingReference', { description: 'Somebody outside whom a firm named to say something of it' })
export class VettingReferenceType {
  @Field(() => ID, { description: 'Id of the reference' }) id!: string;
  @Field(() => String, { description: 'How she knows the firm, in the firm’s words' }) relation!: string;
  @Field(() => ReferenceStateEnum, { description: 'How far it has come' }) state!: ReferenceState;
  @Field(() => String, { nullable: true, description: 'What she says, in her own words' }) words!: string | null;
  @Field(() => Date, { description: 'When she was asked' }) askedAt!: Date;
  @Field(() => Date, { nullable: true, description: 'When she answered, or the waiting ended; null while it is waited for' })
  endedAt!: Date | null;
}

@InputType({ description: 'Somebody outside both firms who can say something of one’s own' })
export class VettingReferenceInput {
  @Field(() => DimensionEnum, { description: 'What she is asked about' }) dimension!: Dimension;
  @Length(2, 120)
  @Field(() => String, { description: 'Her name; the other side reads it only with her answer' })
  name!: string;
  @IsEmail()
  @MaxLength(254)
  @Field(() => String, { description: 'Her e-mail address, which nobody but one’s own firm sees' })
  email!: string;
  @Length(3, 200)
  @Field(() => String, { description: 'How she knows the firm, such as “client from 2021 to 2024”; never a client’s name' })
  relation!: string;
}
