import '../../styles/overlays.css';
import { Button, Drawer, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { frame } from '../../copy/frame';
import { outcomes } from '../../copy/outcomes';
import { reasonsOf, useAct } from '../../ui/act';
import { FormErrors } from '../../ui/form';
import { minorUnits } from '../../ui/format';
import { sendsByKey } from '../../ui/send';
import { ProposeDocument, touched } from './acts';
import type { WaitingOutcome } from './decide';

const { decide: copy } = outcomes;

/** An amount that would end a dispute. */
export default function ProposeAmount({
  outcome: { id, version },
  currency,
  onClose,
  onDone,
}: {
  outcome: WaitingOutcome;
  currency: string;
  onClose: () => void;
  onDone: () => void;
}) {
  const [typed, setTyped] = useState('');
  const [note, setNote] = useState('');
  const [wrong, setWrong] = useState(false);
  const propose = useAct(ProposeDocument, { touches: touched, onDone });
  return (
    <Drawer opened onClose={onClose} title={copy.propose} closeButtonProps={{ 'aria-label': frame.close }}>
      <form
        className="form"
        noValidate
        onKeyDown={sendsByKey}
        onSubmit={(event) => {
          event.preventDefault();
          const amountMinor = minorUnits(typed, currency);
          setWrong(amountMinor === null);
          if (amountMinor !== null)
            propose.mutate({ id, input: { amount: { amountMinor, currency }, note: note || null }, expectedVersion: version });
        }}
      >
        <TextInput
          label={copy.amount(currency)}
          description={copy.amountHelp}
          inputMode="decimal"
          data-autofocus
          value={typed}
          error={wrong ? copy.amountWrong : undefined}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Textarea
          label={`${copy.note} (${frame.optional})`}
          rows={3}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <FormErrors errors={reasonsOf(propose.error)} />
        <div className="form-foot">
          <Button variant="subtle" onClick={onClose}>
            {frame.cancel}
          </Button>
          <Button type="submit" loading={propose.isPending}>
            {copy.send}
          </Button>
        </div>
      </form>
    </Drawer>
  );
}
