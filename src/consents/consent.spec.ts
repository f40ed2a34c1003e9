import { describe, expect, it } from '@jest/globals';
import { consentLifecycle, type ConsentState, type ConsentVerb } from './consent.lifecycle.js';
import { answersFor, can, canReopen, isOpen } from './consent.policy.js';
import {
  disclosed,
  granted,
  monthsLater,
  notBeforeOf,
  offered,
  toRequest,
  violationsOfGrant,
  type PersonField,
  type PersonValues,
} from './consent.rules.js';

/** The whole table, written out by hand once: a change of rule must change this test too. */
const legal: Record<ConsentState, ConsentVerb[]> = {
  ASKED: ['grant', 'decline', 'defer', 'expire', 'withdraw'],
  GRANTED: ['revoke'],
  DECLINED: [],
  DEFERRED: ['grant', 'decline', 'defer', 'askAgain', 'withdraw'],
  EXPIRED: [],
  WITHDRAWN: [],
  REVOKED: [],
};
const byPerson: readonly ConsentVerb[] = ['grant', 'decline', 'defer', 'revoke'];

describe.each(consentLifecycle.states)('in %s', (state) => {
  it('allows exactly the listed verbs', () => {
    expect(consentLifecycle.verbs.filter((verb) => consentLifecycle.allows(state, verb))).toEqual(legal[state]);
  });

  it('lets nobody but the person answer', () => {
    expect(answersFor(state)).toEqual(legal[state].filter((verb) => byPerson.includes(verb)));
    for (const verb of byPerson) {
      expect(can('OWNER', verb, state)).toBe(false);
      expect(can('CLOCK', verb, state)).toBe(false);
    }
  });

  it('has a link that ends with the question, or its time', () => {
    const now = new Date('2026-05-04T12:00:00Z');
    const [past, future] = [new Date('2026-05-04T11:59:59Z'), new Date('2026-05-05T12:00:00Z')];
    expect(isOpen({ state, expiresAt: future }, now)).toBe(!['EXPIRED', 'WITHDRAWN'].includes(state));
    expect(isOpen({ state, expiresAt: past }, now)).toBe(!['ASKED', 'EXPIRED', 'WITHDRAWN'].includes(state));
    expect(canReopen(state)).toBe(['DECLINED', 'REVOKED'].includes(state));
  });
});

describe('what is shared', () => {
  const all: PersonField[] = ['NAME', 'EMAIL', 'PHONE', 'TITLE', 'COMPANY'];
  const values: PersonValues = { NAME: 'Kari', EMAIL: 'kari@fjord.example', PHONE: null, TITLE: 'COO', COMPANY: 'Fjord' };

  it('is the name, what was ticked, and never more than was asked and known', () => {
    expect(toRequest(['COMPANY', 'EMAIL', 'EMAIL'])).toEqual(['NAME', 'EMAIL', 'COMPANY']);
    expect(offered(all, values)).toEqual(['NAME', 'EMAIL', 'TITLE', 'COMPANY']);
    expect(offered(['NAME', 'PHONE'], values)).toEqual(['NAME']);
    expect(granted(['PHONE', 'EMAIL', 'SHOE_SIZE'], ['NAME', 'EMAIL', 'TITLE'])).toEqual(['NAME', 'EMAIL']);
    expect(granted([], all)).toEqual(['NAME']);
    expect(disclosed(['NAME', 'TITLE'], values)).toEqual({ NAME: 'Kari', EMAIL: null, PHONE: null, TITLE: 'COO', COMPANY: null });
  });

  it('holds a way to reach her, where one was offered', () => {
    expect(violationsOfGrant(['NAME', 'TITLE'], ['NAME', 'EMAIL', 'TITLE']).map(({ field }) => field)).toEqual([['fields']]);
    expect(violationsOfGrant(['NAME', 'PHONE'], all)).toEqual([]);
    expect(violationsOfGrant(['NAME'], ['NAME', 'TITLE'])).toEqual([]);
  });
});

describe('not until', () => {
  const now = new Date('2026-05-04T21:00:00Z');
  it.each([
    ['2026-05-05', '2026-05-05T08:00:00.000Z'],
    ['2027-03-01', '2027-03-01T08:00:00.000Z'],
    ['2026-05-04', null],
    ['2020-01-01', null],
    ['2027-06-01', null],
    ['2026-02-30', null],
    ['1 March', null],
    ['', null],
  ])('%s', (day, moment) => {
    expect(notBeforeOf(day, now)?.toISOString() ?? null).toBe(moment);
  });

  it.each([
    ['2026-05-04', 12, '2027-05-04'],
    ['2026-08-31', 6, '2027-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-12-15', 1, '2027-01-15'],
  ])('%s and %i months is %s', (from, months, day) => {
    expect(monthsLater(new Date(`${from}T10:00:00Z`), months).toISOString()).toBe(`${day}T10:00:00.000Z`);
  });
});
