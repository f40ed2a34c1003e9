import { describe, expect, it } from '@jest/globals';
import type { Viewer } from '../kernel/viewer.js';
import { audienceSentence } from './audience-sentence.rules.js';
import { campaignLifecycle, type CampaignStage, type CampaignVerb } from './campaign.lifecycle.js';
import { actionsFor, can, canView, type CampaignFacts } from './campaign.policy.js';
import {
  blurred,
  needsReview,
  objectTooMany,
  slugOf,
  violationsOfContent,
  violationsOfReason,
  type CampaignContent,
} from './campaign.rules.js';
import { asSeenBy, sumOf, type Funnel } from './funnels.queries.js';

/** The whole table, written out by hand once: a change of rule must change this test too. */
const legal: Record<CampaignStage, CampaignVerb[]> = {
  DRAFT: ['update', 'propose', 'chooseAudience', 'cancel'],
  PROPOSED: ['update', 'accept', 'decline', 'chooseAudience', 'cancel', 'expire'],
  AGREED: ['update', 'chooseAudience', 'schedule', 'testSend', 'cancel', 'expire'],
  IN_REVIEW: ['approve', 'sendBack', 'refuse', 'testSend', 'cancel'],
  SCHEDULED: ['chooseAudience', 'schedule', 'testSend', 'start', 'giveProof', 'cancel', 'expire'],
  RUNNING: ['pause', 'complete', 'confirmProof', 'disputeProof', 'cancel'],
  PAUSED: ['resume', 'complete', 'cancel'],
  COMPLETED: ['settle'],
  SETTLED: [],
  DECLINED: [],
  EXPIRED: [],
  CANCELLED: [],
};

it.each(campaignLifecycle.states)('in %s allows exactly the listed verbs', (state) => {
  expect(campaignLifecycle.verbs.filter((verb) => campaignLifecycle.allows(state, verb))).toEqual(legal[state]);
});

const [HOST, PARTNER, OTHER] = ['host', 'partner', 'other'];
const viewer = (roles: [string, 'OWNER' | 'MEMBER' | 'VIEWER'][], isAdmin = false): Viewer => ({
  ...{ userId: 'u', isAdmin, roles: new Map(roles), scopes: null },
});
const who = {
  host: viewer([[HOST, 'MEMBER']]),
  partner: viewer([[PARTNER, 'MEMBER']]),
  reader: viewer([[HOST, 'VIEWER']]),
  both: viewer([
    [HOST, 'OWNER'],
    [PARTNER, 'OWNER'],
  ]),
  admin: viewer([], true),
  insider: viewer([[PARTNER, 'OWNER']], true),
  stranger: viewer([[OTHER, 'OWNER']]),
};
const campaign = (facts: Partial<CampaignFacts> = {}): CampaignFacts => ({
  ...{ stage: 'PROPOSED', kind: 'SEMINAR', hostId: HOST, beneficiaryId: PARTNER, proposedById: HOST, shownAt: new Date() },
  ...facts,
});

describe('who may', () => {
  const able = (verb: CampaignVerb, facts?: Partial<CampaignFacts>) =>
    Object.entries(who)
      .filter(([, each]) => can(each, verb, campaign(facts)))
      .map(([name]) => name);

  it('only the host chooses guests, starts and pauses; only the beneficiary judges a proof', () => {
    for (const verb of ['chooseAudience', 'schedule', 'testSend', 'start', 'pause', 'resume', 'complete', 'giveProof'] as const) {
      expect([verb, able(verb)]).toEqual([verb, ['host']]);
    }
    expect(able('confirmProof')).toEqual(['partner', 'insider']);
    expect(able('accept')).toEqual(['host', 'partner', 'insider']);
    expect(able('decline')).toEqual(['partner', 'insider']);
    expect(able('decline', { proposedById: PARTNER })).toEqual(['host']);
  });

  it('an admin judges who belongs to neither firm; whoever is in both acts for neither; nobody expires', () => {
    for (const verb of ['approve', 'sendBack', 'refuse'] as const) expect(able(verb)).toEqual(['admin']);
    expect(campaignLifecycle.verbs.filter((verb) => can(who.both, verb, campaign()))).toEqual([]);
    expect(able('expire')).toEqual([]);
  });

  it('a draft is its writer’s alone', () => {
    const seen = (facts: Partial<CampaignFacts>) =>
      Object.entries(who)
        .filter(([, each]) => canView(each, campaign(facts)))
        .map(([name]) => name);
    expect(seen({ stage: 'DRAFT', shownAt: null })).toEqual(['host', 'reader', 'both']);
    expect(seen({})).toEqual(['host', 'partner', 'reader', 'both', 'admin', 'insider']);
    expect(actionsFor(who.partner, campaign({ stage: 'DRAFT', shownAt: null }))).toEqual([]);
  });

  it('a feature has no guests, and others have no proof', () => {
    expect(actionsFor(who.host, campaign({ stage: 'SCHEDULED', kind: 'BLOG_FEATURE' }))).toEqual([
      'schedule',
      'giveProof',
      'cancel',
    ]);
    expect(actionsFor(who.host, campaign({ stage: 'SCHEDULED' }))).not.toContain('giveProof');
  });
});

describe('rules', () => {
  it('an admin looks at the first, at many guests, and at a regulated profession', () => {
    const facts = { isFirst: false, guests: 500, mostGuests: 500, isRegulated: false };
    expect(needsReview(facts)).toBe(false);
    expect(needsReview({ ...facts, isFirst: true })).toBe(true);
    expect(needsReview({ ...facts, guests: 501 })).toBe(true);
    expect(needsReview({ ...facts, isRegulated: true })).toBe(true);
  });

  it('two of a hundred may object, three not', () => {
    expect([objectTooMany(2, 100), objectTooMany(3, 100), objectTooMany(0, 0), objectTooMany(1, 49)]).toEqual([
      false,
      true,
      false,
      true,
    ]);
  });

  it('a number under five is none; nobody is nobody', () => {
    expect([0, 1, 4, 5, 6].map(blurred)).toEqual([0, null, null, 5, 6]);
  });

  it('addresses are readable, whatever the title is', () => {
    expect(slugOf('Kaffe & kvalitet på Møllen!')).toBe('kaffe-kvalitet-pa-m-llen');
    expect(slugOf('静かなオフィス')).toBe('invitation');
    expect(slugOf('x'.repeat(80)).length).toBeLessThanOrEqual(40);
  });

  it('people give people’s reasons, and say what “other” is', () => {
    expect(violationsOfReason('OPT_OUTS', null)).toHaveLength(1);
    expect(violationsOfReason('OTHER', ' ')).toHaveLength(1);
    expect(violationsOfReason('TERMS', null)).toEqual([]);
  });

  it('money is whole and of a currency, a share at most all of it', () => {
    const content: CampaignContent = {
      ...{
        title: 'T',
        what: 'W',
        forWhom: 'F',
        subject: 'S',
        text: 'T',
        valueMinor: null,
        costMinor: null,
        currency: null,
        hostShare: 50,
      },
      ...{ capacity: null, heldAt: null, minutes: null, place: null, question: null, placement: null, dueOn: null, fields: [] },
    };
    const parts = (change: Partial<CampaignContent>) =>
      violationsOfContent('SERVICE', { ...content, ...change }, new Date()).map(({ field }) => field?.at(-1));
    expect(parts({})).toEqual([]);
    expect(parts({ costMinor: '-1', currency: 'EUR', hostShare: 101 })).toEqual(['hostShare', 'costMinor']);
    expect(parts({ valueMinor: '5' })).toEqual(['currency']);
    expect(parts({ capacity: 0, heldAt: '2020-01-01T00:00:00Z' })).toEqual(['capacity', 'heldAt']);
  });
});

describe('figures', () => {
  const funnel: Funnel = {
    ...{ selected: 9, leftOut: 1, queued: 0, invited: 8, delivered: 8, bounced: 0, opened: 3, declined: 1, optedOut: 1 },
    ...{ complained: 0, waiting: 2, yes: 1, attended: 1, met: 0, won: 0, value: [{ amountMinor: 5n, currency: 'EUR' }] },
  };

  it('are whole for the host; others see what was said yes to, and before that none under five', () => {
    expect(asSeenBy(true, funnel)).toBe(funnel);
    expect(asSeenBy(false, funnel)).toMatchObject({
      invited: 8,
      opened: null,
      waiting: null,
      declined: null,
      selected: null,
      yes: 1,
    });
  });

  it('are added as they may be seen: the sum tells nothing that is hidden', () => {
    const few = asSeenBy(false, { ...funnel, invited: 3 });
    expect(sumOf([asSeenBy(false, funnel), few])).toMatchObject({
      invited: 8,
      yes: 2,
      value: [{ amountMinor: 10n, currency: 'EUR' }],
    });
    expect(sumOf([few])).toMatchObject({ invited: null });
    expect(sumOf([])).toMatchObject({ invited: 0, yes: 0 });
  });

  it('read as a sentence', () => {
    const reasons = [
      { reason: 'OPTED_OUT', count: 12 },
      { reason: 'CONTACTED_LATELY', count: 9 },
      { reason: 'NO_LAWFUL_BASIS', count: 5 },
    ] as const;
    expect(audienceSentence({ selected: 240, leftOut: 26, reasons, capDays: 30 })).toBe(
      '240 selected, 26 left out: 12 opted out, 9 invited within 30 days, 5 without a lawful basis',
    );
    expect(audienceSentence({ selected: 3, leftOut: 0, reasons: [], capDays: 30 })).toBe('3 selected, nobody left out');
  });
});
