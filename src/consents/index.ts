export { ConsentsModule } from './consents.module.js';
export { Consents, type ConsentRequest } from './consents.js';
export { ConsentPurposes, type ConsentPurpose } from './consent-purposes.js';
export type { ConsentDescription } from './consent-words.js';
export { ConsentsQueries, DisclosuresQueries } from './consents.queries.js';
export {
  ConsentType,
  PersonFieldEnum,
  PersonOrRedacted,
  PersonType,
  redacted,
  RedactedType,
  type RedactedReason,
} from './consents.graph.js';
export { personOf, reasonOf } from './person.js';
export { Consent } from './consent.entity.js';
export { Disclosure } from './disclosure.entity.js';
export type { ConsentState } from './consent.lifecycle.js';
export type { PersonField, Purpose } from './consent.rules.js';
export { ConsentAnswers, LINK_PURPOSE as CONSENT_LINK, type Answer as ConsentAnswer } from './consent-answers.js';
export { GivenConsents } from './given-consents.js';
export { FrequencyCap, type Addressee } from './frequency-cap.js';
export { Suppressions } from './suppressions.js';
export { ClosedPage } from './closed-page.js';
export { PERSON_FIELDS } from './consent.rules.js';
export { monthsLater } from './consent.rules.js';
