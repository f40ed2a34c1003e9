import { describe, expect, it } from '@jest/globals';
import type { Role, Viewer } from '../kernel/viewer.js';
import { businessLifecycle, type BusinessStatus, type BusinessVerb } from './business.lifecycle.js';
import { actionsFor, can, canEdit, canView, canViewStanding } from './business.policy.js';
import { slugOf, violationsOfMarket, violationsOfProfile, violationsOfSubmission, type Known } from './business.rules.js';

/** The whole table, written out by hand once: a change of rule must change this test too. */
const legal: Record<BusinessStatus, BusinessVerb[]> = {
  DRAFT: ['submit', 'close'],
  SUBMITTED: ['requestInfo', 'approve', 'reject', 'close'],
  NEEDS_INFO: ['submit', 'lapse', 'close'],
  ACTIVE: ['suspend', 'close'],
  REJECTED: ['reapply', 'close'],
  SUSPENDED: ['reinstate', 'close'],
  CLOSED: [],
};

it.each(businessLifecycle.states)('in %s allows exactly the listed verbs', (state) => {
  expect(businessLifecycle.verbs.filter((verb) => businessLifecycle.allows(state, verb))).toEqual(legal[state]);
});

const viewer = (isAdmin: boolean, role?: Role): Viewer => ({
  userId: 'u',
  isAdmin,
  roles: new Map(role ? [['b', role]] : [['other', 'OWNER']]),
  scopes: null,
});

describe('who may', () => {
  const judging: BusinessVerb[] = ['requestInfo', 'approve', 'reject', 'suspend', 'reinstate', 'close'];
  const owning: BusinessVerb[] = ['submit', 'reapply', 'close'];

  it.each([
    ['an admin of the network', viewer(true), judging],
    ['an admin who owns the business', viewer(true, 'OWNER'), owning],
    ['an admin who belongs to the business', viewer(true, 'VIEWER'), []],
    ['its owner', viewer(false, 'OWNER'), owning],
    ['its manager', viewer(false, 'MANAGER'), []],
    ['its member', viewer(false, 'MEMBER'), []],
    ['another firm', viewer(false), []],
  ])('%s', (_, who, verbs) => {
    const allowed = businessLifecycle.verbs.filter((verb) => can(who, verb, { id: 'b', status: 'ACTIVE' }));
    expect(allowed).toEqual(businessLifecycle.verbs.filter((verb) => verbs.includes(verb)));
  });

  it.each(businessLifecycle.states)('sees a business in %s', (status) => {
    const business = { id: 'b', status };
    expect(canView(viewer(true), business, false)).toBe(true);
    expect(canView(viewer(false, 'VIEWER'), business, false)).toBe(true);
    expect(canView(viewer(false), business, true)).toBe(status === 'ACTIVE');
    expect(canView(viewer(false), business, false)).toBe(false);
    expect(canViewStanding(viewer(false), business)).toBe(false);
    expect(canEdit(viewer(false, 'MANAGER'), business)).toBe(status !== 'CLOSED');
    expect(canEdit(viewer(false, 'MEMBER'), business)).toBe(false);
    expect(canEdit(viewer(true), business)).toBe(false);
  });

  it('offers only what is both legal and open', () => {
    expect(actionsFor(viewer(true), { id: 'b', status: 'SUBMITTED' })).toEqual(['requestInfo', 'approve', 'reject', 'close']);
    expect(actionsFor(viewer(false, 'OWNER'), { id: 'b', status: 'NEEDS_INFO' })).toEqual(['submit', 'close']);
  });
});

describe('rules', () => {
  const known: Known = {
    isRegion: (code) => code === 'NO',
    isIndustry: (code) => code === '54',
    isTimezone: (name) => name === 'Europe/Oslo',
    isCurrency: (code) => code === 'NOK',
    isDomain: (name) => name === 'nordvik.example',
  };
  const fine = { regions: ['NO'], domains: ['nordvik.example'], timezone: 'Europe/Oslo', workingDays: [1, 2], currency: 'NOK' };

  it.each([
    [{ regions: ['XX'] }, 'regions'],
    [{ domains: ['co.uk'] }, 'domains'],
    [{ timezone: 'Mars/Base' }, 'timezone'],
    [{ workingDays: [] }, 'workingDays'],
    [{ workingDays: [0] }, 'workingDays'],
    [{ workingDays: [1, 1] }, 'workingDays'],
    [{ currency: 'KRONE' }, 'currency'],
    [{ website: 'nordvik' }, 'website'],
  ])('refuses %j at its field', (part, field) => {
    expect(violationsOfProfile({ ...fine, ...part }, known).map((violation) => violation.field?.[1])).toEqual([field]);
  });

  it('accepts a good profile, and names every broken field at once', () => {
    expect(violationsOfProfile(fine, known)).toEqual([]);
    expect(violationsOfProfile({ regions: ['XX', 'YY'], currency: '' }, known)).toHaveLength(3);
    expect(violationsOfMarket({ industries: ['99'], regions: ['XX'] }, known)).toHaveLength(2);
  });

  it('says everything that a submission still lacks', () => {
    expect(violationsOfSubmission({ isEmailVerified: false, offerings: 0, marketsWithRole: 0 })).toHaveLength(3);
    expect(violationsOfSubmission({ isEmailVerified: true, offerings: 1, marketsWithRole: 1 })).toEqual([]);
  });

  it.each([
    ['Nordvik & Søn AS', 'nordvik-son-as'],
    ['  Café Zürich  ', 'cafe-zurich'],
    ['東京', ''],
  ])('makes of %s the slug %s', (name, slug) => {
    expect(slugOf(name)).toBe(slug);
  });
});
