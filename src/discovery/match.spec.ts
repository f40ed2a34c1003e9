import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ALL_INDUSTRIES, ALL_ROLES, ALL_SIZES, CATEGORY_CODES } from '../markets/index.js';
import { lessonsOf } from './dismissal.rules.js';
import { fits, meantBy, NOTHING, passes } from './filter.rules.js';
import { FACTORS } from './match-factors.rules.js';
import { explain, isCompetitor, scoreOf, type Explanation } from './match.rules.js';
import type { Profile } from './profile.rules.js';

const some = <Code>(codes: readonly Code[], maxLength: number) => fc.uniqueArray(fc.constantFrom(...codes), { maxLength });
const profiles: fc.Arbitrary<Profile> = fc.record({
  categories: some(CATEGORY_CODES, 4),
  sequences: fc.array(
    fc.record({
      category: fc.constantFrom(...CATEGORY_CODES),
      sequence: fc.constantFrom('BEFORE' as const, 'DURING' as const, 'AFTER' as const),
      relativeTo: fc.constantFrom(...CATEGORY_CODES),
    }),
    { maxLength: 2 },
  ),
  markets: fc.array(
    fc.record({
      industries: some(ALL_INDUSTRIES, 5),
      sizeBands: some(ALL_SIZES, 4),
      regions: some(['NO', 'NO-03', 'SE', 'DE', 'DE-HH'], 3),
      decisionMakerRoles: some(ALL_ROLES, 4),
    }),
    { maxLength: 3 },
  ),
  sizeBand: fc.constantFrom(...ALL_SIZES),
  regions: some(['NO', 'SE', 'DE'], 2),
  riskTolerance: fc.constantFrom('LOW', 'MEDIUM', 'HIGH', null),
  followThrough: fc
    .tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 }))
    .map(([a, b]) => ({ asked: Math.max(a, b), answered: Math.min(a, b) })),
});

const sentencesOf = ({ reasons, counterReasons, missingData }: Explanation) => [...reasons, ...counterReasons, ...missingData];

const ergonomist: Profile = {
  categories: ['ERGONOMICS'],
  sequences: [{ category: 'ERGONOMICS', sequence: 'BEFORE', relativeTo: 'INTERIOR_DESIGN' }],
  markets: [
    {
      industries: ['54', '52'],
      sizeBands: ['MEDIUM', 'LARGE'],
      regions: ['NO'],
      decisionMakerRoles: ['HEAD_OF_WORKPLACE', 'CFO'],
    },
  ],
  sizeBand: 'SMALL',
  regions: ['NO'],
  riskTolerance: 'LOW',
  followThrough: { asked: 0, answered: 0 },
};
const designer: Profile = {
  ...ergonomist,
  categories: ['INTERIOR_DESIGN'],
  sequences: [],
  markets: [{ industries: ['54'], sizeBands: ['MEDIUM'], regions: ['NO-03', 'SE'], decisionMakerRoles: ['HEAD_OF_WORKPLACE'] }],
  followThrough: { asked: 10, answered: 9 },
};

describe('a match', () => {
  it('of an ergonomist and an office designer is told in words made from both profiles', () => {
    const { steps, reasons, counterReasons, missingData, competitor } = explain(ergonomist, designer);
    expect(steps).toBeGreaterThanOrEqual(4);
    expect(reasons.map(({ text }) => text)).toEqual([
      'You both sell to the head of workplace.',
      'You both serve professional services with 50 to 249 people in Oslo.',
      'Your ergonomics is bought before their office and interior design.',
    ]);
    expect([...counterReasons, ...missingData]).toEqual([]);
    expect(competitor).toBeNull();
  });

  it('names what competitors both do', () => {
    expect(isCompetitor(ergonomist, ergonomist)).toBe(true);
    expect(explain(ergonomist, ergonomist).competitor).toEqual({
      services: ['ERGONOMICS'],
      sentence: 'A competitor: you both do ergonomics.',
    });
  });

  it('knows that a finance director and a head of procurement sit close together', () => {
    const other = { ...designer, markets: [{ ...designer.markets[0]!, decisionMakerRoles: ['HEAD_OF_PROCUREMENT' as const] }] };
    const { reasons } = explain({ ...ergonomist, markets: [{ ...ergonomist.markets[0]!, decisionMakerRoles: ['CFO'] }] }, other);
    expect(reasons.map(({ text }) => text)).toContain(
      'You sell to the finance director, they to the head of procurement: both decide about finance and purchasing.',
    );
  });

  it('weighs its factors to one', () => {
    expect(FACTORS.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1);
  });

  it('loses a factor’s sentences, and no others, with the factor', () => {
    fc.assert(
      fc.property(profiles, profiles, fc.constantFrom(...FACTORS), (own, other, gone) => {
        const left = FACTORS.filter((factor) => factor !== gone);
        const [all, rest] = [explain(own, other), explain(own, other, undefined, left)];
        expect(sentencesOf(rest).filter(({ part }) => part === gone.part)).toEqual([]);
        expect(rest.parts.some(({ part }) => part === gone.part)).toBe(false);
        const kept = sentencesOf(all).filter(({ part }) => part !== gone.part);
        for (const sentence of kept) expect(sentencesOf(rest)).toContainEqual(sentence);
      }),
    );
  });

  it('says of each factor one thing only, and at most what fits a card', () => {
    fc.assert(
      fc.property(profiles, profiles, (own, other) => {
        const found = explain(own, other);
        const parts = sentencesOf(found).map(({ part }) => part);
        expect(new Set(parts).size).toBe(parts.length);
        expect([found.reasons.length <= 3, found.counterReasons.length <= 2]).toEqual([true, true]);
        for (const { text } of sentencesOf(found)) expect(text).toMatch(/^[A-Z].*[^ ,]\.$/);
      }),
    );
  });

  it('does not take unknown for no', () => {
    const silent = { ...designer, followThrough: { asked: 0, answered: 0 } };
    const bad = { ...designer, followThrough: { asked: 10, answered: 0 } };
    expect(scoreOf(ergonomist, silent)).toBeGreaterThan(scoreOf(ergonomist, bad));
    expect(explain(ergonomist, silent).missingData.map(({ part }) => part)).toEqual(['FOLLOW_THROUGH']);
  });

  it('says how alike two meet risk, never which, and nothing where one has not said', () => {
    const meets = (ours: Profile['riskTolerance'], theirs: Profile['riskTolerance']) => {
      const found = explain({ ...ergonomist, riskTolerance: ours }, { ...designer, riskTolerance: theirs }, undefined, [
        FACTORS.find(({ part }) => part === 'RISK')!,
      ]);
      return sentencesOf(found).map(({ text }) => text);
    };
    expect(meets('LOW', 'LOW')).toEqual(['You meet risk alike.']);
    expect(meets('HIGH', 'HIGH')).toEqual(['You meet risk alike.']);
    expect(meets('MEDIUM', 'HIGH')).toEqual(['You meet risk nearly alike.']);
    expect(meets('HIGH', 'LOW')).toEqual(['You meet risk very differently: agree early on how you decide.']);
    expect(meets(null, 'LOW')).toEqual(['You have not said how you meet risk.']);
    expect(meets('LOW', null)).toEqual(['They have not said how they meet risk.']);
    const unknown = { ...designer, riskTolerance: null };
    const far = { ...designer, riskTolerance: 'HIGH' as const };
    expect(scoreOf(ergonomist, unknown)).toBeGreaterThan(scoreOf(ergonomist, far));
    expect(scoreOf(ergonomist, unknown)).toBeLessThan(scoreOf(ergonomist, designer));
  });

  it('comes later when firms like it were set aside, and says so', () => {
    const lessons = lessonsOf([
      { reason: 'NOT_OUR_SERVICE', profile: designer },
      { reason: 'OTHER', profile: ergonomist },
    ]);
    expect(scoreOf(ergonomist, designer, lessons)).toBeCloseTo(scoreOf(ergonomist, designer) - 0.05);
    expect(explain(ergonomist, designer, lessons).counterReasons[0]).toEqual({
      part: null,
      text: 'You set aside a firm for doing office and interior design.',
    });
  });
});

describe('a filter', () => {
  it('asks all of one market', () => {
    const two: Profile = {
      ...designer,
      markets: [
        { industries: ['54'], sizeBands: [], regions: ['NO'], decisionMakerRoles: ['CFO'] },
        { industries: ['62'], sizeBands: [], regions: ['SE'], decisionMakerRoles: ['CHRO'] },
      ],
    };
    expect(passes({ ...NOTHING, industries: ['54'], decisionMakerRoles: ['CFO'] }, two)).toBe(true);
    expect(passes({ ...NOTHING, industries: ['54'], decisionMakerRoles: ['CHRO'] }, two)).toBe(false);
    expect(passes({ ...NOTHING, regions: ['NO-03'] }, two)).toBe(true);
    expect(passes({ ...NOTHING, regions: ['DE'] }, two)).toBe(false);
  });

  it.each([
    ['ergonomcs', 'categories', ['ERGONOMICS']],
    ['finance director', 'decisionMakerRoles', ['CFO']],
    ['Norwya', 'regions', ['NO']],
    ['office manager', 'decisionMakerRoles', ['HEAD_OF_WORKPLACE']],
  ] as const)('forgives a slip of the pen: %s', (text, kind, codes) => {
    expect(meantBy(text)[kind]).toEqual(codes);
  });

  it('takes nothing for a word that says nothing', () => {
    expect(meantBy('head')).toEqual(NOTHING);
    expect(fits(meantBy('zzqx'), designer)).toBe(false);
  });
});
