import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { actionOf } from '../platform/graphql/action.js';
import { connectionOf } from '../platform/graphql/connection.js';
import { COMMON_ERROR_CODES, enumOf } from '../platform/graphql/enum.js';
import { Node } from '../platform/graphql/node.js';
import { Day, MoneyType } from '../platform/graphql/scalars.js';
import { UserError } from '../platform/graphql/user-error.js';
import type { CampaignStage } from './campaign.lifecycle.js';
import { CAMPAIGN_KINDS, OTHER_REASONS, PEOPLES_REASONS, type CampaignKind } from './campaign.rules.js';
import { LEFT_OUT } from './invitation.lifecycle.js';

export const CampaignKindEnum = enumOf('CampaignKind', 'What a campaign invites to', CAMPAIGN_KINDS);
export const CampaignStageEnum = enumOf<CampaignStage>('CampaignStage', 'Where a campaign is in its life', {
  DRAFT: 'One side is still writing it; nobody else sees it',
  PROPOSED: 'Waits until both have accepted the present words',
  AGREED: 'Both have accepted; waits for the host to choose guests and dates',
  IN_REVIEW: 'Waits for an admin of the network',
  SCHEDULED: 'Waits for its date, or a feature for its proof',
  RUNNING: 'Invitations go out and answers come in; a feature waits for confirmation',
  PAUSED: 'No invitation goes out; answers are still taken',
  COMPLETED: 'Over; waits for the costs to be settled',
  SETTLED: 'Over, and the costs are settled',
  DECLINED: 'The other side, or an admin, said no',
  EXPIRED: 'Nobody acted in time',
  CANCELLED: 'Called off',
});
export const CampaignReasonEnum = enumOf('CampaignReason', 'Why a campaign ended, was sent back or stands still', {
  ...PEOPLES_REASONS,
  ...OTHER_REASONS,
});
export const CampaignActionEnum = enumOf('CampaignAction', 'What can be done to a campaign', {
  update: 'Change the words; both accept anew',
  propose: 'Show it to the other side',
  accept: 'Accept the present words',
  decline: 'Say no to it, with a reason',
  chooseAudience: 'Choose the segments whose people are invited',
  schedule: 'Set the dates',
  approve: 'Let it be sent',
  sendBack: 'Have the words changed, with a reason',
  refuse: 'Say that it must not be sent, with a reason',
  testSend: 'Send the mail to oneself',
  start: 'Begin to invite',
  pause: 'Hold the sending, with a reason',
  resume: 'Go on sending',
  complete: 'End it',
  giveProof: 'Say where the feature stands',
  confirmProof: 'Confirm that it stands there as agreed',
  disputeProof: 'Say that it does not, with a reason',
  settle: 'Say what it has cost',
  cancel: 'Call it off, with a reason',
});
export const CampaignChannelEnum = enumOf('CampaignChannel', 'How invitations reach the guests', {
  ADJOIN: 'As mails in the host’s name',
  HOST: 'As personal links that the host sends by its own means',
});
export const CampaignFieldEnum = enumOf('CampaignField', 'What the beneficiary gets with a yes, beside the name', {
  EMAIL: 'E-mail address',
  PHONE: 'Phone number',
  TITLE: 'Title',
  COMPANY: 'Company',
});
export const CampaignSideEnum = enumOf('CampaignSide', 'As what a firm takes part in a campaign', {
  HOST: 'Invites its own clients',
  BENEFICIARY: 'Gives what they are invited to',
});
const LeftOutEnum = enumOf('LeftOutReason', 'Why somebody is not invited', LEFT_OUT);
const CampaignErrorCode = enumOf('CampaignErrorCode', 'Why a change of a campaign was refused', {
  ...COMMON_ERROR_CODES,
  ALLIANCE_NOT_ACTIVE: 'Only an active alliance carries campaigns',
  BRIEF_REVEALS: 'A text names somebody in the host’s book; `field` says which',
  NO_GUESTS: 'Nobody is left to invite',
  TEST_NEEDED: 'The host has not sent the present words to itself yet',
  TOO_LATE: 'Its time is over',
});
export const CampaignAvailableAction = actionOf('Campaign', CampaignActionEnum, 'campaign');

@ObjectType('CampaignContent', { description: 'The offer and the message, which both sides accept together' })
export class CampaignContentType {
  @Field(() => String, { description: 'Title' }) title!: string;
  @Field(() => String, { description: 'What the guest gets' }) what!: string;
  @Field(() => String, { description: 'For whom it is' }) forWhom!: string;
  @Field(() => MoneyType, { nullable: true, description: 'What it is worth to the guest' }) value!: MoneyType | null;
  @Field(() => MoneyType, { nullable: true, description: 'What it is thought to cost' }) cost!: MoneyType | null;
  @Field(() => Int, { description: 'The host’s share of the cost, in percent' }) hostShare!: number;
  @Field(() => Int, { nullable: true, description: 'Places; null for as many as come' }) capacity!: number | null;
  @Field(() => Date, { nullable: true, description: 'When an event is held' }) heldAt!: Date | null;
  @Field(() => Int, { nullable: true, description: 'How long it takes, in minutes' }) minutes!: number | null;
  @Field(() => String, { nullable: true, description: 'Where it is held' }) place!: string | null;
  @Field(() => String, { description: 'Subject of the mail' }) subject!: string;
  @Field(() => String, { description: 'What the guest reads, in the host’s voice' }) text!: string;
  @Field(() => String, { nullable: true, description: 'One question that the guest may leave open' }) question!: string | null;
  @Field(() => String, { nullable: true, description: 'Where a feature is placed' }) placement!: string | null;
  @Field(() => Day, { nullable: true, description: 'By which day a feature is placed' }) dueOn!: string | null;
  @Field(() => [CampaignFieldEnum], { description: 'What the beneficiary gets with a yes, beside the name' }) fields!: string[];
}

@ObjectType('CampaignVersion', { description: 'The words as they were at some time' })
export class CampaignVersionType {
  @Field(() => Int, { description: 'Counts from 1' }) number!: number;
  @Field(() => Date, { description: 'When they were written' }) writtenAt!: Date;
}

@ObjectType('Campaign', {
  implements: () => Node,
  description: 'A host invites its own clients, in its own name, to something of an ally',
})
export class CampaignType extends Node {
  @Field(() => CampaignKindEnum, { description: 'What it invites to' }) kind!: CampaignKind;
  @Field(() => CampaignStageEnum, { description: 'Where it is in its life' }) stage!: CampaignStage;
  @Field(() => Date, { description: 'Since when it is there' }) stageSince!: Date;
  @Field(() => Int, { description: 'Number of the present words, for accepting them' }) contentNumber!: number;
  @Field(() => CampaignReasonEnum, { nullable: true, description: 'Why it ended, was sent back or stands still' })
  reason!: string | null;
  @Field(() => CampaignChannelEnum, { description: 'How invitations reach the guests' }) channel!: string;
  @Field(() => Int, { description: 'Mails a minute, at most' }) pacePerMinute!: number;
  @Field(() => Date, { nullable: true, description: 'When invitations begin to go out' }) startsAt!: Date | null;
  @Field(() => Date, { nullable: true, description: 'Until when answers are taken' }) endsAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'Where a feature can be seen' }) proofUrl!: string | null;
  @Field(() => Date, { nullable: true, description: 'When the host gave the proof' }) proofAt!: Date | null;
  @Field(() => Date, { description: 'When it was begun' }) createdAt!: Date;
  @Field(() => Int, { description: 'Version, for expectedVersion' }) version!: number;
}

export const CampaignConnection = connectionOf(() => CampaignType, 'Campaign', 'campaigns');

@ObjectType('LeftOutCount', { description: 'How many people are not invited for one reason' })
export class LeftOutCountType {
  @Field(() => LeftOutEnum, { description: 'Why' }) reason!: string;
  @Field(() => Int, { description: 'How many' }) count!: number;
}

@ObjectType('CampaignAudience', { description: 'Who would be invited now; for the host alone' })
export class CampaignAudienceType {
  @Field(() => [ID], { description: 'Ids of the chosen segments' }) segmentIds!: string[];
  @Field(() => Int, { description: 'Everybody in the segments' }) selected!: number;
  @Field(() => Int, { description: 'Those who are invited' }) invited!: number;
  @Field(() => Int, { description: 'Those who are left out' }) leftOut!: number;
  @Field(() => [LeftOutCountType], { description: 'Those left out, by reason, the most frequent first' })
  reasons!: LeftOutCountType[];
  @Field(() => String, { description: 'The same as a sentence' }) sentence!: string;
}

const step = { nullable: true } as const;

@ObjectType('CampaignFunnel', {
  description: 'What came of the guests, step by step. Null: for the host alone, or fewer than five',
})
export class CampaignFunnelType {
  @Field(() => Int, { ...step, description: 'Everybody in the segments' }) selected!: number | null;
  @Field(() => Int, { ...step, description: 'Left out' }) leftOut!: number | null;
  @Field(() => Int, { ...step, description: 'Still to be written to' }) queued!: number | null;
  @Field(() => Int, { ...step, description: 'Written to' }) invited!: number | null;
  @Field(() => Int, { ...step, description: 'Mails that were not returned' }) delivered!: number | null;
  @Field(() => Int, { ...step, description: 'Mails that were returned' }) bounced!: number | null;
  @Field(() => Int, { ...step, description: 'Opened the page' }) opened!: number | null;
  @Field(() => Int, { ...step, description: 'Said no' }) declined!: number | null;
  @Field(() => Int, { ...step, description: 'Want no more such invitations' }) optedOut!: number | null;
  @Field(() => Int, { ...step, description: 'Complained to their mail provider' }) complained!: number | null;
  @Field(() => Int, { ...step, description: 'Said yes and wait for a place' }) waiting!: number | null;
  @Field(() => Int, { description: 'Said yes and have a place' }) yes!: number;
  @Field(() => Int, { description: 'Were there' }) attended!: number;
  @Field(() => Int, { description: 'Met the beneficiary afterwards' }) met!: number;
  @Field(() => Int, { description: 'Bought' }) won!: number;
  @Field(() => [MoneyType], { description: 'What they bought, by currency; confirmed only' }) value!: readonly MoneyType[];
}

@ObjectType({ implements: () => UserError, description: 'A refusal of a change of a campaign' })
export class CampaignUserError extends UserError {
  @Field(() => CampaignErrorCode, { description: 'Code of the broken rule' }) code!: string;
}

@ObjectType({ description: 'Result of every change of a campaign' })
export class CampaignPayload {
  @Field(() => CampaignType, { nullable: true, description: 'Campaign after the change; null when refused' })
  campaign?: CampaignType | null;
  @Field(() => [CampaignUserError], { description: 'Why the change was refused; empty when it was made' })
  userErrors!: CampaignUserError[];
}
