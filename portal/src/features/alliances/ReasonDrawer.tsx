import '../../styles/overlays.css';
import { Button, Drawer, NativeSelect, Textarea } from '@mantine/core';
import { useRef, useState } from 'react';
import { alliances } from '../../copy/alliances';
import { frame } from '../../copy/frame';
import { words } from '../../copy/words';
import type { AllianceReason } from '../../gql/generated/alliances/graphql';
import { focusFirstError, FormErrors } from '../../ui/form';
import { sendsByKey } from '../../ui/send';

const { reason: copy } = alliances;
export type Reasoned = 'DECLINE' | 'WITHDRAW' | 'PAUSE' | 'END';

/** A reason and a word to it, for whatever ends or halts an alliance: the other side reads both. */
export function ReasonDrawer({
  what,
  pending,
  errors,
  onSend,
  onClose,
}: {
  what: Reasoned;
  pending: boolean;
  errors: readonly string[];
  onSend: (input: { reason: AllianceReason; note: string | null }) => void;
  onClose: () => void;
}) {
  const [reason, setReason] = useState('');
  const [note, setNote] = useState(what === 'DECLINE' ? copy.kindly : '');
  const [asked, setAsked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  return (
    <Drawer opened onClose={onClose} title={copy.title[what]} closeButtonProps={{ 'aria-label': frame.close }}>
      <form
        ref={form}
        className="form"
        noValidate
        onKeyDown={sendsByKey}
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(true);
          if (reason === '') return focusFirstError(form.current);
          onSend({ reason: reason as AllianceReason, note: note.trim() || null });
        }}
      >
        <NativeSelect
          label={copy.label}
          data-autofocus
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={asked && reason === '' ? copy.choose : undefined}
          data={[
            { value: '', label: copy.choose },
            ...Object.entries(words.allianceReason).map(([value, label]) => ({ value, label })),
          ]}
        />
        <Textarea
          label={`${copy.note} (${frame.optional})`}
          description={copy.noteHelp}
          rows={4}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <FormErrors errors={errors} />
        <div className="form-foot">
          <Button variant="subtle" onClick={onClose}>
            {frame.cancel}
          </Button>
          <Button type="submit" loading={pending} color={what === 'END' ? 'red' : undefined}>
            {alliances.acts[what]}
          </Button>
        </div>
      </form>
    </Drawer>
  );
}
