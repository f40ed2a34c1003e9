import { Field, ID, ObjectType } from '@nestjs/graphql';
import { enumOf } from '../platform/graphql/enum.js';
import { SUBJECTS, type ChangeSubject } from './live.rules.js';

export const ChangeSubjectEnum = enumOf('ChangeSubject', 'What a change is about', SUBJECTS);

/** Ids only: what changed is read by a query, with the rights that the reader has by then. */
@ObjectType('Change', { description: 'Something that has just happened' })
export class ChangeType {
  @Field(() => ID, { description: 'Id of what it happened to; of the business or the viewer where the subject is EVERYTHING' })
  subjectId!: string;
  @Field(() => ChangeSubjectEnum, { description: 'What it happened to' }) subject!: ChangeSubject;
  @Field(() => String, { description: 'What happened, such as alliance.approved' }) type!: string;
  @Field(() => Date, { description: 'When it happened' }) occurredAt!: Date;
  @Field(() => ID, { nullable: true, description: 'The business that is told of it; null where an admin is told' })
  businessId!: string | null;
}
