export { NominationsModule } from './nominations.module.js';
export { NominationOwner } from './nomination.entity.js';
