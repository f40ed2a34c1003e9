import { useEffect, useRef, useState } from 'react';

/**
 * A list that never moves under the pointer: rows that came since it was opened wait until `show` is called.
 * Rows that are gone stay in place until then as well, with what is known of them; changed rows change in place.
 */
export function useSteadyList<Row extends { readonly id: string }>(
  rows: readonly Row[],
  key: string,
): { rows: readonly Row[]; waiting: number; show: () => void } {
  const order = useRef<{ key: string; ids: readonly string[] }>({ key, ids: [] });
  const [, redraw] = useState(0);
  if (order.current.key !== key || order.current.ids.length === 0) order.current = { key, ids: rows.map(({ id }) => id) };
  const byId = new Map(rows.map((row) => [row.id, row]));
  const known = new Set(order.current.ids);
  const fresh = rows.filter(({ id }) => !known.has(id));
  // Pages that were asked for with "Show more" come at the end and may be shown at once.
  const isTail = fresh.length > 0 && rows.slice(-fresh.length).every(({ id }) => !known.has(id));
  if (isTail) order.current = { key, ids: [...order.current.ids, ...fresh.map(({ id }) => id)] };
  const steady = order.current.ids.flatMap((id) => byId.get(id) ?? []);
  return {
    rows: steady,
    waiting: isTail ? 0 : fresh.length,
    show: () => {
      order.current = { key, ids: rows.map(({ id }) => id) };
      redraw((n) => n + 1);
    },
  };
}

/** A class that lights a value once when it changes while it is on the screen. */
export function useGlow(value: unknown): string {
  const before = useRef(value);
  const [glows, setGlows] = useState(false);
  useEffect(() => {
    if (Object.is(before.current, value)) return;
    before.current = value;
    setGlows(true);
    const timer = setTimeout(() => setGlows(false), 1_200);
    return () => clearTimeout(timer);
  }, [value]);
  return glows ? 'glow' : '';
}
