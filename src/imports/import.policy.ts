import { DAY, later } from '../kernel/time.js';
import type { BookImport } from './book-import.entity.js';

export const IMPORT_ACTIONS = {
  map: 'Give its columns other meanings',
  mend: 'Mend a doubtful row',
  start: 'Write it into the book',
  cancel: 'Give it up; what is in the book of it is taken out again',
  undo: 'Take it out of the book again',
} as const;
export type ImportAction = keyof typeof IMPORT_ACTIONS;

/** For so long what an import did can be undone. */
export const UNDO_FOR = DAY;

export const undoUntil = ({ finishedAt }: Pick<BookImport, 'finishedAt'>): Date | null =>
  finishedAt && later(finishedAt, UNDO_FOR);

/** What can be done about an import as it stands. */
export function actionsOf(found: Pick<BookImport, 'state' | 'finishedAt'>, now: Date): ImportAction[] {
  switch (found.state) {
    case 'READY':
      return ['map', 'mend', 'start', 'cancel'];
    case 'UPLOADING':
    case 'CHECKING':
    case 'RUNNING':
      return ['cancel'];
    case 'DONE':
      return (undoUntil(found) ?? now) > now ? ['undo'] : [];
    case 'UNDOING':
    case 'UNDONE':
    case 'CANCELLED':
    case 'FAILED':
      return [];
  }
}
