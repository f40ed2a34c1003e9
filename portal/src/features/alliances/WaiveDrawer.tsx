import '../../styles/overlays.css';
import { Button, Drawer, Textarea } from '@mantine/core';
import { useState } from 'react';
import { frame } from '../../copy/frame';
import { trust } from '../../copy/trust';
import { reasonsOf, useAct } from '../../ui/act';
import { FormErrors } from '../../ui/form';
import { sendsByKey } from '../../ui/send';
import { toast } from '../../ui/toast';
import { touched } from './acts';
import type { Gate } from './Gates';
import type { Alliance } from './queries';
import { WaiveDocument } from './trust-acts';

const { gates: copy } = trust;

/** An admin lets a pair pass a gate, and says why. */
export default function WaiveDrawer({
  alliance: { id, version },
  gate,
  onClose,
}: {
  alliance: Alliance;
  gate: Gate;
  onClose: () => void;
}) {
  const [reason, setReason] = useState('');
  const waive = useAct(WaiveDocument, {
    touches: touched,
    onDone: () => {
      toast(copy.waivedDone);
      onClose();
    },
  });
  return (
    <Drawer opened onClose={onClose} title={copy.waiveTitle} closeButtonProps={{ 'aria-label': frame.close }}>
      <form
        className="form"
        noValidate
        onKeyDown={sendsByKey}
        onSubmit={(event) => {
          event.preventDefault();
          waive.mutate({ id, expectedVersion: version, input: { gate: gate.code, reason } });
        }}
      >
        <p>{gate.sentence}</p>
        <Textarea
          label={copy.why}
          description={copy.whyHelp}
          rows={4}
          data-autofocus
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <FormErrors errors={reasonsOf(waive.error)} />
        <div className="form-foot">
          <Button variant="subtle" onClick={onClose}>
            {frame.cancel}
          </Button>
          <Button type="submit" loading={waive.isPending}>
            {copy.send}
          </Button>
        </div>
      </form>
    </Drawer>
  );
}
