import { belongsTo, worksFor, type Viewer } from '../kernel/viewer.js';

/**
 * The businesses whose books the viewer may read: her own, and none through an API key that was not given them.
 * An admin of the network reads nobody's.
 */
export function booksOf(viewer: Viewer): string[] {
  return viewer.scopes === null || viewer.scopes.has('clients:read') ? [...viewer.roles.keys()] : [];
}

export const canRead = (viewer: Viewer, businessId: string): boolean =>
  belongsTo(viewer, businessId) && booksOf(viewer).includes(businessId);

/** Everybody who does the daily work; a VIEWER only reads. */
export const canWrite = (viewer: Viewer, businessId: string): boolean => worksFor(viewer, businessId);
