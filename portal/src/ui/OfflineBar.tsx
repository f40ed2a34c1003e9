import { onlineManager } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { frame } from '../copy/frame';

/** Shorter gaps are not worth a word (milliseconds). */
const PATIENCE_MS = 5_000;

/** A quiet word when the live line, or the browser's own, has been down for a while. */
export function OfflineBar({ isUp }: { isUp: boolean }) {
  const isOnline = useSyncExternalStore(
    (hear) => onlineManager.subscribe(hear),
    () => onlineManager.isOnline(),
  );
  const isDown = !isUp || !isOnline;
  const [shows, setShows] = useState(false);
  useEffect(() => {
    if (!isDown) return setShows(false);
    const timer = setTimeout(() => setShows(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [isDown]);
  return (
    <div role="status" aria-live="polite">
      {shows && <p className="offline">{frame.offline}</p>}
    </div>
  );
}
