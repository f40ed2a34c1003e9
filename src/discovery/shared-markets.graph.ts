import { Field, ObjectType } from '@nestjs/graphql';
import { DecisionMakerRoleEnum, SizeBandEnum, type DecisionMakerRole, type SizeBand } from '../markets/index.js';

@ObjectType('SharedMarket', { description: 'Companies that are in a market of either firm' })
export class SharedMarketType {
  @Field(() => String, { description: 'Name of the first firm’s market' }) ours!: string;
  @Field(() => String, { description: 'Name of the other firm’s market' }) theirs!: string;
  @Field(() => [String], { description: 'NAICS sectors of both; empty for all' }) industries!: readonly string[];
  @Field(() => [SizeBandEnum], { description: 'Sizes of both; empty for all' }) sizeBands!: readonly SizeBand[];
  @Field(() => [String], {
    description: 'Regions of both, ISO 3166, each the smaller one where one contains the other; empty for all',
  })
  regions!: readonly string[];
  @Field(() => [DecisionMakerRoleEnum], { description: 'Who decides in both' }) decisionMakerRoles!: readonly DecisionMakerRole[];
  @Field(() => String, { description: 'The companies in words' }) inWords!: string;
}

@ObjectType('NearDecisionMakers', { description: 'Two decision makers of one family' })
export class NearDecisionMakersType {
  @Field(() => DecisionMakerRoleEnum, { description: 'Whom the first firm sells to' }) ours!: DecisionMakerRole;
  @Field(() => DecisionMakerRoleEnum, { description: 'Whom the other firm sells to' }) theirs!: DecisionMakerRole;
}

@ObjectType('SharedMarkets', {
  description:
    'The target markets and decision makers of two firms side by side, made of their profiles alone: no client is looked at',
})
export class SharedMarketsType {
  @Field(() => [SharedMarketType], { description: 'Markets that meet, the closest first; at most twenty' })
  shared!: SharedMarketType[];
  @Field(() => [String], { description: 'Names of markets that only the first firm reaches' }) onlyOurs!: readonly string[];
  @Field(() => [String], { description: 'Names of markets that only the other firm reaches' }) onlyTheirs!: readonly string[];
  @Field(() => [DecisionMakerRoleEnum], { description: 'Decision makers whom both reach' })
  sharedRoles!: readonly DecisionMakerRole[];
  @Field(() => [NearDecisionMakersType], {
    description: 'Decision makers of one family, of whom each firm reaches one; at most twenty',
  })
  nearRoles!: NearDecisionMakersType[];
  @Field(() => [DecisionMakerRoleEnum], { description: 'Decision makers whom only the first firm reaches' })
  onlyOurRoles!: readonly DecisionMakerRole[];
  @Field(() => [DecisionMakerRoleEnum], { description: 'Decision makers whom only the other firm reaches' })
  onlyTheirRoles!: readonly DecisionMakerRole[];
  @Field(() => [String], { description: 'The same in words, two to four sentences' }) sentences!: string[];
}
