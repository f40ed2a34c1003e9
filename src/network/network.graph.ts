import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { COMMON_ERROR_CODES, enumOf } from '../platform/graphql/enum.js';
import { UserError } from '../platform/graphql/user-error.js';
import type { Figures } from './network.rules.js';

const NetworkErrorCode = enumOf('NetworkErrorCode', 'Why a change of the network was refused', COMMON_ERROR_CODES);

@ObjectType('NetworkPolicy', { description: 'The rules of the network, in figures' })
export class NetworkPolicyType implements Figures {
  @Field(() => Int, { description: 'Days in which a proposed alliance must be answered' }) proposalDays!: number;
  @Field(() => Int, { description: 'Working days in which an admin decides' }) adminDecisionWorkingDays!: number;
  @Field(() => Int, { description: 'Days in which a business answers an admin’s question' }) informationDays!: number;
  @Field(() => Int, { description: 'Working days in which an offered introduction must be answered' }) offerWorkingDays!: number;
  @Field(() => Int, { description: 'Working days in which a requested introduction must be answered' })
  requestWorkingDays!: number;
  @Field(() => Int, { description: 'Days in which the client answers by link' }) consentDays!: number;
  @Field(() => Int, { description: 'Days after which the client is reminded once' }) consentReminderDays!: number;
  @Field(() => Int, { description: 'Working days in which an introduced client is contacted' }) firstContactWorkingDays!: number;
  @Field(() => Int, { description: 'Days after which a word on progress is asked for' }) progressDays!: number;
  @Field(() => Int, { description: 'Days without a word after which an introduction closes without decision' })
  silentCloseDays!: number;
  @Field(() => Int, { description: 'Days of silence after which an outcome counts as confirmed' })
  outcomeConfirmationDays!: number;
  @Field(() => Int, { description: 'Working days in which the two sides settle a dispute before an admin does' })
  disputeWorkingDays!: number;
  @Field(() => Int, { description: 'Days after which an undecided pilot ends' }) pilotDays!: number;
  @Field(() => Int, { description: 'Days between reviews of an active alliance' }) allianceReviewDays!: number;
  @Field(() => Int, { description: 'Days after a decline before the pair may be proposed again' }) proposeAgainDays!: number;
  @Field(() => Int, { description: 'Days after the end in which outcomes can be reported' }) windDownDays!: number;
  @Field(() => Int, { description: 'Days after closing before private data is erased' }) erasureDays!: number;
  @Field(() => Int, { description: 'Days that two businesses get to know each other at least' }) minDaysGettingToKnow!: number;
  @Field(() => Int, { description: 'One-to-ones that both must have confirmed before approval' }) minOneToOnes!: number;
  @Field(() => Int, { description: 'Dimensions that each side must have evidenced before approval, of four' })
  minDimensionsEvidenced!: number;
  @Field(() => Int, { description: 'Open requests for introductions that one side may have in an alliance' })
  maxOpenRequests!: number;
  @Field(() => Int, { description: 'Months for which a client who said no is not asked again for the same purpose' })
  suppressionMonths!: number;
  @Field(() => Int, {
    description: 'Days in which a client is written to on behalf of partners at most once, unless she expects it',
  })
  contactCapDays!: number;
  @Field(() => Int, { description: 'Guests beyond which an admin looks at a campaign' }) campaignReviewGuests!: number;
  @Field(() => Int, { description: 'Days in which a proposed campaign must be answered' }) campaignProposalDays!: number;
  @Field(() => Int, { description: 'Days in which the host schedules an agreed campaign' }) campaignPlanningDays!: number;
  @Field(() => Int, { description: 'Days in which a placed feature is confirmed; silence confirms' }) campaignProofDays!: number;
  @Field(() => Int, { description: 'Days after which a campaign is settled by itself' }) campaignSettleDays!: number;
  @Field(() => Int, { description: 'Version, for expectedVersion' }) version!: number;
}

@InputType({ description: 'The figures to change; the others stay' })
export class NetworkPolicyChangeInput {
  @Field(() => Int, { nullable: true, description: 'Days in which a proposed alliance must be answered' }) proposalDays?: number;
  @Field(() => Int, { nullable: true, description: 'Working days in which an admin decides' }) adminDecisionWorkingDays?: number;
  @Field(() => Int, { nullable: true, description: 'Days in which a business answers an admin’s question' })
  informationDays?: number;
  @Field(() => Int, { nullable: true, description: 'Working days in which an offered introduction must be answered' })
  offerWorkingDays?: number;
  @Field(() => Int, { nullable: true, description: 'Working days in which a requested introduction must be answered' })
  requestWorkingDays?: number;
  @Field(() => Int, { nullable: true, description: 'Days in which the client answers by link' }) consentDays?: number;
  @Field(() => Int, { nullable: true, description: 'Days after which the client is reminded once' }) consentReminderDays?: number;
  @Field(() => Int, { nullable: true, description: 'Working days in which an introduced client is contacted' })
  firstContactWorkingDays?: number;
  @Field(() => Int, { nullable: true, description: 'Days after which a word on progress is asked for' }) progressDays?: number;
  @Field(() => Int, { nullable: true, description: 'Days without a word after which an introduction closes without decision' })
  silentCloseDays?: number;
  @Field(() => Int, { nullable: true, description: 'Days of silence after which an outcome counts as confirmed' })
  outcomeConfirmationDays?: number;
  @Field(() => Int, { nullable: true, description: 'Working days in which the two sides settle a dispute before an admin does' })
  disputeWorkingDays?: number;
  @Field(() => Int, { nullable: true, description: 'Days after which an undecided pilot ends' }) pilotDays?: number;
  @Field(() => Int, { nullable: true, description: 'Days between reviews of an active alliance' }) allianceReviewDays?: number;
  @Field(() => Int, { nullable: true, description: 'Days after a decline before the pair may be proposed again' })
  proposeAgainDays?: number;
  @Field(() => Int, { nullable: true, description: 'Days after the end in which outcomes can be reported' })
  windDownDays?: number;
  @Field(() => Int, { nullable: true, description: 'Days after closing before private data is erased' }) erasureDays?: number;
  @Field(() => Int, { nullable: true, description: 'Days that two businesses get to know each other at least' })
  minDaysGettingToKnow?: number;
  @Field(() => Int, { nullable: true, description: 'One-to-ones that both must have confirmed before approval' })
  minOneToOnes?: number;
  @Field(() => Int, { nullable: true, description: 'Dimensions that each side must have evidenced before approval, of four' })
  minDimensionsEvidenced?: number;
  @Field(() => Int, { nullable: true, description: 'Open requests for introductions that one side may have in an alliance' })
  maxOpenRequests?: number;
  @Field(() => Int, {
    nullable: true,
    description: 'Months for which a client who said no is not asked again for the same purpose',
  })
  suppressionMonths?: number;
  @Field(() => Int, {
    nullable: true,
    description: 'Days in which a client is written to on behalf of partners at most once, unless she expects it',
  })
  contactCapDays?: number;
  @Field(() => Int, { nullable: true, description: 'Guests beyond which an admin looks at a campaign' })
  campaignReviewGuests?: number;
  @Field(() => Int, { nullable: true, description: 'Days in which a proposed campaign must be answered' })
  campaignProposalDays?: number;
  @Field(() => Int, { nullable: true, description: 'Days in which the host schedules an agreed campaign' })
  campaignPlanningDays?: number;
  @Field(() => Int, { nullable: true, description: 'Days in which a placed feature is confirmed; silence confirms' })
  campaignProofDays?: number;
  @Field(() => Int, { nullable: true, description: 'Days after which a campaign is settled by itself' })
  campaignSettleDays?: number;
}

@ObjectType({ implements: () => UserError, description: 'A refusal of a change of the network' })
export class NetworkUserError extends UserError {
  @Field(() => NetworkErrorCode, { description: 'Code of the broken rule' }) code!: string;
}

@ObjectType({ description: 'Result of every change of the network' })
export class NetworkPolicyPayload {
  @Field(() => NetworkPolicyType, { nullable: true, description: 'Policy after the change; null when refused' })
  networkPolicy?: NetworkPolicyType | null;
  @Field(() => [NetworkUserError], { description: 'Why the change was refused; empty when it was made' })
  userErrors!: NetworkUserError[];
}
