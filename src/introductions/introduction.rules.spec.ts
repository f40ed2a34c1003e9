import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { NO_SECRETS } from '../kernel/giveaways.js';
import {
  CLAIM_STATES,
  obstacleToReroute,
  OTHER_REASONS,
  passagesOf,
  PEOPLES_REASONS,
  qualificationOf,
  QUESTIONS,
  violationsOfLetter,
  violationsOfQualification,
  violationsOfReasons,
  type Brief,
  type IntroductionReason,
} from './introduction.rules.js';

const known = { isIndustry: (code: string) => code === '54', isRegion: (code: string) => code === 'NO', isDomain: () => false };
const brief: Brief = {
  industry: '54',
  sizeBand: 'SMALL',
  region: 'NO',
  need: 'Quiet rooms',
  businessIssue: 'COST',
  costOfNotActing: null,
  personalStake: null,
  riskTolerance: null,
  incumbent: null,
};
const letter = { brief, qualification: qualificationOf(null), vouch: null };
const codesOf = (change: Partial<Brief>) =>
  violationsOfLetter({ ...letter, brief: { ...brief, ...change } }, NO_SECRETS, known).map(({ code, field }) => [
    code,
    field?.at(-1),
  ]);

describe('the letter', () => {
  it('needs a need, and codes that exist', () => {
    expect(codesOf({})).toEqual([]);
    expect(codesOf({ need: ' ', industry: '99', region: 'XX' })).toEqual([
      ['NEED_MISSING', 'need'],
      ['INVALID', 'industry'],
      ['INVALID', 'region'],
    ]);
  });

  it('has every text read before the beneficiary reads it', () => {
    const full = {
      brief: { ...brief, costOfNotActing: 'x', personalStake: 'x' },
      qualification: qualificationOf({ need: { value: 'x', evidence: 'x' } }),
      vouch: { strength: 3, basis: 'x', text: 'x' },
    };
    expect(
      passagesOf(full)
        .filter(({ text }) => text)
        .map(({ field }) => field.slice(1).join('.')),
    ).toEqual([
      'brief.need',
      'brief.costOfNotActing',
      'brief.personalStake',
      'qualification.need.value',
      'qualification.need.evidence',
      'vouch.basis',
      'vouch.text',
    ]);
  });
});

const text = fc.option(fc.constantFrom('', '  ', '20,000 a year', 'the plan'), { nil: null });
const claim = fc.option(
  fc.record({
    value: text,
    evidence: text,
    saidBy: fc.option(fc.constantFrom('CONTACT', 'INTRODUCER'), { nil: null }),
    state: fc.option(fc.constantFrom(...CLAIM_STATES), { nil: null }),
  }),
  { nil: null },
);

describe('the qualification', () => {
  it('never defaults to yes: what nobody speaks of is unknown', () => {
    expect(QUESTIONS.map((question) => qualificationOf(null)[question].state)).toEqual(QUESTIONS.map(() => 'UNKNOWN'));
  });

  it('is evidenced only where it was called so, with a value, a source and evidence', () => {
    fc.assert(
      fc.property(claim, (given) => {
        const qualification = qualificationOf({ budget: given });
        const { state, value, saidBy, evidence } = qualification.budget;
        if (violationsOfQualification(qualification).length > 0) return;
        if (state === 'EVIDENCED') expect([given?.state, !!value, !!saidBy, !!evidence]).toEqual(['EVIDENCED', true, true, true]);
        if (state !== 'UNKNOWN') expect(value && saidBy).toBeTruthy();
        if (given?.state == null) expect(['UNKNOWN', 'CLAIMED']).toContain(state);
      }),
    );
  });

  it.each([
    [{ value: 'yes' }, 'saidBy'],
    [{ state: 'CLAIMED' as const, saidBy: 'CONTACT' }, 'value'],
    [{ value: 'yes', saidBy: 'CONTACT', state: 'EVIDENCED' as const }, 'evidence'],
    [{ value: 'no', saidBy: 'CONTACT', state: 'CONTRADICTED' as const, evidence: ' ' }, 'evidence'],
    [{ value: 'yes', state: 'UNKNOWN' as const }, 'state'],
  ])('refuses %j for its %s', (given, part) => {
    expect(violationsOfQualification(qualificationOf({ timing: given })).map(({ field }) => field)).toEqual([
      ['input', 'qualification', 'timing', part],
    ]);
  });
});

describe('reasons', () => {
  const now = new Date('2026-03-01T09:00:00Z');
  const wrong = (reason: string, note: string | null = null, notBefore?: Date | null) =>
    violationsOfReasons(
      { reason: reason as IntroductionReason, note, ...(notBefore === undefined ? {} : { notBefore }) },
      now,
    ).map(({ field }) => field?.at(-1));

  it.each(Object.keys(OTHER_REASONS))('%s is not for people to give', (reason) => {
    expect(wrong(reason)).toEqual(['reason']);
  });

  it.each(Object.keys(PEOPLES_REASONS).filter((reason) => reason !== 'OTHER' && reason !== 'NOT_NOW'))('%s is', (reason) => {
    expect(wrong(reason)).toEqual([]);
  });

  it('say what “other” is, and until when “not now” holds', () => {
    expect([wrong('OTHER', ' '), wrong('OTHER', 'We merge.')]).toEqual([['note'], []]);
    expect([wrong('NOT_NOW', null, null), wrong('NOT_NOW', null, new Date('2026-02-01'))]).toEqual([
      ['notBefore'],
      ['notBefore'],
    ]);
    expect(wrong('NOT_NOW', null, new Date('2026-05-01'))).toEqual([]);
  });
});

describe('a re-route', () => {
  const facts = { stage: 'DECLINED' as const, contactId: 'c', firstContactMissedAt: null };

  it('needs a client, and of an introduced one that the first contact was missed', () => {
    expect(obstacleToReroute(facts)).toBeNull();
    expect(obstacleToReroute({ ...facts, contactId: null })?.code).toBe('NOT_REROUTABLE');
    expect(obstacleToReroute({ ...facts, stage: 'INTRODUCED' })?.code).toBe('NOT_REROUTABLE');
    expect(obstacleToReroute({ ...facts, stage: 'INTRODUCED', firstContactMissedAt: new Date() })).toBeNull();
  });
});
