import { Field, InputType, Int, ObjectType, PartialType } from '@nestjs/graphql';
import { ArrayMaxSize, IsOptional, Length, MaxLength } from 'class-validator';
import { SizeBandEnum, type SizeBand } from '../markets/index.js';
import { countedConnectionOf } from '../platform/graphql/connection.js';
import { COMMON_ERROR_CODES, enumOf } from '../platform/graphql/enum.js';
import { Node } from '../platform/graphql/node.js';
import { Day, MoneyInput } from '../platform/graphql/scalars.js';
import { UserError } from '../platform/graphql/user-error.js';
import { MOST_TAGS } from './client.rules.js';
import { CLIENT_LIFECYCLES, CLIENT_TIERS, type ClientLifecycle, type ClientTier } from './client.entity.js';

export const ClientTierEnum = enumOf('ClientTier', 'How valuable a client is', CLIENT_TIERS);
export const ClientLifecycleEnum = enumOf('ClientLifecycle', 'How a client stands to the business', CLIENT_LIFECYCLES);
const ClientErrorCode = enumOf('ClientErrorCode', 'Why a change of a client was refused', {
  ...COMMON_ERROR_CODES,
  BUSINESS_CLOSED: 'The business has left the network; its book is closed',
});

@ObjectType('Client', { implements: () => Node, description: 'A company in the private book of a business; nobody else sees it' })
export class ClientType extends Node {
  @Field(() => String, { description: 'Name of the company' }) name!: string;
  @Field(() => [String], { description: 'Registrable internet domains, such as nordvik.example' }) domains!: string[];
  @Field(() => String, { nullable: true, description: 'Number in the company register, letters and digits only' })
  identifier!: string | null;
  @Field(() => [String], { description: 'Words of the business’s own, in lower case' }) tags!: string[];
  @Field(() => String, { nullable: true, description: 'NAICS sector code' }) industry!: string | null;
  @Field(() => SizeBandEnum, { nullable: true, description: 'How many people work there' }) sizeBand!: SizeBand | null;
  @Field(() => String, { nullable: true, description: 'Where it is, ISO 3166' }) region!: string | null;
  @Field(() => ClientTierEnum, { nullable: true, description: 'How valuable it is' }) tier!: ClientTier | null;
  @Field(() => ClientLifecycleEnum, { description: 'How it stands to the business' }) lifecycle!: ClientLifecycle;
  @Field(() => Day, { nullable: true, description: 'Day of the first purchase' }) customerSince!: string | null;
  @Field(() => Boolean, { description: 'Whether it must never be introduced to anybody' }) doNotIntroduce!: boolean;
  @Field(() => Date, { description: 'When it was written into the book' }) createdAt!: Date;
  @Field(() => Date, { nullable: true, description: 'When it was taken out of the book; null while it is in it' })
  removedAt!: Date | null;
  @Field(() => Int, { description: 'Version, for expectedVersion' }) version!: number;
}

export const ClientConnection = countedConnectionOf(() => ClientType, 'Client', 'clients');

@InputType({ description: 'A company for the book' })
export class ClientAddInput {
  @Length(1, 200)
  @Field(() => String, { description: 'Name of the company, 1 to 200 characters' })
  name!: string;
  @IsOptional()
  @ArrayMaxSize(20)
  @MaxLength(300, { each: true })
  @Field(() => [String], { nullable: true, description: 'Its websites or domains; kept as registrable domains' })
  domains?: string[] | null;
  @IsOptional()
  @MaxLength(60)
  @Field(() => String, { nullable: true, description: 'Number in the company register, such as NO 923 609 016' })
  identifier?: string | null;
  @IsOptional()
  @ArrayMaxSize(MOST_TAGS)
  @MaxLength(40, { each: true })
  @Field(() => [String], { nullable: true, description: 'Words of the business’s own, at most 20 of 40 characters' })
  tags?: string[] | null;
  @IsOptional()
  @Field(() => String, { nullable: true, description: 'NAICS sector code' })
  industry?: string | null;
  @IsOptional()
  @Field(() => SizeBandEnum, { nullable: true, description: 'How many people work there' })
  sizeBand?: SizeBand | null;
  @IsOptional()
  @Field(() => String, { nullable: true, description: 'Where it is, ISO 3166' })
  region?: string | null;
  @IsOptional()
  @Field(() => ClientTierEnum, { nullable: true, description: 'How valuable it is' })
  tier?: ClientTier | null;
  @IsOptional()
  @Field(() => ClientLifecycleEnum, { nullable: true, description: 'How it stands to the business; PROSPECT when absent' })
  lifecycle?: ClientLifecycle | null;
  @IsOptional()
  @Field(() => MoneyInput, { nullable: true, description: 'What it is worth in a year' })
  valuePerYear?: MoneyInput | null;
  @IsOptional()
  @Field(() => Day, { nullable: true, description: 'Day of the first purchase' })
  customerSince?: string | null;
  @IsOptional()
  @Field(() => Boolean, { nullable: true, description: 'Whether it must never be introduced; false when absent' })
  doNotIntroduce?: boolean | null;
}

@InputType({ description: 'What changes about a client; an absent field stays as it is, null empties it' })
export class ClientUpdateInput extends PartialType(ClientAddInput) {}

@ObjectType({ implements: () => UserError, description: 'A refusal of a change of a client' })
export class ClientUserError extends UserError {
  @Field(() => ClientErrorCode, { description: 'Code of the broken rule' }) code!: string;
}

@ObjectType({ description: 'Result of every change of a client' })
export class ClientPayload {
  @Field(() => ClientType, { nullable: true, description: 'Client after the change; null when refused' })
  client?: ClientType | null;
  @Field(() => [ClientUserError], { description: 'Why the change was refused; empty when it was made' })
  userErrors!: ClientUserError[];
}
