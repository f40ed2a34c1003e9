import { frame } from '../copy/frame';

/** A short word about something done out of sight; never an error. */
export interface Toast {
  readonly id: number;
  readonly text: string;
  /** Takes it back; offered for ten seconds. */
  readonly undo?: () => void;
}

/** How long a word stays (milliseconds), and one that can be taken back. */
const STAYS = 5_000;
const STAYS_WITH_UNDO = 10_000;
const MOST = 3;

let next = 1;
let shown: readonly Toast[] = [];
const hearers = new Set<() => void>();

function set(toasts: readonly Toast[]): void {
  shown = toasts;
  for (const hear of hearers) hear();
}

export const toasts = {
  subscribe: (hear: () => void) => {
    hearers.add(hear);
    return () => hearers.delete(hear);
  },
  all: () => shown,
  close: (id: number) => set(shown.filter((toast) => toast.id !== id)),
};

export function toast(text: string, undo?: () => void): void {
  const id = next++;
  set([...shown, undo ? { id, text, undo } : { id, text }].slice(-MOST));
  setTimeout(() => toasts.close(id), undo ? STAYS_WITH_UNDO : STAYS);
}

export const undoLabel = frame.undo;
