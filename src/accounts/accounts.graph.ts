import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsEmail, Length, MaxLength } from 'class-validator';
import { ROLES, type Role } from '../kernel/viewer.js';
import { COMMON_ERROR_CODES, enumOf } from '../platform/graphql/enum.js';
import { UserError } from '../platform/graphql/user-error.js';

export const RoleEnum = enumOf<Role>('Role', 'What a member may do for the business', {
  OWNER: 'Everything, and decides who owns it',
  MANAGER: 'Binds the business: alliances, agreements, members, API keys',
  MEMBER: 'Daily work: introductions, clients, outcomes',
  VIEWER: 'Reads, and changes nothing',
} satisfies Record<(typeof ROLES)[number], string>);

@ObjectType('User', { description: 'A person on the network' })
export class UserType {
  @Field(() => ID, { description: 'Opaque id' }) id!: string;
  @Field(() => String, { description: 'Name as the person gives it' }) name!: string;
}

@ObjectType('Viewer', { description: 'Who is asking: the signed-in user, or the maker of the API key' })
export class ViewerType {
  @Field(() => String, { description: 'E-mail address that the user signs in with' }) email!: string;
  @Field(() => Boolean, { description: 'Whether the viewer runs the network; never so for an API key' }) isAdmin!: boolean;
}

const AccountErrorCodeEnum = enumOf('AccountErrorCode', 'Why a change of the account was refused', {
  ...COMMON_ERROR_CODES,
  WEAK_PASSWORD: 'The password is too short, too long or too easy to guess',
  WRONG_CREDENTIALS: 'The e-mail address or the password is wrong',
  RATE_LIMITED: 'Too many tries; `retryAfter` says when to come again',
  LINK_ENDED: 'The link was used, has expired, or never was',
});

@ObjectType({ implements: () => UserError, description: 'Why a change of the account was refused' })
export class AccountUserError extends UserError {
  @Field(() => AccountErrorCodeEnum, { description: 'What kind of refusal it is' }) code!: string;
  @Field(() => Int, { nullable: true, description: 'Seconds to wait before the next try; only with RATE_LIMITED' })
  retryAfter?: number;
}

@ObjectType({ description: 'What came of a change of the account' })
export class AccountPayload {
  @Field(() => ViewerType, { nullable: true, description: 'The account as it is now; null where nobody is signed in' })
  me?: ViewerType | null;
  @Field(() => [AccountUserError], { description: 'Why it was refused; empty when it was done' }) userErrors!: AccountUserError[];
}

const ADDRESS = 'E-mail address';
const PASSWORD = 'Password: 10 to 128 characters, without the name in the e-mail address';

@InputType({ description: 'A new account' })
export class AccountRegisterInput {
  @IsEmail() @MaxLength(254) @Field(() => String, { description: ADDRESS }) email!: string;
  @Field(() => String, { description: PASSWORD }) password!: string;
  @Length(1, 120) @Field(() => String, { description: 'Name as it is shown to others, 1 to 120 characters' }) name!: string;
}

@InputType({ description: 'What a person signs in with' })
export class SignInInput {
  @MaxLength(254) @Field(() => String, { description: ADDRESS }) email!: string;
  @MaxLength(1_000) @Field(() => String, { description: 'Password' }) password!: string;
}

@InputType({ description: 'Whose password is forgotten' })
export class PasswordForgotInput {
  @IsEmail() @MaxLength(254) @Field(() => String, { description: ADDRESS }) email!: string;
}

@InputType({ description: 'A new password, set by the mailed link' })
export class PasswordResetInput {
  @MaxLength(200) @Field(() => String, { description: 'Token from the mailed link' }) token!: string;
  @Field(() => String, { description: PASSWORD }) password!: string;
}

@InputType({ description: 'A new password in place of the present one' })
export class PasswordChangeInput {
  @MaxLength(1_000) @Field(() => String, { description: 'Present password' }) currentPassword!: string;
  @Field(() => String, { description: PASSWORD }) newPassword!: string;
}

@InputType({ description: 'What a person says about herself' })
export class ProfileUpdateInput {
  @Length(1, 120) @Field(() => String, { description: 'Name as it is shown to others, 1 to 120 characters' }) name!: string;
}
