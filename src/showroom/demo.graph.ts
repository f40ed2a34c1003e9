import { Field, Int, ObjectType } from '@nestjs/graphql';
import { COMMON_ERROR_CODES, enumOf } from '../platform/graphql/enum.js';
import { UserError } from '../platform/graphql/user-error.js';

const DemoErrorCode = enumOf('DemoErrorCode', 'Why the demo network was not removed', COMMON_ERROR_CODES);

@ObjectType({ implements: () => UserError, description: 'Why the demo network was not removed' })
export class DemoUserError extends UserError {
  @Field(() => DemoErrorCode, { description: 'What kind of refusal it is' }) code!: string;
}

@ObjectType('Demo', { description: 'The demo network: firms that are none, to look around' })
export class DemoType {
  @Field(() => Int, { description: 'Number of its firms; zero when there is none, or none any more' }) firms!: number;
  @Field(() => Boolean, { description: 'Whether the viewer may remove it' }) canRemove!: boolean;
}

@ObjectType({ description: 'What was removed with the demo network' })
export class DemoRemoval {
  @Field(() => Int, { description: 'Firms' }) firms!: number;
  @Field(() => Int, { description: 'People who belonged to demo firms only, and demo admins' }) people!: number;
  @Field(() => Int, { description: 'Alliances in which at least one side was a demo firm' }) alliances!: number;
  @Field(() => Int, { description: 'Introductions in which at least one side was a demo firm' }) introductions!: number;
}

@ObjectType({ description: 'What came of a change of the demo network' })
export class DemoPayload {
  @Field(() => DemoRemoval, { nullable: true, description: 'What was removed; null when it was refused' }) removed?: DemoRemoval;
  @Field(() => [DemoUserError], { description: 'Why it was refused; empty when it was done' }) userErrors!: DemoUserError[];
}
