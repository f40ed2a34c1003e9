import type { Type } from '@nestjs/common';
import { Field, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'Where a page lies in its list' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether rows follow this page' }) hasNextPage!: boolean;
  @Field(() => Boolean, { description: 'Whether the page was asked for after a cursor' }) hasPreviousPage!: boolean;
  @Field(() => String, { nullable: true, description: 'Cursor of the first row' }) startCursor!: string | null;
  @Field(() => String, { nullable: true, description: 'Cursor of the last row; give it as `after` for the next page' })
  endCursor!: string | null;
}

export interface Connection<Node> {
  nodes: Node[];
  edges: { cursor: string; node: Node }[];
  pageInfo: PageInfo;
}

/** Makes the Relay connection and edge types of a node type. `noun` is the plural, for the descriptions. */
export function connectionOf<Node>(node: () => Type<Node>, name: string, noun: string): Type<Connection<Node>> {
  @ObjectType(`${name}Edge`, { description: `One of the ${noun}, and its place in the list` })
  class Edge {
    @Field(() => String, { description: 'Opaque place of the row in the list' }) cursor!: string;
    @Field(node, { description: 'The row itself' }) node!: Node;
  }

  @ObjectType(`${name}Connection`, { description: `A page of ${noun}` })
  class Page implements Connection<Node> {
    @Field(() => [node()], { description: 'The rows of this page' }) nodes!: Node[];
    @Field(() => [Edge], { description: 'The rows of this page with their cursors' }) edges!: Edge[];
    @Field(() => PageInfo, { description: 'Where this page lies in the list' }) pageInfo!: PageInfo;
  }
  return Page;
}

/** A connection that can also be counted; the count is a query of its own, made only when asked for. */
export function countedConnectionOf<Node>(node: () => Type<Node>, name: string, noun: string): Type<Connection<Node>> {
  const Page = connectionOf(node, name, noun);
  Field(() => Int, { description: `How many ${noun} there are in all; costs a query of its own` })(
    Page.prototype as object,
    'totalCount',
  );
  return Page;
}
