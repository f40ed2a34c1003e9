import { Field, Int, ObjectType } from '@nestjs/graphql';
import { BusinessIssueEnum, RiskToleranceEnum } from '../businesses/index.js';
import { SizeBandEnum } from '../markets/index.js';
import { actionOf } from '../platform/graphql/action.js';
import { countedConnectionOf } from '../platform/graphql/connection.js';
import { COMMON_ERROR_CODES, enumOf } from '../platform/graphql/enum.js';
import { Node } from '../platform/graphql/node.js';
import { UserError } from '../platform/graphql/user-error.js';
import type { CoreStatus, IntroductionDirection, IntroductionKind, IntroductionStage } from './introduction.lifecycle.js';
import { OTHER_REASONS, PEOPLES_REASONS, type ClaimState } from './introduction.rules.js';

export const IntroductionKindEnum = enumOf<IntroductionKind>('IntroductionKind', 'What is done for the client', {
  INTRODUCTION: 'Connects people',
  REFERRAL: 'Hands over business',
});
export const IntroductionDirectionEnum = enumOf<IntroductionDirection>('IntroductionDirection', 'Who began an introduction', {
  OFFER: 'The introducer offered it',
  REQUEST: 'The beneficiary asked for it',
});
export const IntroductionStageEnum = enumOf<IntroductionStage>('IntroductionStage', 'Where an introduction is in its life', {
  DRAFT: 'The introducer is still writing it; nobody else sees it',
  OFFERED: 'Waits for the beneficiary’s answer',
  REQUESTED: 'Waits for the introducer’s answer',
  ACCEPTED: 'Waits for the introducer to ask the client',
  DECLINED: 'The other side said no; the reason says why',
  EXPIRED: 'Nobody answered in time',
  AWAITING_CONSENT: 'Waits for the client’s word',
  CONSENT_DECLINED: 'The client said no',
  DEFERRED: 'The client said “not until”; she is asked again then',
  INTRODUCED: 'The client said yes; waits for the first contact',
  IN_CONTACT: 'The beneficiary has spoken with the client',
  MET: 'The beneficiary has met the client',
  WON: 'The client bought',
  LOST: 'The client did not buy',
  NO_DECISION: 'Nothing was decided',
  WITHDRAWN: 'Whoever began it took it back',
  CONSENT_REVOKED: 'The client took the yes back; the partner’s copy is wiped',
});
export const CoreStatusEnum = enumOf<CoreStatus>('CoreStatus', 'The few states that stay the same whatever stages are added', {
  PENDING: 'Waits for the answer of the other business',
  ACCEPTED: 'Both businesses want it, and it is under way',
  DECLINED: 'A business or the client said no',
  COMPLETED: 'Came to an outcome',
  CANCELLED: 'Taken back by a business or the client',
  EXPIRED: 'Ended because somebody did not answer',
});
export const IntroductionReasonEnum = enumOf('IntroductionReason', 'Why an introduction ended', {
  ...PEOPLES_REASONS,
  ...OTHER_REASONS,
});
export const IntroductionActionEnum = enumOf('IntroductionAction', 'What can be done to an introduction', {
  update: 'Change the draft',
  submit: 'Offer what was drafted',
  accept: 'Say yes to it',
  decline: 'Say no to it, with a reason',
  reopen: 'Take one’s own no back, for a few seconds',
  askClient: 'Ask the client by mail',
  withdraw: 'Take it back, with a reason',
  reportContact: 'Say that the client was contacted',
  reportMeeting: 'Say that the client was met',
  giveProgress: 'Say how it goes',
  reroute: 'Offer it to another ally instead',
});
export const SaidByEnum = enumOf('SaidBy', 'Who made a statement about a client', {
  CONTACT: 'The person who is introduced',
  COLLEAGUE: 'Somebody else at the client',
  INTRODUCER: 'The introducer, from own knowledge',
  PUBLIC_SOURCE: 'A source that anybody can read',
});
export const ClaimStateEnum = enumOf<ClaimState>('ClaimState', 'How far a statement is shown to be true', {
  UNKNOWN: 'Nobody has said anything; never a yes',
  CLAIMED: 'Somebody said so',
  CLARIFIED: 'Asked about, and explained',
  EVIDENCED: 'Something shows it',
  CONTRADICTED: 'Something shows the contrary',
});
export const IncumbentEnum = enumOf('Incumbent', 'What kind of provider a client has now', {
  NONE: 'Nobody does it',
  IN_HOUSE: 'The client’s own people do it',
  SMALL_PROVIDER: 'A small provider does it',
  LARGE_PROVIDER: 'A large provider does it',
  UNKNOWN: 'Not known',
});
const IntroductionErrorCode = enumOf('IntroductionErrorCode', 'Why a change of an introduction was refused', {
  ...COMMON_ERROR_CODES,
  ALLIANCE_NOT_ACTIVE: 'Only an active alliance carries introductions',
  NEED_MISSING: 'It does not say what the client needs',
  BRIEF_REVEALS: 'A text tells who the client is; `field` says which',
  CONTACT_NEEDED: 'A request is accepted by naming the client’s contact',
  DO_NOT_INTRODUCE: 'The client is marked in the book as not to be introduced',
  NO_ADDRESS: 'The book has no e-mail address of the person',
  SUPPRESSED: 'The person asked to be left alone for a time',
  ALREADY_ASKED: 'The person was asked about this already',
  CONTACTED_LATELY: 'The person was written to on behalf of a partner not long ago',
  TOO_MANY_OPEN: 'As many requests are open in this alliance as the network allows',
  NOT_REROUTABLE: 'It cannot go to another ally',
  TOO_LATE: 'The moments in which a no can be taken back are over',
  ALREADY_REROUTED: 'It went to another ally already',
});

export const IntroductionAvailableAction = actionOf('Introduction', IntroductionActionEnum, 'introduction');

@ObjectType('IntroductionBrief', { description: 'A client described in bands, so that nobody can tell who it is' })
export class IntroductionBriefType {
  @Field(() => String, { nullable: true, description: 'NAICS sector code' }) industry!: string | null;
  @Field(() => SizeBandEnum, { nullable: true, description: 'How many people work there' }) sizeBand!: string | null;
  @Field(() => String, { nullable: true, description: 'Where it is, ISO 3166' }) region!: string | null;
  @Field(() => String, { description: 'What the client needs' }) need!: string;
  @Field(() => BusinessIssueEnum, { nullable: true, description: 'What the need is about' }) businessIssue!: string | null;
  @Field(() => String, { nullable: true, description: 'What it costs the client to do nothing' })
  costOfNotActing!: string | null;
  @Field(() => String, { nullable: true, description: 'What the contact stands to gain or lose' })
  personalStake!: string | null;
  @Field(() => RiskToleranceEnum, { nullable: true, description: 'How the client meets risk' }) riskTolerance!: string | null;
  @Field(() => IncumbentEnum, { nullable: true, description: 'What kind of provider does it now' }) incumbent!: string | null;
}

@ObjectType('Claim', { description: 'Something that is said of a client, by whom, and how far it is shown' })
export class ClaimType {
  @Field(() => String, { nullable: true, description: 'What is said; null while nobody knows' }) value!: string | null;
  @Field(() => SaidByEnum, { nullable: true, description: 'Who said it' }) saidBy!: string | null;
  @Field(() => String, { nullable: true, description: 'What shows it' }) evidence!: string | null;
  @Field(() => ClaimStateEnum, { description: 'How far it is shown' }) state!: ClaimState;
}

@ObjectType('Qualification', { description: 'The four questions that tell a wish from business' })
export class QualificationType {
  @Field(() => ClaimType, { description: 'Is there a need?' }) need!: ClaimType;
  @Field(() => ClaimType, { description: 'Is there a budget?' }) budget!: ClaimType;
  @Field(() => ClaimType, { description: 'Can the contact decide?' }) authority!: ClaimType;
  @Field(() => ClaimType, { description: 'Is it the time?' }) timing!: ClaimType;
}

@ObjectType('Vouch', { description: 'How far the introducer answers for the client' })
export class VouchType {
  @Field(() => Int, { description: 'From 1 (met once) to 5 (would put our name to it)' }) strength!: number;
  @Field(() => String, { description: 'What it rests on' }) basis!: string;
  @Field(() => String, { nullable: true, description: 'In the introducer’s words' }) text!: string | null;
}

@ObjectType('Introduction', {
  implements: () => Node,
  description: 'One business brings a client of its own together with an ally, if the client wants it',
})
export class IntroductionType extends Node {
  @Field(() => IntroductionKindEnum, { description: 'What is done for the client' }) kind!: IntroductionKind;
  @Field(() => IntroductionDirectionEnum, { description: 'Who began it' }) direction!: IntroductionDirection;
  @Field(() => IntroductionStageEnum, { description: 'Where it is in its life' }) stage!: IntroductionStage;
  @Field(() => Date, { description: 'Since when it is there' }) stageSince!: Date;
  @Field(() => IntroductionReasonEnum, { nullable: true, description: 'Why it ended; null where no reason was needed' })
  reason!: string | null;
  @Field(() => Date, { nullable: true, description: '“Not until”: the date that a business or the client gave' })
  notBefore!: Date | null;
  @Field(() => Date, { nullable: true, description: 'When the first contact was found to be overdue' })
  firstContactMissedAt!: Date | null;
  @Field(() => Date, { nullable: true, description: 'When the beneficiary met the client' }) metAt!: Date | null;
  @Field(() => Date, { description: 'When it was begun' }) createdAt!: Date;
  @Field(() => Int, { description: 'Version, for expectedVersion' }) version!: number;
}

export const IntroductionConnection = countedConnectionOf(() => IntroductionType, 'Introduction', 'introductions');

@ObjectType('IntroductionCounts', { description: 'How many introductions a business has' })
export class IntroductionCountsType {
  @Field(() => Int, { description: 'Those it gives, drafts apart' }) given!: number;
  @Field(() => Int, { description: 'Those it receives' }) received!: number;
  @Field(() => Int, { description: 'Those of both kinds that are not over' }) open!: number;
}

@ObjectType({ implements: () => UserError, description: 'A refusal of a change of an introduction' })
export class IntroductionUserError extends UserError {
  @Field(() => IntroductionErrorCode, { description: 'Code of the broken rule' }) code!: string;
}

@ObjectType({ description: 'Result of every change of an introduction' })
export class IntroductionPayload {
  @Field(() => IntroductionType, { nullable: true, description: 'Introduction after the change; null when refused' })
  introduction?: IntroductionType | null;
  @Field(() => [IntroductionUserError], { description: 'Why the change was refused; empty when it was made' })
  userErrors!: IntroductionUserError[];
}
