import { Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayNotEmpty, ArrayUnique, Length } from 'class-validator';
import { COMMON_ERROR_CODES, enumOf } from '../platform/graphql/enum.js';
import { UserError } from '../platform/graphql/user-error.js';
import { SCOPES, type KeyScope } from './scopes.js';

const constantOf = (scope: string): string => scope.replace(':', '_').toUpperCase();

const ApiKeyScopeEnum = Object.fromEntries(Object.keys(SCOPES).map((scope) => [constantOf(scope), scope]));
registerEnumType(ApiKeyScopeEnum, {
  name: 'ApiKeyScope',
  description: 'What an API key may do; to write is to read as well',
  valuesMap: Object.fromEntries(Object.entries(SCOPES).map(([scope, description]) => [constantOf(scope), { description }])),
});

@ObjectType('ApiKey', {
  description:
    'A program’s way in. It acts for one business as MEMBER, or as VIEWER where its maker is one, and ends with its maker’s membership',
})
export class ApiKeyType {
  @Field(() => ID, { description: 'Opaque id' }) id!: string;
  @Field(() => String, { description: 'Name by which people know it' }) name!: string;
  @Field(() => String, { description: 'First characters of the key, by which it is recognised' }) prefix!: string;
  @Field(() => [ApiKeyScopeEnum], { description: 'What it may do' }) scopes!: string[];
  @Field(() => Date, { description: 'When it was made' }) createdAt!: Date;
  @Field(() => Date, { nullable: true, description: 'When it ends; null when it is open-ended' }) expiresAt!: Date | null;
  @Field(() => Date, { nullable: true, description: 'When it was last used, to the minute' }) lastUsedAt!: Date | null;
}

const ApiKeyErrorCodeEnum = enumOf('ApiKeyErrorCode', 'Why a change of an API key was refused', { ...COMMON_ERROR_CODES });

@ObjectType({ implements: () => UserError, description: 'Why a change of an API key was refused' })
export class ApiKeyUserError extends UserError {
  @Field(() => ApiKeyErrorCodeEnum, { description: 'What kind of refusal it is' }) code!: string;
}

@ObjectType({ description: 'What came of a change of an API key' })
export class ApiKeyPayload {
  @Field(() => ApiKeyType, { nullable: true, description: 'The key; null when it was refused' }) apiKey?: ApiKeyType;
  @Field(() => String, { nullable: true, description: 'The key itself, only when it was made, and never again' })
  secret?: string | null;
  @Field(() => [ApiKeyUserError], { description: 'Why it was refused; empty when it was done' }) userErrors!: ApiKeyUserError[];
}

@InputType({ description: 'A new API key' })
export class ApiKeyCreateInput {
  @Length(1, 80) @Field(() => String, { description: 'Name by which people will know it, 1 to 80 characters' }) name!: string;
  @ArrayNotEmpty()
  @ArrayUnique()
  @ArrayMaxSize(20)
  @Field(() => [ApiKeyScopeEnum], { description: 'What it may do' })
  scopes!: KeyScope[];
  @Field(() => Date, { nullable: true, description: 'When it ends; open-ended when absent' }) expiresAt?: Date | null;
}
