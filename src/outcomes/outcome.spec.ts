import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Role, Viewer } from '../kernel/viewer.js';
import { isClosing, outcomeLifecycle, type OutcomeState, type OutcomeVerb } from './outcome.lifecycle.js';
import { actionsFor, can, canView, sideOf, type OutcomeFacts } from './outcome.policy.js';
import { violationsOfReport, violationsOfResolution, type ReportFacts } from './outcome.rules.js';

/** The whole table, written out by hand once: a change of rule must change this test too. */
const legal: Record<OutcomeState, OutcomeVerb[]> = {
  REPORTED: ['confirm', 'dispute'],
  CONFIRMED: ['settle', 'waive', 'reverse'],
  DISPUTED: ['propose', 'agree', 'resolve'],
  RESOLVED: ['settle', 'waive', 'reverse'],
  SETTLED: ['reverse'],
  WAIVED: ['reverse'],
  REVERSED: [],
};

it.each(outcomeLifecycle.states)('in %s allows exactly the listed verbs', (state) => {
  expect(outcomeLifecycle.verbs.filter((verb) => outcomeLifecycle.allows(state, verb))).toEqual(legal[state]);
});

const viewer = (isAdmin: boolean, ...roles: [string, Role][]): Viewer => ({
  userId: 'u',
  isAdmin,
  roles: new Map(roles),
  scopes: null,
});
const facts = (more: Partial<OutcomeFacts> = {}): OutcomeFacts => ({
  state: 'REPORTED',
  introducerId: 'a',
  beneficiaryId: 'b',
  reportedById: 'b',
  proposedById: 'a',
  hasFee: true,
  ...more,
});

describe('who may, of what the beneficiary reported and the introducer proposed', () => {
  it.each<[string, Viewer, OutcomeVerb[]]>([
    ['the introducer’s member', viewer(false, ['a', 'MEMBER']), ['confirm', 'dispute', 'propose', 'settle', 'waive', 'reverse']],
    ['the beneficiary’s member', viewer(false, ['b', 'MEMBER']), ['propose', 'agree']],
    ['the introducer’s viewer', viewer(false, ['a', 'VIEWER']), []],
    ['an owner of both', viewer(false, ['a', 'OWNER'], ['b', 'OWNER']), []],
    ['an admin', viewer(true), ['resolve', 'reverse']],
    ['an admin who belongs to one side', viewer(true, ['b', 'VIEWER']), []],
    ['a stranger', viewer(false, ['c', 'OWNER']), []],
  ])('%s', (_, who, verbs) => {
    expect(outcomeLifecycle.verbs.filter((verb) => can(who, verb, facts())).sort()).toEqual([...verbs].sort());
  });

  it('settles and waives only where a fee was agreed, and agrees only where something is on the table', () => {
    expect(can(viewer(false, ['a', 'OWNER']), 'settle', facts({ hasFee: false }))).toBe(false);
    expect(can(viewer(false, ['b', 'OWNER']), 'agree', facts({ proposedById: null }))).toBe(false);
  });

  it('never lets the side that reported confirm, whoever reported', () => {
    const sides = fc.constantFrom('a', 'b');
    fc.assert(
      fc.property(sides, sides, fc.constantFrom<Role>('OWNER', 'MANAGER', 'MEMBER', 'VIEWER'), (reportedById, of, role) => {
        if (can(viewer(false, [of, role]), 'confirm', facts({ reportedById }))) expect(of).not.toBe(reportedById);
      }),
    );
  });

  it('is seen by the two and by admins, and offers what is legal and open', () => {
    expect(canView(viewer(false, ['a', 'VIEWER']), facts())).toBe(true);
    expect(canView(viewer(false, ['c', 'OWNER']), facts())).toBe(false);
    expect(actionsFor(viewer(false, ['a', 'MEMBER']), facts())).toEqual(['confirm', 'dispute']);
    expect(sideOf(viewer(false, ['a', 'OWNER'], ['b', 'OWNER']), facts())).toBeNull();
  });
});

describe('rules', () => {
  const now = new Date('2026-03-01T09:00:00Z');
  const eur = (amountMinor: bigint) => ({ amountMinor, currency: 'EUR' });
  const won: ReportFacts = { type: 'WON', amount: eur(1_840_000n), fee: null, reason: null, closedAt: now };

  it.each<[Partial<ReportFacts>, string]>([
    [{ amount: null }, 'amount'],
    [{ type: 'LOST', amount: null }, 'reason'],
    [{ type: 'NO_DECISION', amount: null }, 'reason'],
    [{ type: 'MEETING', amount: null, reason: 'PRICE' }, 'reason'],
    [{ type: 'LOST', reason: 'PRICE' }, 'amount'],
    [{ type: 'MEETING', amount: null, fee: eur(1n) }, 'fee'],
    [{ amount: eur(0n) }, 'amount'],
    [{ amount: eur(-5n) }, 'amount'],
    [{ amount: { amountMinor: 5n, currency: 'eur' } }, 'amount'],
    [{ fee: eur(1_840_001n) }, 'fee'],
    [{ fee: { amountMinor: 5n, currency: 'NOK' } }, 'fee'],
    [{ closedAt: new Date('2026-03-03T09:00:00Z') }, 'closedAt'],
  ])('refuses a report with %j at %s', (part, field) => {
    const fields = violationsOfReport({ ...won, ...part }, now).map((violation) => violation.field?.[1]);
    expect(new Set(fields)).toEqual(new Set([field]));
  });

  it('accepts a win with its amount, and a loss with its reason', () => {
    expect(violationsOfReport(won, now)).toEqual([]);
    expect(violationsOfReport({ ...won, type: 'LOST', amount: null, reason: 'PRICE' }, now)).toEqual([]);
  });

  it('ends a dispute in the currency of the report, also with nothing', () => {
    expect(violationsOfResolution(eur(0n), eur(5n))).toEqual([]);
    expect(violationsOfResolution(eur(3n), eur(5n))).toEqual([]);
    expect(violationsOfResolution({ amountMinor: 3n, currency: 'NOK' }, eur(5n))).toHaveLength(1);
    expect(violationsOfResolution(eur(3n), null)).toHaveLength(1);
  });

  it('closes an introduction by a win, a loss or no decision', () => {
    expect((['WON', 'LOST', 'NO_DECISION', 'MEETING', 'PROPOSAL'] as const).filter(isClosing)).toEqual([
      'WON',
      'LOST',
      'NO_DECISION',
    ]);
  });
});
