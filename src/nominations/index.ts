export { NominationsModule } from './nominations.module.js';
export { NominationOwner } from './nomination.entity.js';
export { SurveySubjects } from './survey-subjects.js';
export { NominationsService } from './nominations.service.js';
