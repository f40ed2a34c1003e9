import type { KeyboardEvent } from 'react';

/** For a form's `onKeyDown`: ⌘↵ (Ctrl ↵) sends it, from any of its fields. */
export function sendsByKey(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return;
  event.preventDefault();
  event.currentTarget.requestSubmit();
}
