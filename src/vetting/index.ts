export { VettingModule } from './vetting.module.js';
export { VettingService } from './vetting.service.js';
export { OneToOnesService } from './one-to-ones.service.js';
export { PilotTasksService } from './pilot-tasks.service.js';
export { ReferencesService } from './references.service.js';
export { ReferenceAnswers } from './reference-answers.js';
export { REFERENCE_LINK } from './reference-steps.js';
export { VettingReference } from './reference.entity.js';
