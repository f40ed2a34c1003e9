import { SECOND } from '../kernel/time.js';

/** The demo firm that answers at once. Its domain is its name here: nobody can register one that ends like this. */
export const FRIEND_DOMAIN = 'kvist-acoustic.example';

/** Where an introduction stands, and who its two sides are. */
export interface IntroductionFacts {
  readonly stage: string;
  readonly isFromDemo: boolean;
  readonly isFromFriend: boolean;
  readonly isToFriend: boolean;
}

export const STEPS = ['accept', 'name', 'askClient', 'answerForClient', 'contact', 'meet', 'win', 'confirm'] as const;
export type Step = (typeof STEPS)[number];

/** How long each takes (ms): a person would have read it, and nobody has looked away. */
const TAKES: Readonly<Record<Step, number>> = {
  accept: 8 * SECOND,
  name: 8 * SECOND,
  askClient: 6 * SECOND,
  answerForClient: 8 * SECOND,
  contact: 6 * SECOND,
  meet: 8 * SECOND,
  win: 10 * SECOND,
  confirm: 8 * SECOND,
};
export const takes = (step: Step): number => TAKES[step];

/**
 * What happens next by itself: what is the friend's turn, and the answer of a demo firm's client. Null where a person
 * is to act, and always where the firm whose turn it is, or whose client is asked, is no demo firm.
 */
export function nextStep({ stage, isFromDemo, isFromFriend, isToFriend }: IntroductionFacts): Step | null {
  switch (stage) {
    case 'OFFERED':
      return isToFriend ? 'accept' : null;
    case 'REQUESTED':
      return isFromFriend ? 'name' : null;
    case 'ACCEPTED':
      return isFromFriend ? 'askClient' : null;
    case 'AWAITING_CONSENT':
      return isFromDemo ? 'answerForClient' : null;
    case 'INTRODUCED':
      return isToFriend ? 'contact' : null;
    case 'IN_CONTACT':
      return isToFriend ? 'meet' : null;
    case 'MET':
      return isToFriend ? 'win' : null;
    default:
      return null;
  }
}

/** Addresses that no mail can reach (RFC 2606): only who has one is answered for. */
export const reachesNobody = (address: string | null): boolean => address?.toLowerCase().endsWith('.example') ?? false;
