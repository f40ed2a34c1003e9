import { Field, ID, InputType, Int, ObjectType, PartialType } from '@nestjs/graphql';
import { IsOptional, Length } from 'class-validator';
import { CategoryEnum, type Category } from '../markets/index.js';
import { COMMON_ERROR_CODES, enumOf } from '../platform/graphql/enum.js';
import { UserError } from '../platform/graphql/user-error.js';

const ClientNeedErrorCode = enumOf('ClientNeedErrorCode', 'Why a change of a need was refused', COMMON_ERROR_CODES);

@ObjectType('ClientNeed', { description: 'What a client needs, as its firm wrote it down; nobody else reads it' })
export class ClientNeedType {
  @Field(() => ID, { description: 'Id of the need' }) id!: string;
  @Field(() => String, { description: 'What is needed, in a sentence' }) text!: string;
  @Field(() => CategoryEnum, { nullable: true, description: 'Kind of firm that would help' }) category!: Category | null;
  @Field(() => Boolean, { description: 'Whether the firm helps with it itself' }) isCovered!: boolean;
  @Field(() => Date, { description: 'When it was written down' }) notedAt!: Date;
  @Field(() => Int, { description: 'Version, for expectedVersion' }) version!: number;
}

@InputType({ description: 'What a client needs' })
export class ClientNeedAddInput {
  @Length(3, 500)
  @Field(() => String, { description: 'What is needed, 3 to 500 characters' })
  text!: string;
  @IsOptional()
  @Field(() => CategoryEnum, { nullable: true, description: 'Kind of firm that would help' })
  category?: Category | null;
  @IsOptional()
  @Field(() => Boolean, { nullable: true, description: 'Whether the firm helps with it itself; false when absent' })
  isCovered?: boolean | null;
}

@InputType({ description: 'What changes about a need; an absent field stays as it is, null empties it' })
export class ClientNeedUpdateInput extends PartialType(ClientNeedAddInput) {}

@ObjectType({ implements: () => UserError, description: 'A refusal of a change of a need' })
export class ClientNeedUserError extends UserError {
  @Field(() => ClientNeedErrorCode, { description: 'Code of the broken rule' }) code!: string;
}

@ObjectType({ description: 'Result of every change of a need' })
export class ClientNeedPayload {
  @Field(() => ClientNeedType, { nullable: true, description: 'Need after the change; null when refused or removed' })
  need?: ClientNeedType | null;
  @Field(() => [ClientNeedUserError], { description: 'Why the change was refused; empty when it was made' })
  userErrors!: ClientNeedUserError[];
}
