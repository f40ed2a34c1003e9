import { defineLifecycle } from '../kernel/lifecycle.js';

/**
 * The life of an import. Nothing is in the book before RUNNING; a run that is cancelled takes back what it has written
 * (UNDOING, then CANCELLED), and what is DONE can be undone for a day.
 */
export const importLifecycle = defineLifecycle({
  states: ['UPLOADING', 'CHECKING', 'READY', 'RUNNING', 'DONE', 'UNDOING', 'UNDONE', 'CANCELLED', 'FAILED'],
  initial: 'UPLOADING',
  moves: {
    staged: { from: ['UPLOADING'], to: 'CHECKING', event: 'import.uploaded' },
    fail: { from: ['UPLOADING', 'CHECKING'], to: 'FAILED', event: 'import.failed' },
    checked: { from: ['CHECKING'], to: 'READY', event: 'import.checked' },
    map: { from: ['READY'], to: 'CHECKING', event: 'import.mapped' },
    start: { from: ['READY'], to: 'RUNNING', event: 'import.started' },
    finish: { from: ['RUNNING'], to: 'DONE', event: 'import.done' },
    drop: { from: ['UPLOADING', 'CHECKING', 'READY'], to: 'CANCELLED', event: 'import.cancelled' },
    halt: { from: ['RUNNING'], to: 'UNDOING', event: 'import.halted' },
    undo: { from: ['DONE'], to: 'UNDOING', event: 'import.undo_started' },
    undone: { from: ['UNDOING'], to: 'UNDONE', event: 'import.undone' },
    halted: { from: ['UNDOING'], to: 'CANCELLED', event: 'import.cancelled' },
  },
});

export type ImportState = (typeof importLifecycle.states)[number];
export type ImportVerb = (typeof importLifecycle.verbs)[number];
