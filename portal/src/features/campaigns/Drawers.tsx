import '../../styles/overlays.css';
import { Button, Drawer } from '@mantine/core';
import { lazy, Suspense, useRef, type ReactNode } from 'react';
import { frame } from '../../copy/frame';
import { Skeleton } from '../../ui/pieces';
import { focusFirstError, FormErrors } from '../../ui/form';
import { sendsByKey } from '../../ui/send';
import { Guests, Proof, Settle } from './drawers-small';
import type { Drawn } from './NextAct';
import type { Record } from './record';

const Schedule = lazy(() => import('./Schedule'));

export interface DrawerProps {
  readonly campaign: Record;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** What a verb asks for, beside the record. */
export default function Drawers({ what, ...rest }: DrawerProps & { what: Drawn }) {
  if (what === 'CHOOSE_AUDIENCE') return <Guests {...rest} />;
  if (what === 'GIVE_PROOF') return <Proof {...rest} />;
  if (what === 'SETTLE') return <Settle {...rest} />;
  return (
    <Suspense fallback={<Skeleton lines={1} />}>
      <Schedule {...rest} />
    </Suspense>
  );
}

/** A form in a drawer. `onSend` answers false where a field is wrong, which then gets the cursor. */
export function Sheet({
  title,
  send,
  errors,
  isPending,
  onSend,
  onClose,
  children,
}: {
  title: string;
  send: string;
  errors: readonly string[];
  isPending: boolean;
  onSend: () => boolean;
  onClose: () => void;
  children: ReactNode;
}) {
  const form = useRef<HTMLFormElement>(null);
  return (
    <Drawer opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': frame.close }}>
      <form
        ref={form}
        className="form"
        noValidate
        onKeyDown={sendsByKey}
        onSubmit={(event) => {
          event.preventDefault();
          if (!onSend()) focusFirstError(form.current);
        }}
      >
        {children}
        <FormErrors errors={errors} />
        <div className="form-foot">
          <Button variant="subtle" onClick={onClose}>
            {frame.cancel}
          </Button>
          <Button type="submit" loading={isPending}>
            {send}
          </Button>
        </div>
      </form>
    </Drawer>
  );
}
