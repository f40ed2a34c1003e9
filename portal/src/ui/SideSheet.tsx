import '../styles/overlays.css';
import { Drawer } from '@mantine/core';
import { Suspense, type ReactNode } from 'react';
import { frame } from '../copy/frame';
import { Skeleton } from './pieces';

/** What a list's row is about, beside the list; the whole record is a link away. */
export function SideSheet({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  return (
    <Drawer opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': frame.close }}>
      <div className="form">
        <Suspense fallback={<Skeleton lines={4} />}>{children}</Suspense>
      </div>
    </Drawer>
  );
}
