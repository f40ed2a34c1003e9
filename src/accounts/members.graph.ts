import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsEmail, MaxLength } from 'class-validator';
import type { Role } from '../kernel/viewer.js';
import { COMMON_ERROR_CODES, enumOf } from '../platform/graphql/enum.js';
import { UserError } from '../platform/graphql/user-error.js';
import { RoleEnum } from './accounts.graph.js';

@ObjectType('Member', { description: 'A user who acts for a business' })
export class MemberType {
  @Field(() => ID, { description: 'Opaque id of the membership' }) id!: string;
  @Field(() => RoleEnum, { description: 'What the member may do' }) role!: Role;
  @Field(() => Date, { description: 'When the user joined' }) createdAt!: Date;
}

@ObjectType('MemberInvitation', { description: 'An open invitation to join a business' })
export class MemberInvitationType {
  @Field(() => ID, { description: 'Opaque id' }) id!: string;
  @Field(() => String, { description: 'E-mail address that the invitation went to' }) email!: string;
  @Field(() => RoleEnum, { description: 'What the invited person will be' }) role!: Role;
  @Field(() => Date, { description: 'When it was sent' }) createdAt!: Date;
  @Field(() => Date, { description: 'When it ends by itself' }) expiresAt!: Date;
}

const MemberErrorCodeEnum = enumOf('MemberErrorCode', 'Why a change of the members was refused', {
  ...COMMON_ERROR_CODES,
  ALREADY_MEMBER: 'The address is that of a member',
  LAST_OWNER: 'A business always keeps one owner',
  RATE_LIMITED: 'Too many invitations; `retryAfter` says when to come again',
  LINK_ENDED: 'The invitation was accepted or withdrawn, has expired, or never was',
});

@ObjectType({ implements: () => UserError, description: 'Why a change of the members was refused' })
export class MemberUserError extends UserError {
  @Field(() => MemberErrorCodeEnum, { description: 'What kind of refusal it is' }) code!: string;
  @Field(() => Int, { nullable: true, description: 'Seconds to wait before the next try; only with RATE_LIMITED' })
  retryAfter?: number;
}

@ObjectType({ description: 'What came of a change of a member' })
export class MemberPayload {
  @Field(() => MemberType, { nullable: true, description: 'The member; null when it was refused' }) member?: MemberType;
  @Field(() => [MemberUserError], { description: 'Why it was refused; empty when it was done' }) userErrors!: MemberUserError[];
}

@ObjectType({ description: 'What came of a change of an invitation' })
export class MemberInvitationPayload {
  @Field(() => MemberInvitationType, { nullable: true, description: 'The invitation; null when it was refused' })
  memberInvitation?: MemberInvitationType;
  @Field(() => [MemberUserError], { description: 'Why it was refused; empty when it was done' }) userErrors!: MemberUserError[];
}

@InputType({ description: 'Whom to invite, and as what' })
export class MemberInviteInput {
  @IsEmail() @MaxLength(254) @Field(() => String, { description: 'E-mail address to send the invitation to' }) email!: string;
  @Field(() => RoleEnum, { description: 'What the person will be; only owners make owners' }) role!: Role;
}

@InputType({ description: 'What a member shall be' })
export class MemberSetRoleInput {
  @Field(() => RoleEnum, { description: 'New role; only owners make owners' }) role!: Role;
}
