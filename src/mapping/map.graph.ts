import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { ClientLifecycleEnum, SEGMENT_KINDS, type SegmentKind } from '../clients/index.js';
import { SizeBandEnum } from '../markets/index.js';
import { connectionOf } from '../platform/graphql/connection.js';
import { enumOf } from '../platform/graphql/enum.js';
import { Day } from '../platform/graphql/scalars.js';
import { SharedFieldEnum, SharingLevelEnum } from './sharing.graph.js';
import { HELD_BY, MATCH_BASES, type HeldBy, type MatchBasis, type SharedField, type SharingLevel } from './sharing.rules.js';

const MapSegmentKindEnum = enumOf<SegmentKind>('MapSegmentKind', 'What a segment on the map stands for', SEGMENT_KINDS);
const HeldByEnum = enumOf<HeldBy>('MapHeldBy', 'Whose rule keeps a cell of the map from showing more', HELD_BY);
const MatchBasisEnum = enumOf<MatchBasis>('MatchBasis', 'How two books were found to have the same company', MATCH_BASES);

@ObjectType('MapSegment', { description: 'A segment of one of the two sides, as a row or a column of their map' })
export class MapSegmentType {
  @Field(() => ID, { description: 'Id of the segment' }) id!: string;
  @Field(() => String, { description: 'Its name' }) name!: string;
  @Field(() => MapSegmentKindEnum, { description: 'What it stands for' }) kind!: SegmentKind;
  @Field(() => SharingLevelEnum, { description: 'What its owner gives the other side to see of it' }) level!: SharingLevel;
  @Field(() => [SharedFieldEnum], { description: 'What its owner shows of a client beside the name' }) fields!: SharedField[];
  @Field(() => Int, { description: 'Version of its rule, for expectedVersion; 0 where there is none, or it is the partner’s' })
  version!: number;
}

@ObjectType('MapCell', { description: 'A segment of the one side beside one of the other: what they have in common' })
export class MapCellType {
  @Field(() => MapSegmentType, { description: 'The row: the reader’s segment' }) own!: MapSegmentType;
  @Field(() => MapSegmentType, { description: 'The column: the segment of the reader’s partner' }) other!: MapSegmentType;
  @Field(() => SharingLevelEnum, { description: 'What is shown: the less of what the two give' }) level!: SharingLevel;
  @Field(() => HeldByEnum, { description: 'Whose rule keeps it from showing more' }) heldBy!: HeldBy;
  @Field(() => Int, {
    nullable: true,
    description:
      'How many both have, rounded to fives at random; null where that is under five or near it, and where nothing is shown',
  })
  count!: number | null;
  @Field(() => Date, {
    nullable: true,
    description: 'When it was counted; null while that is under way, and where nothing is shown',
  })
  countedAt!: Date | null;
}

@ObjectType('MapDoubt', {
  description: 'Two names that may stand for one company. Asked only where both sides give each other every name',
})
export class MapDoubtType {
  @Field(() => ID, { description: 'Id of the question, within its alliance' }) id!: string;
  @Field(() => ID, { description: 'Id of the viewer’s client' }) ownClientId!: string;
  @Field(() => String, { description: 'As the viewer’s book calls it' }) ownName!: string;
  @Field(() => String, { description: 'As the partner’s book calls it' }) otherName!: string;
  @Field(() => String, { nullable: true, description: 'Industry in the partner’s book' }) otherIndustry!: string | null;
  @Field(() => String, { nullable: true, description: 'Region in the partner’s book' }) otherRegion!: string | null;
}

@ObjectType('UnclearClient', { description: 'A client of the viewer’s whose name alone does not say which company it is' })
export class UnclearClientType {
  @Field(() => ID, { description: 'Id of the client' }) id!: string;
  @Field(() => String, { description: 'Its name' }) name!: string;
}

@ObjectType('AllianceMap', { description: 'What two books have in common, as far as both sides show it' })
export class AllianceMapType {
  @Field(() => [MapSegmentType], { description: 'Segments of the reader: her own ones all, the partner’s where they are given' })
  rows!: MapSegmentType[];
  @Field(() => [MapSegmentType], { description: 'Segments of the reader’s partner of which at least numbers are given' })
  columns!: MapSegmentType[];
  @Field(() => [MapCellType], { description: 'Each row with each column' }) cells!: MapCellType[];
  @Field(() => [MapDoubtType], { description: 'What the viewer is asked about the two books; at most fifty' })
  doubts!: MapDoubtType[];
  @Field(() => [UnclearClientType], {
    description: 'The viewer’s own clients that say too little to be compared; from her book alone, at most twenty',
  })
  unclear!: UnclearClientType[];
}

@ObjectType('SharedClient', { description: 'A company in the partner’s book, as far as both sides show such' })
export class SharedClientType {
  @Field(() => ID, { nullable: true, description: 'Id of the reader’s own client; null where she has none, and to anybody else' })
  ownClientId!: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'As the reader’s book calls it; null where she has none, and to anybody else',
  })
  ownName!: string | null;
  @Field(() => String, { description: 'As the partner’s book calls it' }) name!: string;
  @Field(() => [String], { nullable: true, description: 'Its domains; null where not both give them' }) domains!: string[] | null;
  @Field(() => String, { nullable: true, description: 'NAICS sector; null where not both give it' }) industry!: string | null;
  @Field(() => SizeBandEnum, { nullable: true, description: 'People working there; null where not both give it' })
  sizeBand!: string | null;
  @Field(() => String, { nullable: true, description: 'ISO 3166; null where not both give it' }) region!: string | null;
  @Field(() => ClientLifecycleEnum, { nullable: true, description: 'How it stands to the partner; null where not both give it' })
  lifecycle!: string | null;
  @Field(() => Day, { nullable: true, description: 'Since when it buys from the partner; null where not both give it' })
  customerSince!: string | null;
  @Field(() => Int, { nullable: true, description: 'The partner’s best tie there, 0 to 5; null where not both give it' })
  strongestTie!: number | null;
  @Field(() => MatchBasisEnum, { nullable: true, description: 'How the match was found; null where only the partner has it' })
  basis!: MatchBasis | null;
  @Field(() => Int, { nullable: true, description: 'How sure the match is, in per cent; null where only the partner has it' })
  confidence!: number | null;
}
export const SharedClientConnection = connectionOf<SharedClientType>(
  () => SharedClientType,
  'SharedClient',
  'companies in the partner’s book',
);

@ObjectType('AllyOverlap', { description: 'How much of a segment an ally has' })
export class AllyOverlapType {
  @Field(() => String, { description: 'Name of the ally’s segment that has most of it' }) otherName!: string;
  @Field(() => SharingLevelEnum, { description: 'What is shown' }) level!: SharingLevel;
  @Field(() => Int, { nullable: true, description: 'How many both have, rounded; null under five or near it' }) count!:
    number | null;
  @Field(() => Date, { nullable: true, description: 'When it was counted; null while that is under way' })
  countedAt!: Date | null;
  allianceId!: string;
}

@ObjectType('ClientAlly', { description: 'An ally who knows a client as well, where both sides show names' })
export class ClientAllyType {
  @Field(() => ClientLifecycleEnum, { nullable: true, description: 'How it stands to the ally; null where not both give it' })
  lifecycle!: string | null;
  @Field(() => Int, { nullable: true, description: 'The ally’s best tie there, 0 to 5; null where not both give it' })
  strongestTie!: number | null;
  @Field(() => MatchBasisEnum, { description: 'How the match was found' }) basis!: MatchBasis;
  @Field(() => Int, { description: 'How sure the match is, in per cent' }) confidence!: number;
  allianceId!: string;
  otherId!: string;
}
