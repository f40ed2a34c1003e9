import type { Answer } from './introductions.service.js';
import type { DraftChange, Offer, Request } from './introduction-beginnings.service.js';
import type {
  IntroductionAcceptInput,
  IntroductionBriefInput,
  IntroductionDeclineInput,
  IntroductionLetterInput,
  IntroductionOfferInput,
  IntroductionReasonInput,
  IntroductionRequestInput,
  IntroductionUpdateInput,
  VouchInput,
} from './introduction-inputs.graph.js';
import { qualificationOf, type Brief, type Letter, type Reasons, type Vouch } from './introduction.rules.js';

/** Inputs as the service takes them: what may be absent gets its default, and texts no blanks around them. */

const tidy = (text: string | null | undefined): string | null => text?.trim() || null;

const briefOf = (input: IntroductionBriefInput): Brief => ({
  industry: input.industry ?? null,
  sizeBand: input.sizeBand ?? null,
  region: input.region ?? null,
  need: input.need.trim(),
  businessIssue: input.businessIssue ?? null,
  costOfNotActing: tidy(input.costOfNotActing),
  personalStake: tidy(input.personalStake),
  riskTolerance: input.riskTolerance ?? null,
  incumbent: input.incumbent ?? null,
});

const vouchOf = (input: VouchInput | null | undefined): Vouch | null =>
  input ? { strength: input.strength, basis: input.basis.trim(), text: tidy(input.text) } : null;

const letterOf = ({ brief, qualification, vouch }: IntroductionLetterInput): Letter => ({
  brief: briefOf(brief),
  qualification: qualificationOf(qualification),
  vouch: vouchOf(vouch),
});

export const offerOf = (input: IntroductionOfferInput): Offer => ({
  ...letterOf(input),
  kind: input.kind ?? 'INTRODUCTION',
  allianceId: input.allianceId,
  contactId: input.contactId,
});

export const draftOf = (input: IntroductionUpdateInput): DraftChange => ({
  ...letterOf(input),
  kind: input.kind ?? null,
  contactId: input.contactId ?? null,
});

export const requestOf = ({ allianceId, kind, brief }: IntroductionRequestInput): Request => ({
  allianceId,
  kind: kind ?? 'INTRODUCTION',
  brief: briefOf(brief),
});

export const answerOf = (input: IntroductionAcceptInput | null | undefined): Answer => ({
  contactId: input?.contactId ?? null,
  qualification: qualificationOf(input?.qualification),
  vouch: vouchOf(input?.vouch),
});

export const reasonsOf = ({ reason, note }: IntroductionReasonInput): Reasons => ({ reason, note: tidy(note) });

export const declineOf = (input: IntroductionDeclineInput): Required<Reasons> => ({
  ...reasonsOf(input),
  notBefore: input.notBefore ?? null,
});
