import type { TodayQuery } from '../../gql/generated/daily/graphql';

export type Steps = TodayQuery['firstSteps'];

const PUT_AWAY = 'adjoin.first-steps';

export const isDone = ({ have, of }: Steps[number]): boolean => have >= of;

/** Whether the first steps are worth a place: until all are done, or they were put away in this browser. */
export const isNew = (steps: Steps): boolean => localStorage.getItem(PUT_AWAY) === null && !steps.every(isDone);

export const putAway = (): void => localStorage.setItem(PUT_AWAY, 'yes');
