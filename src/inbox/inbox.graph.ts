import { createUnionType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { AllianceType } from '../alliances/index.js';
import { BusinessType } from '../businesses/index.js';
import { CampaignType } from '../campaigns/index.js';
import { ClientType } from '../clients/index.js';
import { IntroductionType } from '../introductions/index.js';
import { SharingRequestType } from '../mapping/index.js';
import { OutcomeGraph } from '../outcomes/index.js';
import { countedConnectionOf } from '../platform/graphql/connection.js';
import { COMMON_ERROR_CODES, enumOf } from '../platform/graphql/enum.js';
import { UserError } from '../platform/graphql/user-error.js';

export const BOXES = {
  NEEDS_YOU: 'What the firm must do next, the soonest due first',
  FOR_YOUR_INFORMATION: 'What others did that concerns the firm, newest first; the last 90 days',
  SNOOZED: 'What the viewer put off, the first to come back first',
  DONE: 'What the viewer has finished with, newest first',
} as const;
export type Box = keyof typeof BOXES;
export const InboxBoxEnum = enumOf<Box>('InboxBox', 'A part of the inbox', BOXES);

export const ITEM_KINDS = {
  TASK: 'The firm is waited for; answering the subject ends it',
  NOTICE: 'Something happened; nobody waits',
} as const;
export type ItemKind = keyof typeof ITEM_KINDS;
const InboxItemKindEnum = enumOf<ItemKind>('InboxItemKind', 'What an item of the inbox wants', ITEM_KINDS);

export const InboxSubject = createUnionType({
  name: 'InboxSubject',
  description: 'The real thing that an item of the inbox is about, with its own buttons',
  types: () =>
    [IntroductionType, AllianceType, OutcomeGraph, BusinessType, CampaignType, ClientType, SharingRequestType] as const,
  resolveType: (row: { __typename: string }) => row.__typename,
});

@ObjectType('InboxItem', { description: 'Something that waits for a firm, or happened to it, as one person has marked it' })
export class InboxItemType {
  @Field(() => ID, { description: 'Id of the item' }) id!: string;
  @Field(() => InboxItemKindEnum, { description: 'Whether somebody waits' }) kind!: ItemKind;
  @Field(() => String, {
    description:
      'Of a task what is waited for, such as introduction.offer or alliance.mark_ready; of a notice what happened, such as alliance.approved',
  })
  type!: string;
  @Field(() => Date, { nullable: true, description: 'When the waiting ends by itself; null where it does not, and for notices' })
  dueAt!: Date | null;
  @Field(() => Date, { description: 'When the waiting began, or when it happened' }) occurredAt!: Date;
  @Field(() => Date, { nullable: true, description: 'When the viewer read it' }) readAt!: Date | null;
  @Field(() => Date, { nullable: true, description: 'Until when the viewer put it off' }) snoozedUntil!: Date | null;
  @Field(() => Date, { nullable: true, description: 'When the viewer finished with it' }) doneAt!: Date | null;
  /** The firm whose inbox it is in. */
  firmId!: string;
  subjectId!: string;
  actorId!: string | null;
  /** Who did it, where it is a notice. */
  businessId!: string | null;
}

export const InboxConnection = countedConnectionOf(() => InboxItemType, 'InboxItem', 'items of the inbox');

@ObjectType('InboxCounts', { description: 'What the inbox holds, in figures' })
export class InboxCountsType {
  @Field(() => Int, { description: 'Tasks in NEEDS_YOU' }) needsYou!: number;
  @Field(() => Int, { description: 'Notices in FOR_YOUR_INFORMATION that the viewer has not read' }) unread!: number;
  @Field(() => Int, { description: 'Items in SNOOZED' }) snoozed!: number;
}

const InboxErrorCode = enumOf('InboxErrorCode', 'Why a change in the inbox was refused', { ...COMMON_ERROR_CODES });

@ObjectType({ implements: () => UserError, description: 'A refusal of a change in the inbox' })
export class InboxUserError extends UserError {
  @Field(() => InboxErrorCode, { description: 'Code of the broken rule' }) code!: string;
}

@ObjectType({ description: 'Result of every change in the inbox' })
export class InboxItemPayload {
  @Field(() => InboxItemType, { nullable: true, description: 'Item after the change; null when refused' })
  item?: InboxItemType | null;
  @Field(() => [InboxUserError], { description: 'Why the change was refused; empty when it was made' })
  userErrors!: InboxUserError[];
}
