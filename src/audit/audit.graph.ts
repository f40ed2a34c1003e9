import { createUnionType, Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { IsOptional, IsUUID, MaxLength } from 'class-validator';
import { UserType } from '../accounts/index.js';
import { AllianceType } from '../alliances/index.js';
import { BusinessType } from '../businesses/index.js';
import { IntroductionType } from '../introductions/index.js';
import { OutcomeGraph } from '../outcomes/index.js';
import { connectionOf } from '../platform/graphql/connection.js';

@InputType({ description: 'Which events to list; what is absent does not matter' })
export class AuditFilter {
  @IsOptional()
  @IsUUID('loose')
  @Field(() => ID, { nullable: true, description: 'Id of the person who did it' })
  actorId?: string | null;
  @IsOptional()
  @IsUUID('loose')
  @Field(() => ID, { nullable: true, description: 'Id of a business that it concerns' })
  businessId?: string | null;
  @IsOptional()
  @IsUUID('loose')
  @Field(() => ID, { nullable: true, description: 'Id of the thing it happened to' })
  subjectId?: string | null;
  @IsOptional()
  @MaxLength(100)
  @Field(() => String, { nullable: true, description: 'How the type begins, such as alliance. or introduction.accepted' })
  type?: string | null;
  @Field(() => Date, { nullable: true, description: 'Only what happened then or later' }) since?: Date | null;
  @Field(() => Date, { nullable: true, description: 'Only what happened before' }) until?: Date | null;
}

export const AuditSubject = createUnionType({
  name: 'AuditSubject',
  description: 'The thing that something happened to, as far as an admin sees it; never a firm’s client',
  types: () => [BusinessType, AllianceType, IntroductionType, OutcomeGraph, UserType] as const,
  resolveType: (row: { __typename: string }) => row.__typename,
});

@ObjectType('AuditEntry', { description: 'Something that happened on the network' })
export class AuditEntryType {
  @Field(() => ID, { description: 'Id of the event' }) id!: string;
  @Field(() => Date, { description: 'When it happened' }) occurredAt!: Date;
  @Field(() => String, { description: 'What happened, such as alliance.approved' }) type!: string;
  @Field(() => ID, { description: 'Id of the thing it happened to' }) subjectId!: string;
  @Field(() => String, { nullable: true, description: 'Name of the thing, or of its two sides; null where an admin sees none' })
  subjectName!: string | null;
  @Field(() => String, { nullable: true, description: 'Code of the reason, where one was given' }) reason!: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Words to the reason; null for what two partners wrote each other about a client',
  })
  note!: string | null;
  actorId!: string | null;
  businessId!: string | null;
}

export const AuditConnection = connectionOf(() => AuditEntryType, 'Audit', 'events of the network');
