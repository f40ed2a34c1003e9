import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, IsOptional, IsUUID, MaxLength } from 'class-validator';
import { CategoryEnum, type Category } from '../markets/index.js';
import { actionOf } from '../platform/graphql/action.js';
import { connectionOf } from '../platform/graphql/connection.js';
import { COMMON_ERROR_CODES, enumOf } from '../platform/graphql/enum.js';
import { Node } from '../platform/graphql/node.js';
import { UserError } from '../platform/graphql/user-error.js';
import type { NominationStage, NominationVerb } from './nomination.lifecycle.js';
import { MOST_OPEN } from './nomination.rules.js';

export const NominationStageEnum = enumOf<NominationStage>('NominationStage', 'Where a nomination stands', {
  SENT: 'Waits for an answer',
  REGISTERED: 'The firm registers, and is not admitted yet',
  JOINED: 'The firm was admitted to the network',
  DECLINED: 'The firm said no',
  EXPIRED: 'Ended by itself',
  WITHDRAWN: 'Taken back',
});
const NominationVerbEnum = enumOf<NominationVerb>('NominationVerb', 'Something that can be done to a nomination', {
  register: 'Register by the link',
  join: 'Be admitted to the network',
  decline: 'Say no by the link',
  expire: 'End by itself',
  withdraw: 'Take it back',
});
const NominationErrorCode = enumOf('NominationErrorCode', 'Why a change of a nomination was refused', {
  ...COMMON_ERROR_CODES,
  ALREADY_NOMINATED: 'Your firm has nominated this address already, and waits for an answer',
  ON_NETWORK: 'The firm is active on the network already',
  TOO_MANY: `The firm has ${MOST_OPEN} open nominations`,
  BRIEF_REVEALS: 'The words name somebody in the firm’s own book',
  LINK_ENDED: 'The link was used, or its time is over',
});
export const NominationAvailableAction = actionOf('Nomination', NominationVerbEnum, 'nomination');

@ObjectType('Nomination', {
  implements: () => Node,
  description: 'A firm that is not on the network, and whom a member invites; only the firm that nominates sees it',
})
export class NominationType extends Node {
  @Field(() => String, { description: 'Name of the firm nominated' }) firmName!: string;
  @Field(() => String, { nullable: true, description: 'Its website' }) website!: string | null;
  @Field(() => String, { nullable: true, description: 'Person who was written to; null after she said no' })
  personName!: string | null;
  @Field(() => String, { nullable: true, description: 'Her e-mail address; null after she said no' }) email!: string | null;
  @Field(() => [CategoryEnum], { description: 'What the firm does, as the nominator sees it' }) categories!: Category[];
  @Field(() => String, { description: 'Words of who nominates, as the nominee reads them' }) why!: string;
  @Field(() => NominationStageEnum, { description: 'Where it stands' }) stage!: NominationStage;
  @Field(() => Date, { description: 'Since when it stands there' }) stageSince!: Date;
  @Field(() => Date, { description: 'When it was made' }) createdAt!: Date;
  @Field(() => Date, { description: 'When the present waiting ends, or ended' }) expiresAt!: Date;
  @Field(() => Date, { nullable: true, description: 'When the one reminder was due; null before' }) remindedAt!: Date | null;
  @Field(() => Int, { description: 'Version, for expectedVersion' }) version!: number;
  businessId!: string;
  nominatedById!: string;
  nomineeId!: string | null;
}

export const NominationConnection = connectionOf(() => NominationType, 'Nomination', 'nominations');

@ObjectType('NominationTie', { description: 'Two firms that a nomination has brought together, as one of them sees it' })
export class NominationTieType {
  @Field(() => ID, { description: 'Id of the nomination' }) id!: string;
  @Field(() => Boolean, { description: 'Whether the other firm nominated this one, not the other way round' })
  isNominee!: boolean;
  @Field(() => Date, { nullable: true, description: 'When the nominated firm was admitted; null before' }) joinedAt!: Date | null;
  @Field(() => Boolean, { description: 'Whether the two have an alliance, or one is proposed' }) hasAlliance!: boolean;
  @Field(() => String, { description: 'Name of the other firm' }) otherName!: string;
  otherId!: string;
}

@InputType({ description: 'A firm to nominate, and whom to write to there' })
export class NominationSendInput {
  @MaxLength(120)
  @Field(() => String, { description: 'Name of the firm, up to 120 characters' })
  firmName!: string;
  @MaxLength(120)
  @Field(() => String, { description: 'Name of the person there, up to 120 characters' })
  personName!: string;
  @MaxLength(254)
  @Field(() => String, { description: 'Her e-mail address' })
  email!: string;
  @IsOptional()
  @MaxLength(300)
  @Field(() => String, { nullable: true, description: 'Website of the firm' })
  website?: string | null;
  @IsOptional()
  @ArrayMaxSize(10)
  @Field(() => [CategoryEnum], { nullable: true, description: 'What the firm does' })
  categories?: Category[] | null;
  @MaxLength(400)
  @Field(() => String, { description: 'A word why, which she reads; up to 400 characters, and nobody’s client in it' })
  why!: string;
  @IsOptional()
  @IsUUID('loose')
  @Field(() => ID, { nullable: true, description: 'Id of the client’s answer that named the firm; she does not learn of it' })
  answerId?: string | null;
}

@ObjectType({ implements: () => UserError, description: 'A refusal of a change of a nomination' })
export class NominationUserError extends UserError {
  @Field(() => NominationErrorCode, { description: 'Code of the broken rule' }) code!: string;
}

@ObjectType({ description: 'Result of every change of a nomination' })
export class NominationPayload {
  @Field(() => NominationType, {
    nullable: true,
    description: 'Nomination after the change; null when refused, and for the nominee',
  })
  nomination?: NominationType | null;
  @Field(() => [NominationUserError], { description: 'Why the change was refused; empty when it was made' })
  userErrors!: NominationUserError[];
}
