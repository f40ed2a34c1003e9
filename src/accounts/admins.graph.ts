import { Field, ObjectType } from '@nestjs/graphql';
import { UserType } from './accounts.graph.js';
import { COMMON_ERROR_CODES, enumOf } from '../platform/graphql/enum.js';
import { UserError } from '../platform/graphql/user-error.js';

const AdminErrorCodeEnum = enumOf('AdminErrorCode', 'Why a change of the admins was refused', {
  ...COMMON_ERROR_CODES,
  LAST_ADMIN: 'The network always keeps one admin',
});

@ObjectType({ implements: () => UserError, description: 'Why a change of the admins was refused' })
export class AdminUserError extends UserError {
  @Field(() => AdminErrorCodeEnum, { description: 'What kind of refusal it is' }) code!: string;
}

@ObjectType({ description: 'What came of a change of the admins' })
export class AdminPayload {
  @Field(() => UserType, { nullable: true, description: 'Who became or was an admin; null when it was refused' }) user?: UserType;
  @Field(() => [AdminUserError], { description: 'Why it was refused; empty when it was done' }) userErrors!: AdminUserError[];
}
