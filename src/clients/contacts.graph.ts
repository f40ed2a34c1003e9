import { Field, InputType, Int, ObjectType, PartialType } from '@nestjs/graphql';
import { IsOptional, Length, MaxLength } from 'class-validator';
import { DecisionMakerRoleEnum, type DecisionMakerRole } from '../markets/index.js';
import { COMMON_ERROR_CODES, enumOf } from '../platform/graphql/enum.js';
import { Node } from '../platform/graphql/node.js';
import { UserError } from '../platform/graphql/user-error.js';

const ContactErrorCode = enumOf('ContactErrorCode', 'Why a change of a contact was refused', COMMON_ERROR_CODES);

@ObjectType('Contact', {
  implements: () => Node,
  description: 'A person at a client; nobody but the business that knows her sees her',
})
export class ContactType extends Node {
  @Field(() => String, { description: 'Name' }) name!: string;
  @Field(() => String, { nullable: true, description: 'E-mail address, in lower case' }) email!: string | null;
  @Field(() => String, { nullable: true, description: 'Phone number' }) phone!: string | null;
  @Field(() => String, { nullable: true, description: 'Title on the card' }) title!: string | null;
  @Field(() => DecisionMakerRoleEnum, { nullable: true, description: 'What this person decides about' })
  decisionMakerRole!: DecisionMakerRole | null;
  @Field(() => Int, { description: 'Strength of the tie in business, 0 (none) to 5' }) businessTie!: number;
  @Field(() => String, { nullable: true, description: 'What the tie in business rests on' }) businessTieBasis!: string | null;
  @Field(() => Int, { description: 'Strength of the personal tie, 0 (none) to 5' }) personalTie!: number;
  @Field(() => String, { nullable: true, description: 'What the personal tie rests on' }) personalTieBasis!: string | null;
  @Field(() => Int, { nullable: true, description: 'Days without a word after which it is time for one' })
  cadenceDays!: number | null;
  @Field(() => Date, { description: 'When this person was written into the book' }) createdAt!: Date;
  @Field(() => Int, { description: 'Version, for expectedVersion' }) version!: number;
}

@InputType({ description: 'A person for the book' })
export class ContactAddInput {
  @Length(1, 120)
  @Field(() => String, { description: 'Name, 1 to 120 characters' })
  name!: string;
  @IsOptional()
  @MaxLength(254)
  @Field(() => String, { nullable: true, description: 'E-mail address; without one nobody can be asked for consent' })
  email?: string | null;
  @IsOptional()
  @MaxLength(40)
  @Field(() => String, { nullable: true, description: 'Phone number' })
  phone?: string | null;
  @IsOptional()
  @MaxLength(120)
  @Field(() => String, { nullable: true, description: 'Title on the card' })
  title?: string | null;
  @IsOptional()
  @Field(() => DecisionMakerRoleEnum, { nullable: true, description: 'What this person decides about' })
  decisionMakerRole?: DecisionMakerRole | null;
  @IsOptional()
  @Field(() => Int, { nullable: true, description: 'Strength of the tie in business, 0 (none) to 5; 0 when absent' })
  businessTie?: number | null;
  @IsOptional()
  @MaxLength(500)
  @Field(() => String, { nullable: true, description: 'What the tie in business rests on' })
  businessTieBasis?: string | null;
  @IsOptional()
  @Field(() => Int, { nullable: true, description: 'Strength of the personal tie, 0 (none) to 5; 0 when absent' })
  personalTie?: number | null;
  @IsOptional()
  @MaxLength(500)
  @Field(() => String, { nullable: true, description: 'What the personal tie rests on' })
  personalTieBasis?: string | null;
  @IsOptional()
  @Field(() => Int, { nullable: true, description: 'Days without a word after which it is time for one, 1 to 730' })
  cadenceDays?: number | null;
}

@InputType({ description: 'What changes about a contact; an absent field stays as it is, null empties it' })
export class ContactUpdateInput extends PartialType(ContactAddInput) {}

@ObjectType({ implements: () => UserError, description: 'A refusal of a change of a contact' })
export class ContactUserError extends UserError {
  @Field(() => ContactErrorCode, { description: 'Code of the broken rule' }) code!: string;
}

@ObjectType({ description: 'Result of every change of a contact' })
export class ContactPayload {
  @Field(() => ContactType, { nullable: true, description: 'Contact after the change; null when refused or removed' })
  contact?: ContactType | null;
  @Field(() => [ContactUserError], { description: 'Why the change was refused; empty when it was made' })
  userErrors!: ContactUserError[];
}
