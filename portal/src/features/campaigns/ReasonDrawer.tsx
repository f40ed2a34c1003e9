import '../../styles/overlays.css';
import { Button, Drawer, NativeSelect, Textarea } from '@mantine/core';
import { useRef, useState } from 'react';
import { life } from '../../copy/campaign-life';
import { campaignWords as words } from '../../copy/campaign-words';
import { frame } from '../../copy/frame';
import type { CampaignReason } from '../../gql/generated/campaigns/graphql';
import { reasonsOf, useAct } from '../../ui/act';
import { focusFirstError, FormErrors } from '../../ui/form';
import { sendsByKey } from '../../ui/send';
import { touched } from './acts';
import { REASONED, type Reasoned } from './acts-reasoned';
import type { Record } from './record';

const { reason: copy, acts } = life;
const ENDS = ['CANCEL', 'REFUSE'];

/** A reason and a word to it, for whatever ends a campaign, holds it, or sends it back: both sides read both. */
export default function ReasonDrawer({
  what,
  campaign: { id, version },
  onClose,
  onDone,
}: {
  what: Reasoned;
  campaign: Pick<Record, 'id' | 'version'>;
  onClose: () => void;
  onDone: () => void;
}) {
  const [reason, setReason] = useState('');
  const [note, setNote] = useState('');
  const [isAsked, setAsked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const act = useAct(REASONED[what], { touches: touched, onDone });
  const isOpen = reason === 'OTHER' && note.trim() === '';
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
          if (reason === '' || isOpen) return focusFirstError(form.current);
          act.mutate({ id, expectedVersion: version, input: { reason: reason as CampaignReason, note: note.trim() || null } });
        }}
      >
        {copy.lead[what] && <p className="soft">{copy.lead[what]}</p>}
        <NativeSelect
          label={copy.label}
          data-autofocus
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={isAsked && reason === '' ? copy.choose : undefined}
          data={[
            { value: '', label: copy.choose },
            ...(copy.choices[what] ?? []).map((value) => ({ value, label: words.reason[value] ?? value })),
          ]}
        />
        <Textarea
          label={reason === 'OTHER' ? copy.note : `${copy.note} (${frame.optional})`}
          description={copy.noteHelp}
          rows={4}
          value={note}
          error={isAsked && isOpen ? copy.noteNeeded : undefined}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <FormErrors errors={reasonsOf(act.error)} />
        <div className="form-foot">
          <Button variant="subtle" onClick={onClose}>
            {frame.cancel}
          </Button>
          <Button type="submit" loading={act.isPending} {...(ENDS.includes(what) && { color: 'red' })}>
            {acts[what]}
          </Button>
        </div>
      </form>
    </Drawer>
  );
}
