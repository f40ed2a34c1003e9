import type { Type } from '@nestjs/common';
import { Field, ObjectType } from '@nestjs/graphql';
import { DomainError } from '../../kernel/domain-error.js';

/** A verb that is the viewer's to use in the present state, and what still stands in the way if something does. */
export interface AvailableAction<Verb extends string> {
  action: Verb;
  allowed: boolean;
  reason: string | null;
  deadline: Date | null;
}

/** Makes the `…Action` type of a noun: portals and integrators draw their buttons from it and hold no copy of the rules. */
export function actionOf<Verb extends string>(
  noun: string,
  verbs: Readonly<Record<string, Verb>>,
  thing: string,
): Type<AvailableAction<Verb>> {
  @ObjectType(`${noun}AvailableAction`, { description: `Something that the viewer can do to the ${thing} now` })
  class Action implements AvailableAction<Verb> {
    @Field(() => verbs, { description: 'What can be done' }) action!: Verb;
    @Field(() => Boolean, { description: 'Whether it would be accepted now' }) allowed!: boolean;
    @Field(() => String, { nullable: true, description: 'What is still missing, in words; null when it is allowed' })
    reason!: string | null;
    @Field(() => Date, { nullable: true, description: 'When the clock that waits for it runs out; null when none does' })
    deadline!: Date | null;
  }
  return Action;
}

/** An action, with `gate` asked for what stands in its way: it throws the same refusal as the use case would. */
export async function offer<Verb extends string>(
  action: Verb,
  deadline: Date | null,
  gate: () => Promise<void> | void = () => undefined,
): Promise<AvailableAction<Verb>> {
  try {
    await gate();
    return { action, allowed: true, reason: null, deadline };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { action, allowed: false, reason: error.message, deadline };
  }
}
