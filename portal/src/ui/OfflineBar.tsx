import { useEffect, useState } from 'react';
import { frame } from '../copy/frame';

/** Shorter gaps are not worth a word (milliseconds). */
const PATIENCE_MS = 5_000;

/** A quiet word when the line has been down for a while. */
export function OfflineBar({ isUp }: { isUp: boolean }) {
  const [shows, setShows] = useState(false);
  useEffect(() => {
    if (isUp) return setShows(false);
    const timer = setTimeout(() => setShows(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [isUp]);
  return (
    <div role="status" aria-live="polite">
      {shows && <p className="offline">{frame.offline}</p>}
    </div>
  );
}
