import { describe, expect, it } from '@jest/globals';
import { nextStep, reachesNobody, STEPS, takes } from './friend.rules.js';

const stages = ['DRAFT', 'OFFERED', 'REQUESTED', 'ACCEPTED', 'AWAITING_CONSENT', 'INTRODUCED', 'IN_CONTACT', 'MET', 'WON'];
const stepsOf = (side: { isFromDemo?: boolean; isFromFriend?: boolean; isToFriend?: boolean }) =>
  stages.map((stage) => nextStep({ stage, isFromDemo: false, isFromFriend: false, isToFriend: false, ...side }));

describe('what happens by itself in a demo', () => {
  it('is nothing between two real firms', () => {
    expect(new Set(stepsOf({}))).toEqual(new Set([null]));
  });

  it('is the friend’s part of what it is offered, and the answer of a demo client', () => {
    expect(stepsOf({ isFromDemo: true, isToFriend: true })).toEqual([
      ...[null, 'accept', null, null, 'answerForClient', 'contact', 'meet', 'win', null],
    ]);
  });

  it('is the introducer’s part of what it is asked for', () => {
    expect(stepsOf({ isFromDemo: true, isFromFriend: true })).toEqual([
      ...[null, null, 'name', 'askClient', 'answerForClient', null, null, null, null],
    ]);
  });

  it('never answers for the client of a real firm', () => {
    expect(stepsOf({ isToFriend: true })[4]).toBeNull();
    expect(reachesNobody('anna@firm.no')).toBe(false);
    expect(reachesNobody('anna@example.no')).toBe(false);
    expect(reachesNobody(null)).toBe(false);
    expect(reachesNobody('anna@firm.example')).toBe(true);
  });

  it('takes between 5 and 15 seconds a step, and less than two minutes in all', () => {
    for (const step of STEPS) expect([5_000 <= takes(step), takes(step) <= 15_000]).toEqual([true, true]);
    expect(STEPS.reduce((sum, step) => sum + takes(step), 0)).toBeLessThan(90_000);
  });
});
