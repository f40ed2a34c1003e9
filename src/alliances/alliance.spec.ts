import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DAY } from '../kernel/time.js';
import type { Role, Viewer } from '../kernel/viewer.js';
import { allianceLifecycle, capabilitiesOf, LIVE_STAGES, type AllianceStage, type AllianceVerb } from './alliance.lifecycle.js';
import { actionsFor, can, canPropose, canView, sideOf } from './alliance.policy.js';
import { afterReviews, notBeforeOf, violationsOfProposal } from './alliance.rules.js';
import { dimensions, GATES, gatesOf, violationsOfReady, type Gate } from './gates.rules.js';

/** The whole table, written out by hand once: a change of rule must change this test too. */
const legal: Record<AllianceStage, AllianceVerb[]> = {
  PROPOSED: ['accept', 'decline', 'withdraw', 'expire', 'suspend'],
  DECLINED: [],
  EXPIRED: [],
  WITHDRAWN: [],
  GETTING_TO_KNOW: ['markReady', 'suspend', 'end'],
  PENDING_APPROVAL: ['requestMore', 'reject', 'approve', 'suspend', 'end'],
  REJECTED: [],
  PILOT: ['review', 'lapse', 'suspend', 'end'],
  ACTIVE: ['pause', 'suspend', 'end'],
  PAUSED: ['resume', 'suspend', 'end'],
  SUSPENDED: ['reinstate', 'end'],
  ENDED: [],
};

it.each(allianceLifecycle.states)('in %s allows exactly the listed verbs', (stage) => {
  expect(allianceLifecycle.verbs.filter((verb) => allianceLifecycle.allows(stage, verb))).toEqual(legal[stage]);
});

it('counts as live exactly what is not final', () => {
  expect([...LIVE_STAGES].sort()).toEqual(
    allianceLifecycle.states.filter((stage) => !allianceLifecycle.final.includes(stage)).sort(),
  );
});

it('carries introductions and campaigns only while active', () => {
  expect(allianceLifecycle.states.filter((stage) => capabilitiesOf(stage).canIntroduce)).toEqual(['ACTIVE']);
  expect(allianceLifecycle.states.filter((stage) => capabilitiesOf(stage).canCampaign)).toEqual(['ACTIVE']);
});

it('becomes active only from a pilot that an admin approved, whatever is tried', () => {
  const verbs = fc.array(fc.constantFrom(...allianceLifecycle.verbs), { maxLength: 40 });
  fc.assert(
    fc.property(verbs, fc.infiniteStream(fc.nat()), (tries, picks) => {
      let [stage, before, wasApproved]: [AllianceStage, AllianceStage, boolean] = ['PROPOSED', 'PROPOSED', false];
      for (const verb of tries) {
        if (!allianceLifecycle.allows(stage, verb)) continue;
        const { to } = allianceLifecycle.moves[verb];
        // Reinstating goes back to where the suspension found it.
        const choice = verb === 'reinstate' ? before : typeof to === 'string' ? to : to[picks.next().value % to.length]!;
        if (verb === 'suspend') before = stage;
        stage = allianceLifecycle.after(stage, verb, choice);
        wasApproved ||= verb === 'approve';
        if (capabilitiesOf(stage).canIntroduce) expect(wasApproved).toBe(true);
      }
    }),
  );
});

const viewer = (isAdmin: boolean, ...roles: [string, Role][]): Viewer => ({
  userId: 'u',
  isAdmin,
  roles: new Map(roles),
  scopes: null,
});
const facts = (stage: AllianceStage = 'PROPOSED') => ({ stage, proposerId: 'a', partnerId: 'b' });

describe('who may', () => {
  const judging: AllianceVerb[] = ['requestMore', 'reject', 'approve', 'suspend', 'reinstate'];
  const both: AllianceVerb[] = ['markReady', 'review', 'pause', 'resume', 'end'];

  it.each<[string, Viewer, AllianceVerb[]]>([
    ['an admin of the network', viewer(true), judging],
    ['an admin who belongs to the proposer', viewer(true, ['a', 'VIEWER']), []],
    ['an admin who manages the partner', viewer(true, ['b', 'MANAGER']), ['accept', 'decline', ...both]],
    ['the proposer’s owner', viewer(false, ['a', 'OWNER']), ['withdraw', ...both]],
    ['the proposer’s member', viewer(false, ['a', 'MEMBER']), []],
    ['the partner’s manager', viewer(false, ['b', 'MANAGER']), ['accept', 'decline', ...both]],
    ['an owner of both', viewer(false, ['a', 'OWNER'], ['b', 'OWNER']), []],
    ['a stranger', viewer(false, ['c', 'OWNER']), []],
  ])('%s', (_, who, verbs) => {
    expect(allianceLifecycle.verbs.filter((verb) => can(who, verb, facts())).sort()).toEqual([...verbs].sort());
  });

  it('shows it to the two and to admins only, and offers what is legal and open', () => {
    expect(
      [viewer(true), viewer(false, ['a', 'VIEWER']), viewer(false, ['b', 'VIEWER'])].every((who) => canView(who, facts())),
    ).toBe(true);
    expect(canView(viewer(false, ['c', 'OWNER']), facts())).toBe(false);
    expect(actionsFor(viewer(false, ['b', 'OWNER']), facts())).toEqual(['accept', 'decline']);
  });

  it('lets nobody propose to a business of her own, nor for another’s', () => {
    expect(canPropose(viewer(false, ['a', 'OWNER']), 'a', 'b')).toBe(true);
    expect(canPropose(viewer(false, ['a', 'OWNER'], ['b', 'VIEWER']), 'a', 'b')).toBe(false);
    expect(canPropose(viewer(false, ['a', 'MEMBER']), 'a', 'b')).toBe(false);
  });

  it('knows for which side one acts, and that it is neither for a member of both', () => {
    expect(sideOf(viewer(false, ['a', 'OWNER']), facts())).toBe('a');
    expect(sideOf(viewer(false, ['a', 'OWNER'], ['b', 'OWNER']), facts())).toBeNull();
    expect(sideOf(viewer(true), facts())).toBeNull();
  });
});

describe('rules', () => {
  const now = new Date('2026-03-01T09:00:00Z');
  const fine = { areBothActive: true, isSameBusiness: false, shareOwner: false, notBefore: null };

  it.each([
    [{ areBothActive: false }, 'NOT_ACTIVE'],
    [{ isSameBusiness: true }, 'SAME_BUSINESS'],
    [{ shareOwner: true }, 'SAME_OWNER'],
    [{ notBefore: new Date('2026-03-02') }, 'TOO_EARLY'],
  ])('refuses a proposal with %j as %s', (fact, code) => {
    expect(violationsOfProposal({ ...fine, ...fact }, now).map((violation) => violation.code)).toEqual([code]);
  });

  it('accepts a proposal when nothing stands in the way, also after the date has come', () => {
    expect(violationsOfProposal({ ...fine, notBefore: now }, now)).toEqual([]);
  });

  it('tells every gate that is shut, with the days that are left', () => {
    const sides = [
      { name: 'Harbour', evidenced: ['ABILITY', 'OFFERING'] as const },
      { name: 'Quayside', evidenced: dimensions },
    ];
    const shut = violationsOfReady(
      {
        ...{ sinceKnown: new Date(now.getTime() - 3.5 * DAY), minDays: 14, isAgreed: false, hasPilot: false },
        ...{ oneToOnes: 1, minOneToOnes: 2, sides, minEvidenced: 4, waived: [] },
      },
      now,
    );
    expect(shut).toEqual([
      { code: 'GATE_TIME', message: 'Take 11 more days to get to know each other.' },
      { code: 'GATE_ONE_TO_ONES', message: 'One of two one-to-ones confirmed by both sides.' },
      { code: 'GATE_VETTING', message: 'Evidence is missing from Harbour: account care, ethics.' },
      { code: 'GATE_AGREEMENT', message: 'Both sides must have accepted the newest version of the agreement.' },
      { code: 'GATE_PILOT', message: 'Name the pilot: a title and a goal.' },
    ]);
  });

  const facts = fc.record({
    sinceKnown: fc.integer({ min: 0, max: 30 }).map((days) => new Date(now.getTime() - days * DAY)),
    minDays: fc.integer({ min: 0, max: 20 }),
    oneToOnes: fc.integer({ min: 0, max: 4 }),
    minOneToOnes: fc.integer({ min: 0, max: 4 }),
    sides: fc.array(fc.record({ name: fc.constant('A'), evidenced: fc.subarray([...dimensions]) }), {
      minLength: 2,
      maxLength: 2,
    }),
    minEvidenced: fc.integer({ min: 0, max: 4 }),
    isAgreed: fc.boolean(),
    hasPilot: fc.boolean(),
    waived: fc.subarray(Object.keys(GATES) as Gate[]),
  });

  it('a side is ready exactly when every gate is there or waived, and each shut one is told once', () => {
    fc.assert(
      fc.property(facts, (each) => {
        const isThere: Record<Gate, boolean> = {
          TIME: now.getTime() - each.sinceKnown.getTime() >= each.minDays * DAY,
          ONE_TO_ONES: each.oneToOnes >= each.minOneToOnes,
          VETTING: each.sides.every(({ evidenced }) => evidenced.length >= each.minEvidenced),
          AGREEMENT: each.isAgreed,
          PILOT: each.hasPilot,
        };
        const shut = (Object.keys(GATES) as Gate[]).filter((gate) => !isThere[gate] && !each.waived.includes(gate));
        expect(violationsOfReady(each, now).map(({ code }) => code)).toEqual(shut.map((gate) => `GATE_${gate}`));
        expect(gatesOf(each, now).every(({ sentence }) => /^[A-Z].*\.$/.test(sentence))).toBe(true);
      }),
    );
  });

  it.each([
    [['GO'], null],
    [['GO', 'GO'], 'ACTIVE'],
    [['GO', 'STOP'], 'ENDED'],
    [['STOP', 'EXTEND'], 'ENDED'],
    [['GO', 'EXTEND'], 'PILOT'],
  ] as const)('after the reviews %j goes to %s', (verdicts, stage) => {
    expect(afterReviews(verdicts)).toBe(stage);
  });

  it('may be proposed again after the network’s waiting time, or at the date given', () => {
    expect(notBeforeOf(now, null, 90)).toEqual(new Date(now.getTime() + 90 * DAY));
    expect(notBeforeOf(now, new Date('2026-04-01'), 90)).toEqual(new Date('2026-04-01'));
  });
});
