import { describe, expect, it } from '@jest/globals';
import type { Role, Viewer } from '../kernel/viewer.js';
import { nominationLifecycle, type NominationStage, type NominationVerb } from './nomination.lifecycle.js';
import { can, isOpen, verbsOf } from './nomination.policy.js';
import { MOST_OPEN, violationsOfCount, violationsOfNominee, type Nominee } from './nomination.rules.js';
import { surveyLifecycle, type SurveyState, type SurveyVerb } from './survey.lifecycle.js';
import { canInSurvey, isSurveyOpen } from './survey.policy.js';
import { ASK_AGAIN_DAYS, faultOf, namedIn, violationsOfFrequency, type Named } from './survey.rules.js';

/** The whole tables, written out by hand once: a change of rule must change this test too. */
const legal: Record<NominationStage, NominationVerb[]> = {
  SENT: ['register', 'decline', 'expire', 'withdraw'],
  REGISTERED: ['join', 'expire', 'withdraw'],
  JOINED: [],
  DECLINED: [],
  EXPIRED: [],
  WITHDRAWN: [],
};
const legalSurvey: Record<SurveyState, SurveyVerb[]> = {
  ASKED: ['answer', 'decline', 'expire', 'withdraw'],
  ANSWERED: ['revoke'],
  DECLINED: [],
  EXPIRED: [],
  WITHDRAWN: [],
  REVOKED: [],
};
const viewerAs = (role: Role): Viewer => ({ userId: 'u', isAdmin: false, roles: new Map([['b', role]]), scopes: null });
const NOW = new Date('2026-11-01T12:00:00Z');
const days = (count: number) => new Date(NOW.getTime() + count * 86_400_000);

describe.each(nominationLifecycle.states)('a nomination in %s', (state) => {
  it('allows exactly the listed verbs', () => {
    expect(nominationLifecycle.verbs.filter((verb) => nominationLifecycle.allows(state, verb))).toEqual(legal[state]);
  });

  it('is answered by the nominee alone, and taken back by the nominator alone', () => {
    for (const party of ['NOMINATOR', 'NETWORK'] as const) {
      expect(can(party, 'register', state) || can(party, 'decline', state)).toBe(false);
    }
    const withdraw = legal[state].includes('withdraw') ? ['withdraw'] : [];
    for (const role of ['OWNER', 'MANAGER', 'MEMBER'] as const) expect(verbsOf(viewerAs(role), 'b', state)).toEqual(withdraw);
    expect(verbsOf(viewerAs('VIEWER'), 'b', state)).toEqual([]);
    expect(verbsOf(viewerAs('OWNER'), 'another', state)).toEqual([]);
  });

  it('has a link that leads somewhere only while it waits', () => {
    expect(isOpen({ stage: state, expiresAt: days(1) }, NOW)).toBe(state === 'SENT');
    expect(isOpen({ stage: state, expiresAt: NOW }, NOW)).toBe(false);
  });
});

describe.each(surveyLifecycle.states)('a question to a client in %s', (state) => {
  it('allows exactly the listed verbs, and her own word to her alone', () => {
    expect(surveyLifecycle.verbs.filter((verb) => surveyLifecycle.allows(state, verb))).toEqual(legalSurvey[state]);
    for (const party of ['ASKER', 'CLOCK'] as const) {
      for (const verb of ['answer', 'decline', 'revoke'] as const) expect(canInSurvey(party, verb, state)).toBe(false);
    }
  });

  it('has a link that ends with an unanswered question, and stays where she may change her mind', () => {
    expect(isSurveyOpen({ state, expiresAt: days(1) }, NOW)).toBe(!['EXPIRED', 'WITHDRAWN'].includes(state));
    expect(isSurveyOpen({ state, expiresAt: NOW }, NOW)).toBe(['ANSWERED', 'DECLINED', 'REVOKED'].includes(state));
  });
});

describe('a nominee', () => {
  const known = {
    emailOf: (text: string) => (text.includes('@') ? text : null),
    domainOf: (text: string) => (text.includes('.') ? text : null),
  };
  const nominee: Nominee = { firmName: 'Quiet', personName: 'Anna', email: 'a@q.example', website: null, why: 'Good' };
  const fields = (change: Partial<Nominee>) =>
    violationsOfNominee({ ...nominee, ...change }, known).map(({ field }) => field?.at(-1));

  it('needs a firm, a person, one address and a word; the website may be missing, not wrong', () => {
    expect(fields({})).toEqual([]);
    expect(fields({ firmName: '', personName: '', email: 'nobody', why: '', website: 'quiet' })).toEqual([
      ...['firmName', 'personName', 'email', 'website', 'why'],
    ]);
  });

  it('is one of so many that a firm may have open', () => {
    expect(violationsOfCount(MOST_OPEN - 1)).toEqual([]);
    expect(violationsOfCount(MOST_OPEN).map(({ code }) => code)).toEqual(['TOO_MANY']);
  });
});

describe('an answer of a client', () => {
  const named = (change: Partial<Named> = {}): Named => ({ name: 'Quiet', website: '', whatFor: '', mayTell: false, ...change });
  const domainOf = (text: string) => (text.includes('.') ? text : null);

  it('names at least one firm, and at most three are kept', () => {
    expect(faultOf([named({ name: '' })], domainOf)).toBe('Name at least one firm, or say no.');
    expect(faultOf([named(), named({ name: '' })], domainOf)).toBeNull();
    expect(namedIn([named(), named(), named(), named()])).toHaveLength(3);
  });

  it('tells what is wrong with a row that was begun', () => {
    expect(faultOf([named({ name: '', whatFor: 'Walls' })], domainOf)).toBe('Write the name of each firm.');
    expect(faultOf([named({ website: 'quiet' })], domainOf)).toMatch(/no website/);
    expect(faultOf([named({ whatFor: 'x'.repeat(201) })], domainOf)).toMatch(/200/);
    expect(faultOf([named({ name: 'x'.repeat(121) })], domainOf)).toMatch(/120/);
  });

  it('is not asked for again before half a year is over', () => {
    expect(violationsOfFrequency(null, NOW)).toEqual([]);
    expect(violationsOfFrequency(days(-ASK_AGAIN_DAYS), NOW)).toEqual([]);
    expect(violationsOfFrequency(days(-ASK_AGAIN_DAYS + 1), NOW)).toHaveLength(1);
    expect(violationsOfFrequency(NOW, NOW)[0]?.message).toMatch(/today/);
  });
});
