import { Button, CloseButton } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import { frame } from '../copy/frame';
import { toasts, undoLabel } from './toast';

export function Toasts() {
  const all = useSyncExternalStore(toasts.subscribe, toasts.all);
  return (
    <div className="toasts" role="status" aria-live="polite">
      {all.map(({ id, text, undo }) => (
        <div key={id} className="toast">
          <span>{text}</span>
          {undo && (
            <Button
              size="xs"
              variant="light"
              onClick={() => {
                toasts.close(id);
                undo();
              }}
            >
              {undoLabel}
            </Button>
          )}
          <CloseButton size="sm" aria-label={frame.close} onClick={() => toasts.close(id)} />
        </div>
      ))}
    </div>
  );
}
