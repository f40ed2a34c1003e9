import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, MaxLength, ValidateNested } from 'class-validator';
import { COMMON_ERROR_CODES, enumOf } from '../platform/graphql/enum.js';
import { UserError } from '../platform/graphql/user-error.js';
import { MOST_ROWS, UNDO_HOURS } from './contact-rows.rules.js';

const ContactImportErrorCode = enumOf('ContactImportErrorCode', 'Why an import of contacts was refused', COMMON_ERROR_CODES);

@ObjectType('ContactImport', { description: 'People and companies that came into a book together' })
export class ContactImportType {
  @Field(() => ID, { description: 'Id of the import' }) id!: string;
  @Field(() => Int, { description: 'How many people were written down' }) contactsAdded!: number;
  @Field(() => Int, { description: 'How many companies were written down for them' }) clientsAdded!: number;
  @Field(() => Date, { description: `When it was made; it can be taken back for ${UNDO_HOURS} hours` }) madeAt!: Date;
  @Field(() => Date, { nullable: true, description: 'When it was taken back; null while it stands' }) undoneAt!: Date | null;
}

@InputType({ description: 'A person for the book, and where she works' })
export class ContactRowInput {
  @IsOptional()
  @MaxLength(120)
  @Field(() => String, { nullable: true, description: 'Name' })
  name?: string | null;
  @IsOptional()
  @MaxLength(254)
  @Field(() => String, { nullable: true, description: 'E-mail address' })
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
  @MaxLength(200)
  @Field(() => String, { nullable: true, description: 'Company; found by the domain of the address where it is absent' })
  company?: string | null;
}

@InputType({ description: 'People for the book' })
export class ContactsImportInput {
  @ValidateNested({ each: true })
  @Type(() => ContactRowInput)
  @Field(() => [ContactRowInput], { description: `The people, 1 to ${MOST_ROWS}` })
  rows!: ContactRowInput[];
}

@ObjectType({ implements: () => UserError, description: 'A refusal of an import of contacts' })
export class ContactImportUserError extends UserError {
  @Field(() => ContactImportErrorCode, { description: 'Code of the broken rule' }) code!: string;
}

@ObjectType({ description: 'Result of every change of an import of contacts' })
export class ContactImportPayload {
  @Field(() => ContactImportType, { nullable: true, description: 'Import after the change; null when refused or nobody was new' })
  contactImport?: ContactImportType | null;
  @Field(() => Int, {
    nullable: true,
    description:
      'People passed over because the book has them or the list twice; when taken back, people who stay because somebody changed them',
  })
  untouched?: number;
  @Field(() => [ContactImportUserError], { description: 'Why the change was refused; empty when it was made' })
  userErrors!: ContactImportUserError[];
}
