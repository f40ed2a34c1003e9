import { Field, ObjectType } from '@nestjs/graphql';
import { enumOf } from './enum.js';

export const CHECK_STATES = {
  PASS: 'Nothing speaks against it',
  WARN: 'Something an admin should look at',
  UNKNOWN: 'The data does not say',
} as const;
export type CheckState = keyof typeof CHECK_STATES;
const CheckStateEnum = enumOf<CheckState>('CheckState', 'What an automatic check found', CHECK_STATES);

/** A fact that was looked up for whoever decides. It never decides. */
export interface Check {
  readonly code: string;
  readonly state: CheckState;
  readonly sentence: string;
}

@ObjectType('Check', { description: 'A fact that was looked up for an admin who decides; it decides nothing itself' })
export class CheckType implements Check {
  @Field(() => String, { description: 'Which check it is, such as EMAIL_DOMAIN' }) code!: string;
  @Field(() => CheckStateEnum, { description: 'What it found' }) state!: CheckState;
  @Field(() => String, { description: 'What it found, in one sentence' }) sentence!: string;
}
