import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsOptional, Length, MaxLength } from 'class-validator';
import { actionOf } from '../platform/graphql/action.js';
import { connectionOf } from '../platform/graphql/connection.js';
import { COMMON_ERROR_CODES, enumOf } from '../platform/graphql/enum.js';
import { Node } from '../platform/graphql/node.js';
import { Day } from '../platform/graphql/scalars.js';
import { UserError } from '../platform/graphql/user-error.js';
import type { AllianceStage } from './alliance.lifecycle.js';
import { GATES, PILOT_TEMPLATES, type Gate, type PilotTemplate } from './gates.rules.js';

export const AllianceStageEnum = enumOf<AllianceStage>('AllianceStage', 'Where an alliance is in its life', {
  PROPOSED: 'Waits for the partner’s answer',
  DECLINED: 'The partner said no; the reason says why',
  EXPIRED: 'The partner did not answer in time',
  WITHDRAWN: 'The proposer took it back',
  GETTING_TO_KNOW: 'Both get to know each other and agree on terms',
  PENDING_APPROVAL: 'Waits for an admin’s decision',
  REJECTED: 'An admin refused it; the reason says why',
  PILOT: 'Both try one low-risk project together',
  ACTIVE: 'Carries introductions and campaigns',
  PAUSED: 'Nothing new begins and clocks stand still, until both resume',
  SUSPENDED: 'Held by an admin',
  ENDED: 'Over; what is open may finish and outcomes can still be reported',
});
export const AllianceActionEnum = enumOf('AllianceAction', 'What can be done to an alliance', {
  accept: 'Say yes to the proposal',
  decline: 'Say no to the proposal, with a reason',
  withdraw: 'Take the proposal back',
  markReady: 'Say that one’s own side is ready for approval',
  requestMore: 'Send it back to the two, with a reason',
  reject: 'Refuse it, with a reason',
  approve: 'Let the pilot begin',
  review: 'Say how the pilot went',
  pause: 'Let nothing new begin for a while',
  resume: 'Say that one’s own side wants to go on',
  suspend: 'Hold it, with a reason',
  reinstate: 'End the suspension',
  end: 'End it, with a reason',
});
export const AllianceReasonEnum = enumOf('AllianceReason', 'Why an alliance was refused, held or ended', {
  NO_FIT: 'The two do not serve the same people',
  COMPETITOR: 'The two sell the same',
  NO_CAPACITY: 'No room for another partner now',
  NOT_NOW: 'Not now; the date says when',
  TERMS: 'The terms do not suit',
  EVIDENCE_MISSING: 'What was claimed is not shown',
  CONDUCT: 'Somebody acted against the rules of the network',
  RESULTS: 'Too little came of it',
  STRATEGY: 'One of the two goes another way',
  OTHER: 'Another reason, told in the note',
});
export const VerdictEnum = enumOf('PilotVerdict', 'What one side wants after the pilot', {
  GO: 'Make the alliance active',
  EXTEND: 'Try once more',
  STOP: 'End it here, with thanks',
});
const AllianceErrorCode = enumOf('AllianceErrorCode', 'Why a change of an alliance was refused', {
  ...COMMON_ERROR_CODES,
  SAME_BUSINESS: 'A business cannot ally with itself',
  NOT_ACTIVE: 'One of the businesses is not an active member of the network',
  SAME_OWNER: 'The two businesses have an owner in common',
  PAIR_TAKEN: 'The two have a live alliance already',
  TOO_EARLY: 'The partner asked not to be proposed to before a date',
  GATE_TIME: 'The two have not known each other for long enough',
  GATE_ONE_TO_ONES: 'The two have not met often enough, or have not both said so',
  GATE_VETTING: 'A side has not evidenced what it claims',
  GATE_AGREEMENT: 'The newest terms are not accepted by both',
  GATE_PILOT: 'The pilot has no title and goal yet',
  ALREADY_DONE: 'This side has done so already',
  BRIEF_REVEALS: 'A text names somebody in the writer’s book; `field` says which',
});

export const AllianceAvailableAction = actionOf('Alliance', AllianceActionEnum, 'alliance');

@ObjectType('AllianceCapabilities', { description: 'What an alliance can carry in its present stage' })
export class AllianceCapabilitiesType {
  @Field(() => Boolean, { description: 'Whether introductions can begin' }) canIntroduce!: boolean;
  @Field(() => Boolean, { description: 'Whether campaigns can begin' }) canCampaign!: boolean;
}

export const GateEnum = enumOf('GateCode', 'What must be there before an alliance is sent for approval', GATES);
export const PilotTemplateEnum = enumOf('PilotTemplate', 'A kind of low-risk project', PILOT_TEMPLATES);

@ObjectType('Pilot', { description: 'The low-risk project that two businesses try first' })
export class PilotType {
  @Field(() => String, { description: 'What it is called' }) title!: string;
  @Field(() => String, { description: 'What it shall show' }) goal!: string;
  @Field(() => PilotTemplateEnum, { nullable: true, description: 'What kind of project it is' }) template!: PilotTemplate | null;
  @Field(() => Day, { nullable: true, description: 'First day' }) startsOn!: string | null;
  @Field(() => Day, { nullable: true, description: 'Last day' }) endsOn!: string | null;
  @Field(() => Int, { description: 'Which try it is; counts up when both want another' }) round!: number;
}

@ObjectType('Gate', { description: 'Something that must be there before an alliance is sent for approval' })
export class GateType {
  @Field(() => GateEnum, { description: 'Which one' }) code!: Gate;
  @Field(() => Boolean, { description: 'Whether it stands open, or was waived' }) isOpen!: boolean;
  @Field(() => String, { description: 'What is there, or what is still missing, in words' }) sentence!: string;
  @Field(() => Boolean, { description: 'Whether the viewer, an admin of neither side, may open it all the same' })
  canBeWaived!: boolean;
  @Field(() => String, { nullable: true, description: 'Why an admin waived it; null when nobody did' }) waivedBecause!:
    string | null;
  @Field(() => Date, { nullable: true, description: 'When an admin waived it' }) waivedAt!: Date | null;
}

@ObjectType('Alliance', { implements: () => Node, description: 'Two businesses that open their relationships to each other' })
export class AllianceType extends Node {
  @Field(() => String, { description: 'What the two want to reach together' }) purpose!: string;
  @Field(() => AllianceStageEnum, { description: 'Where it is in its life' }) stage!: AllianceStage;
  @Field(() => Date, { description: 'Since when it is there' }) stageSince!: Date;
  @Field(() => AllianceReasonEnum, { nullable: true, description: 'Reason of the last refusal, pause, suspension or end' })
  reason!: string | null;
  @Field(() => String, { nullable: true, description: 'Words to the reason' }) note!: string | null;
  @Field(() => Date, { nullable: true, description: 'After a decline: when the pair may be proposed again' })
  notBefore!: Date | null;
  @Field(() => Date, { nullable: true, description: 'When the proposer pressed ready' }) proposerReadyAt!: Date | null;
  @Field(() => Date, { nullable: true, description: 'When the partner pressed ready' }) partnerReadyAt!: Date | null;
  @Field(() => Date, { nullable: true, description: 'When it ended' }) endedAt!: Date | null;
  @Field(() => Date, { description: 'When it was proposed' }) createdAt!: Date;
  @Field(() => Int, { description: 'Version, for expectedVersion' }) version!: number;
}

export const AllianceConnection = connectionOf(() => AllianceType, 'Alliance', 'alliances');

@InputType({ description: 'A proposal of an alliance' })
export class AllianceProposeInput {
  @Field(() => ID, { description: 'Id of the business that proposes' }) proposerId!: string;
  @Field(() => ID, { description: 'Id of the business that is asked' }) partnerId!: string;
  @Length(5, 1000)
  @Field(() => String, { description: 'What the two could reach together, 5 to 1,000 characters' })
  purpose!: string;
  @IsOptional()
  @Length(2, 120)
  @Field(() => String, { nullable: true, description: 'Title of a low-risk pilot' })
  pilotTitle?: string | null;
  @IsOptional()
  @Length(5, 1000)
  @Field(() => String, { nullable: true, description: 'What the pilot shall show' })
  pilotGoal?: string | null;
}

@InputType({ description: 'A reason, and words to it' })
export class AllianceReasonInput {
  @Field(() => AllianceReasonEnum, { description: 'The reason; the other side reads it' }) reason!: string;
  @IsOptional()
  @MaxLength(1000)
  @Field(() => String, { nullable: true, description: 'Words to the reason, read by the other side' })
  note?: string | null;
}

@InputType({ description: 'A kind no to a proposal' })
export class AllianceDeclineInput extends AllianceReasonInput {
  @IsOptional()
  @Field(() => Date, {
    nullable: true,
    description: 'From when the proposer may ask again; the network’s waiting time when absent',
  })
  notBefore?: Date | null;
}

@InputType({ description: 'The pilot’s title and goal' })
export class AlliancePilotInput {
  @Length(2, 120)
  @Field(() => String, { description: 'What it is called, 2 to 120 characters' })
  title!: string;
  @Length(5, 1000)
  @Field(() => String, { description: 'What it shall show, 5 to 1,000 characters' })
  goal!: string;
  @IsOptional()
  @Field(() => PilotTemplateEnum, { nullable: true, description: 'What kind of project it is' })
  template?: PilotTemplate | null;
  @IsOptional()
  @Field(() => Day, { nullable: true, description: 'First day' })
  startsOn?: string | null;
  @IsOptional()
  @Field(() => Day, { nullable: true, description: 'Last day' })
  endsOn?: string | null;
}

@InputType({ description: 'Why a gate is opened although something is missing' })
export class AllianceWaiveGateInput {
  @Field(() => GateEnum, { description: 'Which gate' }) gate!: Gate;
  @Length(10, 1000)
  @Field(() => String, { description: 'The reason, 10 to 1,000 characters; both sides read it' })
  reason!: string;
}

@ObjectType({ implements: () => UserError, description: 'A refusal of a change of an alliance' })
export class AllianceUserError extends UserError {
  @Field(() => AllianceErrorCode, { description: 'Code of the broken rule' }) code!: string;
}

@ObjectType({ description: 'Result of every change of an alliance' })
export class AlliancePayload {
  @Field(() => AllianceType, { nullable: true, description: 'Alliance after the change; null when refused' })
  alliance?: AllianceType | null;
  @Field(() => [AllianceUserError], { description: 'Why the change was refused; empty when it was made' })
  userErrors!: AllianceUserError[];
}
