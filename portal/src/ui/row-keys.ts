import { useRef, type RefObject } from 'react';
import { useKeys } from './keys';

/** J and K walk over the links marked `data-row` inside; Enter opens the one in focus, as of every link. */
export function useRowKeys<Element extends HTMLElement>(): RefObject<Element | null> {
  const inside = useRef<Element>(null);
  const walk = (by: 1 | -1) => () => {
    const rows = [...(inside.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
    const at = rows.findIndex((row) => row === document.activeElement);
    rows[at < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.max(0, Math.min(rows.length - 1, at + by))]?.focus();
  };
  useKeys({ j: walk(1), k: walk(-1) });
  return inside;
}
