import { Field, ObjectType } from '@nestjs/graphql';
import { enumOf } from '../platform/graphql/enum.js';
import {
  CATEGORIES,
  DECISION_MAKER_ROLES,
  REGULATED_PROFESSIONS,
  ROLE_FAMILIES,
  SIZE_BANDS,
  type DecisionMakerRole,
  type RoleFamily,
} from './vocabulary.js';

export const SizeBandEnum = enumOf('SizeBand', 'How many people work at a company', SIZE_BANDS);
export const DecisionMakerRoleEnum = enumOf('DecisionMakerRole', 'Who decides about buying', DECISION_MAKER_ROLES);
export const RoleFamilyEnum = enumOf<RoleFamily>(
  'RoleFamily',
  'Decision makers who sit close together',
  Object.fromEntries(
    Object.entries(ROLE_FAMILIES).map(([family, { name }]) => [family, `Those who decide about ${name}`]),
  ) as Record<RoleFamily, string>,
);
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

@ObjectType('Place', { description: 'A city or a region in a country, ISO 3166-2' })
export class PlaceType {
  @Field(() => String, { description: 'ISO 3166-2 code, such as NO-03' }) code!: string;
  @Field(() => String, { description: 'English name' }) name!: string;
  @Field(() => String, { description: 'ISO 3166-1 alpha-2 code of the country that it lies in' }) within!: string;
}

@ObjectType('DecisionMaker', { description: 'Somebody who decides about buying, under all the titles she may have' })
export class DecisionMakerType {
  @Field(() => DecisionMakerRoleEnum, { description: 'The role' }) role!: DecisionMakerRole;
  @Field(() => String, { description: 'English name of the role' }) name!: string;
  @Field(() => [String], { description: 'Other titles for the same role' }) titles!: string[];
  @Field(() => RoleFamilyEnum, { description: 'The family it belongs to' }) family!: RoleFamily;
}

@ObjectType('Vocabulary', { description: 'The words in which markets are described, common to all businesses' })
export class VocabularyType {
  @Field(() => [IndustryType], { description: 'Sectors of the economy' }) industries!: IndustryType[];
  @Field(() => [RegionType], { description: 'Countries' }) regions!: RegionType[];
  @Field(() => [PlaceType], { description: 'Cities and regions in countries' }) places!: PlaceType[];
  @Field(() => [DecisionMakerType], { description: 'Who decides about buying' }) decisionMakers!: DecisionMakerType[];
}
