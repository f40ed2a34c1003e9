import { Field, ID, InterfaceType } from '@nestjs/graphql';

/** Everything that can be looked up by its id alone. */
@InterfaceType('Node', { description: 'A thing with an id of its own' })
export abstract class Node {
  @Field(() => ID, { description: 'Opaque id, unique over all kinds of things' }) id!: string;
}
