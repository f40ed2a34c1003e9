import type { Alliance } from '../alliances/index.js';

export type AllianceStage = Alliance['stage'];

/** When the two show each other evidence. */
export const VETTED_IN: readonly AllianceStage[] = ['GETTING_TO_KNOW'];
/** When the two meet. */
export const MET_IN: readonly AllianceStage[] = ['GETTING_TO_KNOW', 'PENDING_APPROVAL', 'PILOT', 'ACTIVE', 'PAUSED'];
/** When the work of the pilot is divided and done. */
export const WORKED_IN: readonly AllianceStage[] = ['GETTING_TO_KNOW', 'PENDING_APPROVAL', 'PILOT'];
/** Until when somebody outside can still say something of one of the two: as long as an admin may read it before she decides. */
export const ANSWERED_IN: readonly AllianceStage[] = ['GETTING_TO_KNOW', 'PENDING_APPROVAL'];
