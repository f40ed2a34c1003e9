import { useEffect } from 'react';
import { front } from '../../copy/front';

/** Whether it could be an address; the service knows better. */
export const isAddress = (typed: string): boolean => /^\S+@\S+\.\S+$/.test(typed);

/** A path of our own to go on to; undefined for everything that leads elsewhere. */
export function ownPath(next: string | undefined): string | undefined {
  if (!next?.startsWith('/')) return undefined;
  const url = new URL(next, location.origin);
  return url.origin === location.origin ? url.pathname + url.search + url.hash : undefined;
}

export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · ${front.product}`;
  }, [title]);
}
