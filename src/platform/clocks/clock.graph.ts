import { Field, ObjectType } from '@nestjs/graphql';

@ObjectType('Clock', { description: 'A waiting that ends by itself' })
export class ClockType {
  @Field(() => String, { description: 'What is waited for, such as introduction.offer' }) purpose!: string;
  @Field(() => Date, { description: 'Moment at which the waiting ends by itself' }) dueAt!: Date;
  @Field(() => Date, { nullable: true, description: 'Moment of the reminder; null when there is none, or it was given' })
  remindAt!: Date | null;
}
