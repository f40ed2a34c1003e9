import { describe, expect, it } from '@jest/globals';
import { healthOf, type HealthFacts } from './health.rules.js';

const fine: HealthFacts = {
  ...{ otherName: 'Quayside', daysSinceOneToOne: 12, daysActive: 200, unansweredByUs: 0, unansweredByThem: 0 },
  ...{ given: 2, received: 1, overdueOurs: 0, overdueTheirs: 0, daysSinceIntroduction: 9 },
};

describe('the health of a pair', () => {
  it('is good, and says so', () => {
    expect(healthOf(fine)).toEqual({
      state: 'GOOD',
      isComplacent: false,
      sentences: ['You met 12 days ago.', 'No ask is left unanswered.', 'You gave 2 and received 1 in half a year.'],
    });
  });

  it.each([
    [{ daysSinceOneToOne: 61 }, 'You last met 61 days ago.'],
    [{ daysSinceOneToOne: null }, 'You have not met yet.'],
    [{ unansweredByUs: 1 }, '1 ask of Quayside without your answer.'],
    [{ unansweredByThem: 2 }, '2 asks of yours without an answer.'],
    [{ given: 6, received: 2 }, 'It flows one way: you gave 6 and received 2 in half a year.'],
    [{ given: 0, received: 3 }, 'It flows one way: you received 3 and gave 0 in half a year.'],
    [{ overdueOurs: 1 }, 'Quayside waits for news about 1 introduction.'],
    [{ overdueTheirs: 2 }, 'You wait for news about 2 introductions.'],
  ])('is worth a word with %j', (change, sentence) => {
    expect(healthOf({ ...fine, ...change })).toMatchObject({ state: 'WATCH' });
    expect(healthOf({ ...fine, ...change }).sentences[0]).toBe(sentence);
  });

  it('is in danger when nothing is wrong and nothing happens', () => {
    const asleep = { ...fine, daysSinceOneToOne: 70, daysSinceIntroduction: 80, given: 0, received: 0 };
    expect(healthOf(asleep).isComplacent).toBe(true);
    expect(healthOf({ ...asleep, daysSinceIntroduction: 3 }).isComplacent).toBe(false);
  });
});
