import { belongsTo, manages, type Viewer } from '../kernel/viewer.js';

/** The stages in which two firms read each other's cards: from the yes to the proposal until the end. */
export const READ_IN = ['GETTING_TO_KNOW', 'PENDING_APPROVAL', 'PILOT', 'ACTIVE', 'PAUSED'] as const;

/** The firm's own people, and those of its partners. An admin of the network is neither. */
export const canRead = (viewer: Viewer, businessId: string, partners: readonly string[]): boolean =>
  belongsTo(viewer, businessId) || readersOf(viewer, businessId, partners).length > 0;

/** The viewer's firms for which she reads the card; none for her own firm's card. */
export const readersOf = (viewer: Viewer, businessId: string, partners: readonly string[]): string[] =>
  belongsTo(viewer, businessId) ? [] : partners.filter((id) => belongsTo(viewer, id));

/** Owners and managers: a card binds the firm to its word. */
export const canWrite = manages;
