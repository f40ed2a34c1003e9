import { Field, ObjectType } from '@nestjs/graphql';
import { enumOf } from '../platform/graphql/enum.js';
import { CATEGORIES, DECISION_MAKER_ROLES, REGULATED_PROFESSIONS, SIZE_BANDS } from './vocabulary.js';

export const SizeBandEnum = enumOf('SizeBand', 'How many people work at a company', SIZE_BANDS);
export const DecisionMakerRoleEnum = enumOf('DecisionMakerRole', 'Who decides about buying', DECISION_MAKER_ROLES);
export const CategoryEnum = enumOf('Category', 'What a business does', CATEGORIES);
export const RegulatedProfessionEnum = enumOf(
  'RegulatedProfession',
  'Professions whose advice is regulated',
  REGULATED_PROFESSIONS,
);

@ObjectType('Industry', { description: 'A sector of the economy, NAICS level 1' })
export class IndustryType {
  @Field(() => String, { description: 'NAICS sector code, such as 54' }) code!: string;
  @Field(() => String, { description: 'English name of the sector' }) name!: string;
}

@ObjectType('Region', { description: 'A country, ISO 3166-1' })
export class RegionType {
  @Field(() => String, { description: 'ISO 3166-1 alpha-2 code' }) code!: string;
  @Field(() => String, { description: 'English name of the country' }) name!: string;
}

@ObjectType('Vocabulary', { description: 'The words in which markets are described, common to all businesses' })
export class VocabularyType {
  @Field(() => [IndustryType], { description: 'Sectors of the economy' }) industries!: IndustryType[];
  @Field(() => [RegionType], { description: 'Countries' }) regions!: RegionType[];
}
