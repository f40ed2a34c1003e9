export { IntroductionsModule } from './introductions.module.js';
export { IntroductionsService } from './introductions.service.js';
export { IntroductionsQueries } from './introductions.queries.js';
export { IntroductionType } from './introductions.graph.js';
export { Introduction } from './introduction.entity.js';
export { REOPEN_WITHIN } from './introduction.rules.js';
export { canView as canViewIntroduction, sideOf as introductionSideOf } from './introduction.policy.js';
export type { Conclusion, IntroductionStage } from './introduction.lifecycle.js';
export { IntroductionBeginningsService } from './introduction-beginnings.service.js';
