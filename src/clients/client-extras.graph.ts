import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, IsOptional } from 'class-validator';
import { enumOf } from '../platform/graphql/enum.js';
import { Node } from '../platform/graphql/node.js';
import { ClientType, ClientUserError } from './clients.graph.js';
import { MERGEABLE, type MergeableField } from './merge.rules.js';

export const CLIENT_SORTS = { NEWEST: 'Newest first', NAME: 'By name' } as const;
export type ClientSort = keyof typeof CLIENT_SORTS;
export const ClientSortEnum = enumOf<ClientSort>('ClientSort', 'In which order clients come', CLIENT_SORTS);
export const MergeableFieldEnum = enumOf<MergeableField>('ClientMergeField', 'What may be taken from either client', MERGEABLE);

export const DUPLICATE_REASONS = {
  SAME_KEY: 'They have a domain or a register number in common',
  SAME_NAME: 'They have the same name in the same country',
} as const;
export type DuplicateReason = keyof typeof DUPLICATE_REASONS;
export const DuplicateReasonEnum = enumOf<DuplicateReason>(
  'ClientDuplicateReason',
  'Why two clients may be one',
  DUPLICATE_REASONS,
);

@ObjectType('ClientNote', {
  implements: () => Node,
  description: 'What somebody wrote down about a client; as private as the book',
})
export class ClientNoteType extends Node {
  @Field(() => String, { description: 'What was written' }) text!: string;
  @Field(() => Date, { description: 'When' }) writtenAt!: Date;
  @Field(() => Int, { description: 'Version, for expectedVersion' }) version!: number;
}

@ObjectType('ClientDuplicate', { description: 'Two clients of one book that may be the same company' })
export class ClientDuplicateType {
  @Field(() => DuplicateReasonEnum, { description: 'Why they may be one' }) reason!: DuplicateReason;
  @Field(() => ClientType, { description: 'The one that was written first' }) first!: ClientType;
  @Field(() => ClientType, { description: 'The one that was written later' }) second!: ClientType;
}

@InputType({ description: 'Which client goes, and what of it is kept' })
export class ClientMergeInput {
  @Field(() => ID, { description: 'Id of the client that becomes part of the other and leaves the book' }) fromId!: string;
  @IsOptional()
  @ArrayMaxSize(20)
  @Field(() => [MergeableFieldEnum], {
    nullable: true,
    description: 'Fields in which its values win; what the other lacks is filled in anyway',
  })
  take?: MergeableField[] | null;
}

@ObjectType({ description: 'Result of a change of a note' })
export class ClientNotePayload {
  @Field(() => ClientType, { nullable: true, description: 'Client that the note is about; null when refused' })
  client?: ClientType | null;
  @Field(() => [ClientUserError], { description: 'Why the change was refused; empty when it was made' })
  userErrors!: ClientUserError[];
}
