import { useEffect, useRef } from 'react';

const OFF = 'adjoin.keys';
/** How long after the first key of a pair the second counts (milliseconds). */
const PAIR_MS = 1_200;

export const keysAreOn = (): boolean => localStorage.getItem(OFF) !== 'off';
export const setKeys = (on: boolean): void => localStorage.setItem(OFF, on ? 'on' : 'off');

/** Whether typing belongs to a field, or a dialog has the floor. */
function isTaken(event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement;
  if (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) return true;
  return target.closest('[role=dialog],[role=menu],[role=listbox]') !== null;
}

let first: { key: string; at: number } | null = null;

/**
 * Keys of a page: single letters (`a`) and pairs (`g t`). They never fire in fields and dialogs, nor when turned off.
 * A page's own keys win over the frame's: it is mounted later and stops the event.
 */
export function useKeys(keys: Readonly<Record<string, ((event: KeyboardEvent) => void) | undefined>>): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey || isTaken(event) || !keysAreOn()) return;
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      const isPair = first !== null && event.timeStamp - first.at < PAIR_MS && first.at !== event.timeStamp;
      const act = (isPair && latest.current[`${first?.key} ${key}`]) || (!isPair && latest.current[key]) || undefined;
      if (act) {
        first = null;
        event.preventDefault();
        act(event);
      } else if (Object.keys(latest.current).some((each) => each.startsWith(`${key} `))) {
        first = { key, at: event.timeStamp };
      }
    };
    addEventListener('keydown', hear);
    return () => removeEventListener('keydown', hear);
  }, []);
}
