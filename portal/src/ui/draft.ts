import { useEffect, useState } from 'react';

const PREFIX = 'adjoin.draft.';

/** What somebody has typed, kept in this browser through reloads and lost connections until `clear`. Never for passwords. */
export function useDraft<Value extends object>(
  name: string,
  initial: Value,
): [Value, (change: Partial<Value>) => void, () => void] {
  const [value, setValue] = useState<Value>(() => ({ ...initial, ...read<Value>(name) }));
  useEffect(() => {
    localStorage.setItem(PREFIX + name, JSON.stringify(value));
  }, [name, value]);
  const clear = () => {
    setValue(initial);
    // After the effect above, which would write it again.
    queueMicrotask(() => localStorage.removeItem(PREFIX + name));
    setTimeout(() => localStorage.removeItem(PREFIX + name));
  };
  return [value, (change) => setValue((before) => ({ ...before, ...change })), clear];
}

/** At sign-out: what one person wrote is not for the next. */
export function forgetDrafts(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
}

function read<Value>(name: string): Partial<Value> {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + name) ?? '{}') as Partial<Value>;
  } catch {
    return {};
  }
}
