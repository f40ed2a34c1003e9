import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { AllianceStageEnum } from '../alliances/index.js';
import { enumOf } from '../platform/graphql/enum.js';
import { MoneyType } from '../platform/graphql/scalars.js';
import { FIRST_STEPS, type FirstStep } from './first-steps.js';
import { FLOW_NODES, type FlowNode } from './flow.rules.js';

export const FlowNodeEnum = enumOf<FlowNode>('IntroductionFlowNode', 'A step of introductions, or a way out of them', FLOW_NODES);

@ObjectType('CountFigure', { description: 'How many there were, beside the period before' })
export class CountFigureType {
  @Field(() => Int, { description: 'How many there were in the period' }) value!: number;
  @Field(() => Int, { description: 'How many there were in the period of the same length before it' }) previous!: number;
  @Field(() => [Int], { description: 'The same in twelve equal parts of the period, the oldest first' }) trend!: number[];
}

@ObjectType('AnswerFigure', {
  description: 'How a firm answers what partners ask: proposals of alliances, offers and requests of introductions',
})
export class AnswerFigureType {
  @Field(() => Int, { description: 'Questions whose time for an answer ended in the period, by an answer or without one' })
  asked!: number;
  @Field(() => Int, { description: 'How many of them were answered in time' }) answered!: number;
  @Field(() => Int, { nullable: true, description: 'Share answered in time, in percent; null where nothing was asked' })
  percent!: number | null;
  @Field(() => Int, {
    nullable: true,
    description: 'The median of that share over the network’s firms, at most an hour old; null where nobody was asked anything',
  })
  networkMedianPercent!: number | null;
  @Field(() => Int, { nullable: true, description: 'Median of the hours until an answer; null where nothing was answered' })
  medianHours!: number | null;
  @Field(() => Int, {
    nullable: true,
    description: 'Median over the network’s firms of their median hours until an answer, at most an hour old',
  })
  networkMedianHours!: number | null;
}

@ObjectType('WinFigure', { description: 'How many of the introductions that came to a meeting were won' })
export class WinFigureType {
  @Field(() => Int, { description: 'Introductions asked for in the period that came to a meeting' }) met!: number;
  @Field(() => Int, { description: 'How many of them were won' }) won!: number;
  @Field(() => Int, { nullable: true, description: 'Share won, in percent; null where nobody met' }) percent!: number | null;
}

@ObjectType('ValueFigure', {
  description: 'Value of confirmed wins, one sum for each currency. Sourced and influenced are never added up',
})
export class ValueFigureType {
  @Field(() => [MoneyType], { description: 'What partners’ introductions brought this firm, sourced' }) received!: MoneyType[];
  @Field(() => [MoneyType], { description: 'What this firm’s introductions brought partners, sourced' }) given!: MoneyType[];
  @Field(() => [MoneyType], { description: 'What partners’ introductions helped this firm to win, influenced' })
  influencedReceived!: MoneyType[];
  @Field(() => [MoneyType], { description: 'What this firm’s introductions helped partners to win, influenced' })
  influencedGiven!: MoneyType[];
}

@ObjectType('ReportFigures', { description: 'The four figures of a firm’s day' })
export class ReportFiguresType {
  @Field(() => CountFigureType, { description: 'Introductions that were offered or asked for, given and received together' })
  introductions!: CountFigureType;
  @Field(() => AnswerFigureType, { description: 'How the firm answers' }) answeredInTime!: AnswerFigureType;
  @Field(() => WinFigureType, { description: 'How many meetings became business' }) wonOfMet!: WinFigureType;
  @Field(() => ValueFigureType, { description: 'What came of it in money' }) valueWon!: ValueFigureType;
}

@ObjectType('PartnerBalance', { description: 'What a firm and one of its partners gave each other' })
export class PartnerBalanceType {
  @Field(() => Int, { description: 'Introductions to the partner, offered or asked for in the period' }) given!: number;
  @Field(() => Int, { description: 'Introductions by the partner, offered or asked for in the period' }) received!: number;
  @Field(() => [MoneyType], { description: 'Sourced value of the partner’s confirmed wins, one sum for each currency' })
  valueGiven!: MoneyType[];
  @Field(() => [MoneyType], { description: 'Sourced value of the firm’s confirmed wins, one sum for each currency' })
  valueReceived!: MoneyType[];
  partnerId!: string;
}

@ObjectType('IntroductionFlowCount', { description: 'How many introductions came to a step or a way out' })
export class FlowCountType {
  @Field(() => FlowNodeEnum, { description: 'The step or the way out' }) node!: FlowNode;
  @Field(() => Int, { description: 'How many came to it' }) count!: number;
}

@ObjectType('IntroductionFlowLink', { description: 'How many introductions went from one step to the next, or out' })
export class FlowLinkType {
  @Field(() => FlowNodeEnum, { description: 'The step they left' }) from!: FlowNode;
  @Field(() => FlowNodeEnum, { description: 'The step or the way out they came to' }) to!: FlowNode;
  @Field(() => Int, { description: 'How many; never zero' }) count!: number;
}

@ObjectType('IntroductionFlow', {
  description:
    'Where the introductions asked for in the period went. What comes into a step leaves it: to the next one, or out. A step that a later one implies counts as reached',
})
export class IntroductionFlowType {
  @Field(() => [FlowCountType], { description: 'Every step and every way out, in their order, also those nobody came to' })
  nodes!: FlowCountType[];
  @Field(() => [FlowLinkType], { description: 'What flows between them' }) links!: FlowLinkType[];
}

@ObjectType('RingPartner', { description: 'A partner: the first ring around a firm' })
export class RingPartnerType {
  @Field(() => AllianceStageEnum, { description: 'Stage of the alliance with it' }) stage!: string;
  @Field(() => ID, { description: 'Id of the alliance with it' }) allianceId!: string;
  @Field(() => Int, { description: 'Introductions between the two in the last 12 months, either way' }) introductions!: number;
  businessId!: string;
}

@ObjectType('RingReach', { description: 'A firm one step further that a partner could make known: the second ring' })
export class RingReachType {
  @Field(() => ID, { description: 'Id of the partner who is allied with it. A firm within reach of two stands here twice' })
  through!: string;
  businessId!: string;
}

@ObjectType('Rings', { description: 'A firm’s partners, and the firms of the directory whom they are allied with' })
export class RingsType {
  @Field(() => [RingPartnerType], { description: 'Partners, at most 200' }) partners!: RingPartnerType[];
  @Field(() => [RingReachType], {
    description: 'Active firms allied with active partners, at most 300; empty for a firm that is not active itself',
  })
  reach!: RingReachType[];
}

@ObjectType('Report', {
  description:
    'Figures and plots of one firm over a period that ends now. What passed with firms of the demo network counts only for those',
})
export class ReportType {
  @Field(() => Date, { description: 'Begin of the period' }) since!: Date;
  @Field(() => ReportFiguresType, { description: 'The four figures' }) figures!: ReportFiguresType;
  @Field(() => [PartnerBalanceType], { description: 'Give and get with each partner, the busiest first, at most 200' })
  giveAndGet!: PartnerBalanceType[];
  @Field(() => IntroductionFlowType, { description: 'Where introductions go' }) flow!: IntroductionFlowType;
  @Field(() => RingsType, { description: 'Whom the firm knows, and whom they know' }) rings!: RingsType;
}

export const FirstStepEnum = enumOf<FirstStep>('FirstStep', 'What a firm that is new here does first', FIRST_STEPS);

@ObjectType('FirstStepState', { description: 'How far a firm is with one of its first steps' })
export class FirstStepStateType {
  @Field(() => FirstStepEnum, { description: 'The step' }) step!: FirstStep;
  @Field(() => Int, { description: 'How many there are, up to what is wanted' }) have!: number;
  @Field(() => Int, { description: 'How many are wanted' }) of!: number;
}
