import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import {
  buildSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLOutputType,
} from 'graphql';

const schema = buildSchema(readFileSync('schema.gql', 'utf8'));
const types = Object.values(schema.getTypeMap()).filter((type) => !type.name.startsWith('__'));
const fields = types.flatMap((type) =>
  isObjectType(type) || isInterfaceType(type)
    ? Object.values(type.getFields()).map((field) => ({ at: `${type.name}.${field.name}`, field }))
    : [],
);

/** Lists of objects that are short by nature and may stay plain. Everything else is a connection. */
const SHORT_LISTS = new Set([
  'Client.allies',
  'Query.segmentAllies',
  ...['Client.needs', 'ClientNeed.suggestions', 'EnablementCard.readers', 'VettingAnswer.references', 'VettingReference.scores'],
  'Query.firstSteps',
  'Agreement.acceptances',
  'Alliance.agreements',
  'Alliance.availableActions',
  'Alliance.checks',
  'Alliance.clocksRunning',
  'Alliance.gates',
  'OneToOne.noteDisclosures',
  'NoteDisclosure.readings',
  'Alliance.oneToOnes',
  'Alliance.pilotTasks',
  'Alliance.reviews',
  'Alliance.sharingRequests',
  'Alliance.vetting',
  'AllianceMap.cells',
  'AllianceMap.columns',
  'AllianceMap.doubts',
  'AllianceMap.rows',
  'AllianceMap.unclear',
  'Business.availableActions',
  'Business.checks',
  'Business.clocksRunning',
  'Business.offerings',
  'Business.recommendedBy',
  'Business.referralTriggers',
  'Business.targetMarkets',
  'Campaign.availableActions',
  'Campaign.clocksRunning',
  'Campaign.versions',
  'CampaignAudience.reasons',
  'CampaignFunnel.value',
  'Client.contacts',
  'Client.notes',
  'Contact.consents',
  'Contact.supplierSurveys',
  'Import.availableActions',
  'Import.columns',
  'ImportRow.cells',
  'Contact.invitations',
  'Contact.lawfulBases',
  'Guest.availableActions',
  'Introduction.availableActions',
  'Introduction.clocksRunning',
  'Introduction.outcomes',
  'IntroductionFlow.links',
  'IntroductionFlow.nodes',
  'Match.counterReasons',
  'Match.missingData',
  'Match.mutualPartners',
  'Match.parts',
  'Match.reasons',
  'Nomination.availableActions',
  'OneToOne.availableActions',
  'OneToOne.confirmedBy',
  'Outcome.availableActions',
  'Outcome.clocksRunning',
  'PartnerBalance.valueGiven',
  'PartnerBalance.valueReceived',
  'Query.apiKeys',
  'Query.firstSteps',
  'Query.clientDuplicates',
  'Query.segments',
  'Query.memberInvitations',
  'Query.members',
  'Query.nominationTies',
  'Query.sessions',
  'Query.suggestions',
  'Report.giveAndGet',
  'Rings.partners',
  'Rings.reach',
  'SharedMarkets.nearRoles',
  'SharedMarkets.shared',
  'SupplierAnswer.availableActions',
  'SupplierSurvey.answers',
  'SupplierSurvey.availableActions',
  'ValueFigure.given',
  'ValueFigure.influencedGiven',
  'ValueFigure.influencedReceived',
  'ValueFigure.received',
  'Viewer.memberships',
  'Vocabulary.decisionMakers',
  'Vocabulary.industries',
  'Vocabulary.places',
  'Vocabulary.regions',
]);

const isList = (type: GraphQLOutputType): boolean => isListType(isNonNullType(type) ? type.ofType : type);

describe('schema.gql', () => {
  it('describes every type, field, argument, input field and enum value', () => {
    const silent = [
      ...types.filter((type) => !type.description && !isLeafBuiltIn(type.name)).map((type) => type.name),
      ...fields.flatMap(({ at, field }) => [
        ...(field.description ? [] : [at]),
        ...field.args.filter((arg) => !arg.description).map((arg) => `${at}(${arg.name})`),
      ]),
      ...types.filter(isInputObjectType).flatMap((type) =>
        Object.values(type.getFields())
          .filter((field) => !field.description)
          .map((field) => `${type.name}.${field.name}`),
      ),
      ...types.filter(isEnumType).flatMap((type) =>
        type
          .getValues()
          .filter((value) => !value.description)
          .map((value) => `${type.name}.${value.name}`),
      ),
    ];
    expect(silent).toEqual([]);
  });

  it('writes descriptions as nouns without a full stop', () => {
    const ended = fields.filter(({ field }) => field.description?.endsWith('.')).map(({ at }) => at);
    expect(ended).toEqual([]);
  });

  it('answers every mutation with a non-null payload that carries userErrors', () => {
    const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});
    const odd = mutations.filter(({ type }) => {
      const payload = getNamedType(type);
      return !(isNonNullType(type) && isObjectType(payload) && payload.getFields()['userErrors']);
    });
    expect(odd.map((mutation) => mutation.name)).toEqual([]);
    expect(mutations.length).toBeGreaterThan(30);
  });

  it('paginates every list of objects', () => {
    const unbounded = fields.filter(
      ({ at, field }) =>
        isList(field.type) &&
        !isLeafType(getNamedType(field.type)) &&
        !/Connection\.(nodes|edges)$/.test(at) &&
        !at.endsWith('.userErrors') &&
        !SHORT_LISTS.has(at),
    );
    expect(unbounded.map(({ at }) => at)).toEqual([]);
  });

  it('takes first and after wherever it answers a connection', () => {
    const odd = fields.filter(({ field }) => {
      if (!getNamedType(field.type).name.endsWith('Connection')) return false;
      return !['first', 'after'].every((name) => field.args.some((arg) => arg.name === name));
    });
    expect(odd.map(({ at }) => at)).toEqual([]);
  });

  it('looks things up by id as nullable: not there for you', () => {
    const lookups = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(
      (query) => query.args.length === 1 && query.args[0]?.name === 'id',
    );
    expect(lookups.filter((query) => isNonNullType(query.type)).map((query) => query.name)).toEqual([]);
    expect(lookups.length).toBeGreaterThan(2);
  });
});

const isLeafBuiltIn = (name: string): boolean => ['String', 'Int', 'Float', 'Boolean', 'ID'].includes(name);
