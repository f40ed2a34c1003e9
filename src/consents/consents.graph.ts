import { createUnionType, Field, ObjectType } from '@nestjs/graphql';
import { enumOf } from '../platform/graphql/enum.js';
import { Node } from '../platform/graphql/node.js';
import type { ConsentState } from './consent.lifecycle.js';
import { PERSON_FIELDS, PURPOSES, type PersonField, type Purpose } from './consent.rules.js';

export const ConsentStateEnum = enumOf<ConsentState>('ConsentState', 'Where a question to a person stands', {
  ASKED: 'Waits for an answer',
  GRANTED: 'Answered with yes',
  DECLINED: 'Answered with no',
  DEFERRED: 'Answered with not until a day; asked again then',
  EXPIRED: 'Ended without an answer',
  WITHDRAWN: 'Taken back before it was answered',
  REVOKED: 'Yes was said and taken back; the partner’s copy is erased',
});
export const ConsentPurposeEnum = enumOf('ConsentPurpose', 'What consent is asked for', PURPOSES);
export const PersonFieldEnum = enumOf('PersonField', 'What may be shared about a person', PERSON_FIELDS);

const REDACTED_REASONS = {
  NOT_ASKED: 'The person was not asked yet',
  AWAITING_CONSENT: 'The person was asked and has not said yes',
  NOT_GRANTED: 'The person did not say yes, or the question ended',
  REVOKED: 'The person took her yes back; what was shared is erased',
} as const;
export type RedactedReason = keyof typeof REDACTED_REASONS;
export const RedactedReasonEnum = enumOf('RedactedReason', 'Why a person is not shown', REDACTED_REASONS);

const REVEALED_WHEN: Readonly<Record<RedactedReason, string | null>> = {
  NOT_ASKED: 'Once the offer is accepted, the person is asked, and says yes',
  AWAITING_CONSENT: 'Once the person says yes',
  NOT_GRANTED: null,
  REVOKED: null,
};

@ObjectType('Person', { description: 'A person at a client, as far as she agreed to be known' })
export class PersonType {
  @Field(() => String, { description: 'Name' }) name!: string;
  @Field(() => String, { nullable: true, description: 'E-mail address; null when it is not shared' }) email!: string | null;
  @Field(() => String, { nullable: true, description: 'Phone number; null when it is not shared' }) phone!: string | null;
  @Field(() => String, { nullable: true, description: 'Title; null when it is not shared' }) title!: string | null;
  @Field(() => String, { nullable: true, description: 'Company; null when it is not shared' }) company!: string | null;
}

@ObjectType('Redacted', { description: 'In place of a person who did not agree to be known, or not yet' })
export class RedactedType {
  @Field(() => RedactedReasonEnum, { description: 'Why the person is not shown' }) reason!: RedactedReason;
  @Field(() => String, { nullable: true, description: 'What would reveal the person; null when nothing will' })
  revealsWhen!: string | null;
}

export const PersonOrRedacted = createUnionType({
  name: 'PersonOrRedacted',
  description: 'A person as far as she agreed to be known, or why she is not shown',
  types: () => [PersonType, RedactedType] as const,
  resolveType: (value: PersonType | RedactedType) => ('reason' in value ? RedactedType : PersonType),
});

export const redacted = (reason: RedactedReason): RedactedType => ({ reason, revealsWhen: REVEALED_WHEN[reason] });

@ObjectType('Consent', { implements: () => Node, description: 'A question to a person, as who asks sees it' })
export class ConsentType extends Node {
  @Field(() => ConsentPurposeEnum, { description: 'What consent is asked for' }) purpose!: Purpose;
  @Field(() => ConsentStateEnum, { description: 'Where it stands' }) state!: ConsentState;
  @Field(() => [PersonFieldEnum], { description: 'What was asked to be shared' }) fieldsRequested!: PersonField[];
  @Field(() => [PersonFieldEnum], { nullable: true, description: 'What was granted; null without a yes' })
  fieldsGranted!: PersonField[] | null;
  @Field(() => String, { description: 'Words of who asks, exactly as they were shown' }) text!: string;
  @Field(() => Date, { description: 'When it was asked, last' }) askedAt!: Date;
  @Field(() => Date, { nullable: true, description: 'When it was answered; null before' }) decidedAt!: Date | null;
  @Field(() => Date, { nullable: true, description: 'When it is asked again; null unless DEFERRED' }) notBefore!: Date | null;
  @Field(() => Date, { description: 'When it ends, or ended, without an answer' }) expiresAt!: Date;
  @Field(() => Date, { nullable: true, description: 'When the one reminder went out; null before' }) remindedAt!: Date | null;
  @Field(() => Date, { nullable: true, description: 'When a yes was taken back; null while it stands' }) revokedAt!: Date | null;
}
