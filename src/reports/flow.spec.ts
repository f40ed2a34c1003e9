import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { introductionLifecycle } from '../introductions/introduction.lifecycle.js';
import { FLOW_NODES, flowOf, placeOf, type FlowGroup, type FlowNode } from './flow.rules.js';
import { percentOf, trendOf } from './report.rules.js';

/** Every stage in which the other side has seen it. */
const STAGES = introductionLifecycle.states.filter((stage) => stage !== 'DRAFT');

const group = fc.record<FlowGroup>({
  stage: fc.constantFrom(...STAGES),
  reason: fc.constantFrom(null, 'NO_ANSWER', 'CLIENT_SILENT', 'SILENCE'),
  wasAccepted: fc.boolean(),
  wasInContact: fc.boolean(),
  wasMet: fc.boolean(),
  count: fc.nat(1_000),
});

describe('the flow', () => {
  it('lets out of every step what came in, and ends as often as it began', () => {
    fc.assert(
      fc.property(fc.array(group, { maxLength: 60 }), (groups) => {
        const { nodes, links } = flowOf(groups);
        const through = (side: 'from' | 'to', node: FlowNode) =>
          links.filter((link) => link[side] === node).reduce((sum, { count }) => sum + count, 0);
        const total = groups.reduce((sum, { count }) => sum + count, 0);
        const ends = ['ASKED', 'ACCEPTED', 'CLIENT_YES', 'IN_CONTACT', 'MET'];
        for (const { node, count } of nodes) {
          if (node !== 'ASKED') expect([node, through('to', node)]).toEqual([node, count]);
          if (ends.includes(node)) expect([node, through('from', node)]).toEqual([node, count]);
          else expect(through('from', node)).toBe(0);
        }
        expect(nodes[0]).toEqual({ node: 'ASKED', count: total });
        const ended = nodes.filter(({ node }) => !ends.includes(node)).reduce((sum, { count }) => sum + count, 0);
        expect(ended).toBe(total);
        expect(links.every(({ count }) => count > 0)).toBe(true);
      }),
    );
  });

  it('names every step and every way out, also those nobody took', () => {
    expect(flowOf([]).nodes.map(({ node }) => node)).toEqual(Object.keys(FLOW_NODES));
  });

  it.each([
    ['a win that nobody reported a meeting of', { stage: 'WON' }, 'WON', null],
    ['an offer that nobody answered', { stage: 'EXPIRED', reason: 'NO_ANSWER' }, 'ASKED', 'EXPIRED'],
    ['a yes after which the client was never asked', { stage: 'EXPIRED', wasAccepted: true }, 'ACCEPTED', 'EXPIRED'],
    ['a client who was silent', { stage: 'EXPIRED', reason: 'CLIENT_SILENT' }, 'ACCEPTED', 'CLIENT_SILENT'],
    ['a client who said no', { stage: 'CONSENT_DECLINED' }, 'ACCEPTED', 'CLIENT_NO'],
    ['what was taken back after the yes', { stage: 'WITHDRAWN', wasAccepted: true }, 'ACCEPTED', 'WITHDRAWN'],
    ['a loss without a meeting', { stage: 'LOST', wasInContact: true }, 'IN_CONTACT', 'NO_MEETING'],
    ['a loss after a meeting', { stage: 'LOST', wasMet: true }, 'MET', 'LOST'],
    ['a yes taken back after a meeting', { stage: 'CONSENT_REVOKED', wasMet: true }, 'MET', 'REVOKED'],
    ['a client who is asked', { stage: 'AWAITING_CONSENT' }, 'ACCEPTED', 'OPEN'],
  ])('places %s', (_, facts, reached, exit) => {
    const place = placeOf({ reason: null, wasAccepted: false, wasInContact: false, wasMet: false, ...facts });
    expect(place).toEqual({ reached, exit });
  });
});

describe('figures', () => {
  it('never round a share to all or to nothing while it is neither', () => {
    expect([percentOf(0, 0), percentOf(0, 3), percentOf(1, 1_000), percentOf(999, 1_000), percentOf(2, 3)]).toEqual([
      null,
      0,
      1,
      99,
      67,
    ]);
  });

  it('are twelve in a trend, whatever came', () => {
    expect(trendOf([{ bucket: 12, count: 4 }])).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4]);
  });
});
