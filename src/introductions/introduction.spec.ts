import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Role, Viewer } from '../kernel/viewer.js';
import {
  coreStatusOf,
  introductionLifecycle,
  OPEN_STAGES,
  RUNNING_STAGES,
  stagesOf,
  type CoreStatus,
  type IntroductionDirection,
  type IntroductionStage,
  type IntroductionVerb,
} from './introduction.lifecycle.js';
import { actionsFor, can, canRead, canView, sideOf, type IntroductionFacts } from './introduction.policy.js';

/** The whole table, written out by hand once: a change of rule must change this test too. */
const legal: Record<IntroductionStage, IntroductionVerb[]> = {
  DRAFT: ['update', 'submit', 'withdraw'],
  OFFERED: ['accept', 'decline', 'withdraw', 'expire'],
  REQUESTED: ['accept', 'decline', 'withdraw', 'expire'],
  ACCEPTED: ['askClient', 'withdraw', 'expire'],
  DECLINED: ['reopen', 'reroute'],
  EXPIRED: ['reroute'],
  AWAITING_CONSENT: ['withdraw', 'expire', 'introduce', 'refuse', 'defer'],
  CONSENT_DECLINED: [],
  DEFERRED: ['withdraw', 'expire', 'introduce', 'refuse', 'defer', 'askAgain'],
  INTRODUCED: ['reportContact', 'giveProgress', 'reroute', 'conclude', 'revoke'],
  IN_CONTACT: ['reportMeeting', 'giveProgress', 'conclude', 'revoke'],
  MET: ['giveProgress', 'conclude', 'revoke'],
  WON: ['revoke'],
  LOST: ['revoke'],
  NO_DECISION: ['revoke'],
  WITHDRAWN: [],
  CONSENT_REVOKED: [],
};

it.each(introductionLifecycle.states)('in %s allows exactly the listed verbs', (stage) => {
  expect(introductionLifecycle.verbs.filter((verb) => introductionLifecycle.allows(stage, verb))).toEqual(legal[stage]);
});

const cores: Record<IntroductionStage, CoreStatus> = {
  DRAFT: 'PENDING',
  OFFERED: 'PENDING',
  REQUESTED: 'PENDING',
  ACCEPTED: 'ACCEPTED',
  DECLINED: 'DECLINED',
  EXPIRED: 'EXPIRED',
  AWAITING_CONSENT: 'ACCEPTED',
  CONSENT_DECLINED: 'DECLINED',
  DEFERRED: 'ACCEPTED',
  INTRODUCED: 'ACCEPTED',
  IN_CONTACT: 'ACCEPTED',
  MET: 'ACCEPTED',
  WON: 'COMPLETED',
  LOST: 'COMPLETED',
  NO_DECISION: 'COMPLETED',
  WITHDRAWN: 'CANCELLED',
  CONSENT_REVOKED: 'CANCELLED',
};

it.each(introductionLifecycle.states)('tells integrators of %s in a word that stays', (stage) => {
  expect(coreStatusOf(stage)).toBe(cores[stage]);
  expect(stagesOf(cores[stage])).toContain(stage);
});

it('waits in exactly the stages that can expire or are under way', () => {
  const expires = introductionLifecycle.states.filter((stage) => introductionLifecycle.allows(stage, 'expire'));
  const running = introductionLifecycle.states.filter((stage) => introductionLifecycle.allows(stage, 'conclude'));
  expect([...OPEN_STAGES].sort()).toEqual(expires.sort());
  expect([...RUNNING_STAGES].sort()).toEqual(running.sort());
});

it('reaches the client’s name only over her yes, whatever is tried', () => {
  const verbs = fc.array(fc.constantFrom(...introductionLifecycle.verbs), { maxLength: 40 });
  const start = fc.constantFrom(...introductionLifecycle.initial);
  fc.assert(
    fc.property(start, verbs, fc.infiniteStream(fc.nat()), (first, tries, picks) => {
      let [stage, wasAccepted, saidYes]: [IntroductionStage, boolean, boolean] = [first, false, false];
      for (const verb of tries) {
        if (!introductionLifecycle.allows(stage, verb)) continue;
        const { to } = introductionLifecycle.moves[verb];
        stage = introductionLifecycle.after(stage, verb, typeof to === 'string' ? to : to[picks.next().value % to.length]!);
        wasAccepted ||= verb === 'accept';
        saidYes ||= verb === 'introduce';
        if (saidYes) expect(wasAccepted).toBe(true);
        if (['INTRODUCED', 'IN_CONTACT', 'MET', 'WON', 'LOST'].includes(stage)) expect(saidYes).toBe(true);
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
const facts = (change: Partial<IntroductionFacts> = {}): IntroductionFacts => ({
  stage: 'OFFERED',
  direction: 'OFFER',
  introducerId: 'a',
  beneficiaryId: 'b',
  shownAt: new Date(),
  ...change,
});

describe('who may', () => {
  const introducers: IntroductionVerb[] = ['update', 'submit', 'askClient', 'reroute', 'conclude'];
  const beneficiarys: IntroductionVerb[] = ['reportContact', 'reportMeeting', 'giveProgress', 'conclude'];
  const answers: IntroductionVerb[] = ['accept', 'decline', 'reopen'];

  it.each<[string, Viewer, IntroductionDirection, IntroductionVerb[]]>([
    ['an admin', viewer(true), 'OFFER', []],
    ['the introducer’s member, of an offer', viewer(false, ['a', 'MEMBER']), 'OFFER', [...introducers, 'withdraw']],
    ['the introducer’s member, of a request', viewer(false, ['a', 'MEMBER']), 'REQUEST', [...introducers, ...answers]],
    ['the beneficiary’s member, of an offer', viewer(false, ['b', 'MEMBER']), 'OFFER', [...beneficiarys, ...answers]],
    ['the beneficiary’s member, of a request', viewer(false, ['b', 'MEMBER']), 'REQUEST', [...beneficiarys, 'withdraw']],
    ['the introducer’s reader', viewer(false, ['a', 'VIEWER']), 'OFFER', []],
    ['the beneficiary’s reader', viewer(false, ['b', 'VIEWER']), 'OFFER', []],
    ['a member of both', viewer(false, ['a', 'OWNER'], ['b', 'OWNER']), 'OFFER', []],
    ['a member of one and reader of the other', viewer(false, ['a', 'OWNER'], ['b', 'VIEWER']), 'REQUEST', []],
    ['a stranger', viewer(false, ['c', 'OWNER']), 'OFFER', []],
  ])('%s', (_, who, direction, verbs) => {
    expect(introductionLifecycle.verbs.filter((verb) => can(who, verb, facts({ direction }))).sort()).toEqual([...verbs].sort());
  });

  it('shows a draft to its own side only, and the rest to both', () => {
    const draft = facts({ stage: 'DRAFT', shownAt: null });
    expect([canView(viewer(false, ['a', 'VIEWER']), draft), canView(viewer(false, ['b', 'OWNER']), draft)]).toEqual([
      true,
      false,
    ]);
    expect([canView(viewer(false, ['b', 'VIEWER']), facts()), canView(viewer(false, ['c', 'OWNER']), facts())]).toEqual([
      true,
      false,
    ]);
  });

  it('lets an admin know that it is there, and not what is in it', () => {
    expect([canView(viewer(true), facts()), canRead(viewer(true), facts())]).toEqual([true, false]);
  });

  it('offers what is legal and open', () => {
    expect(actionsFor(viewer(false, ['b', 'OWNER']), facts())).toEqual(['accept', 'decline']);
    expect(actionsFor(viewer(false, ['b', 'OWNER']), facts({ stage: 'INTRODUCED' }))).toEqual(['reportContact', 'giveProgress']);
  });

  it('knows for which side one acts, and that it is neither for a member of both', () => {
    expect(sideOf(viewer(false, ['b', 'OWNER']), facts())).toBe('b');
    expect(sideOf(viewer(false, ['a', 'OWNER'], ['b', 'VIEWER']), facts())).toBeNull();
    expect(sideOf(viewer(true), facts())).toBeNull();
  });
});
