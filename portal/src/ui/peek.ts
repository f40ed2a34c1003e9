import { useEffect, useState } from 'react';
import { keysAreOn } from './keys';

/**
 * The row that is looked at in a sheet beside its list: Space on the link marked `data-peek` chooses it by that mark.
 * Elsewhere Space stays what it is.
 */
export function usePeek(): [id: string | null, close: () => void] {
  const [id, setId] = useState<string | null>(null);
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.key !== ' ' || event.defaultPrevented || !keysAreOn()) return;
      const marked = (event.target as HTMLElement).dataset['peek'];
      if (!marked) return;
      event.preventDefault();
      setId(marked);
    };
    addEventListener('keydown', hear);
    return () => removeEventListener('keydown', hear);
  }, []);
  return [id, () => setId(null)];
}
