import { Field, ID, ObjectType } from '@nestjs/graphql';
import { AccountUserError } from './accounts.graph.js';

@ObjectType('Session', { description: 'A browser that is signed in' })
export class SessionType {
  @Field(() => ID, { description: 'Opaque id' }) id!: string;
  @Field(() => String, { nullable: true, description: 'What the browser calls itself' }) userAgent!: string | null;
  @Field(() => String, { nullable: true, description: 'Network that it signed in from, not the exact address' })
  address!: string | null;
  @Field(() => Date, { description: 'When it signed in' }) createdAt!: Date;
  @Field(() => Date, { description: 'When it was last seen, to the minute' }) lastSeenAt!: Date;
  @Field(() => Date, { description: 'When it ends unless it is seen again' }) expiresAt!: Date;
}

@ObjectType({ description: 'What came of a change of a session' })
export class SessionPayload {
  @Field(() => SessionType, { nullable: true, description: 'The session; null when it was refused' }) session?: SessionType;
  @Field(() => [AccountUserError], { description: 'Why it was refused; empty when it was done' }) userErrors!: AccountUserError[];
}
