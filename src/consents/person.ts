import { redacted, type PersonType, type RedactedReason, type RedactedType } from './consents.graph.js';
import type { ConsentState } from './consent.lifecycle.js';
import type { Disclosure } from './disclosure.entity.js';

/** A disclosed person, or in her place `reason`, where nothing was disclosed; a wiped one is REVOKED. */
export function personOf(disclosure: Disclosure | null, reason: RedactedReason): PersonType | RedactedType {
  if (!disclosure) return redacted(reason);
  const { name, email, phone, title, company, wipedAt } = disclosure;
  return wipedAt || name === null ? redacted('REVOKED') : { name, email, phone, title, company };
}

const reasons: Readonly<Record<ConsentState, RedactedReason>> = {
  ASKED: 'AWAITING_CONSENT',
  DEFERRED: 'AWAITING_CONSENT',
  GRANTED: 'AWAITING_CONSENT',
  DECLINED: 'NOT_GRANTED',
  EXPIRED: 'NOT_GRANTED',
  WITHDRAWN: 'NOT_GRANTED',
  REVOKED: 'REVOKED',
};

/** Why nobody is shown while a consent is in this state; null: nobody was asked. */
export const reasonOf = (state: ConsentState | null): RedactedReason => (state === null ? 'NOT_ASKED' : reasons[state]);
