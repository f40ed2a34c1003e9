import { Button, Drawer, Textarea } from '@mantine/core';
import { useState } from 'react';
import { frame } from '../../copy/frame';
import { trust } from '../../copy/trust';
import { reasonsOf, useAct } from '../../ui/act';
import { FormErrors } from '../../ui/form';
import { Chip } from '../../ui/pieces';
import { sendsByKey } from '../../ui/send';
import { toast } from '../../ui/toast';
import { touched } from './acts';
import type { Alliance } from './queries';
import { WaiveDocument } from './trust-acts';

const { gates: copy } = trust;
type Gate = Alliance['gates'][number];

/** Every gate in words: what is there, what is missing, and what the network waived. */
export function Gates({ alliance }: { alliance: Alliance }) {
  const [waives, setWaives] = useState<Gate | null>(null);
  const { gates } = alliance;
  if (gates.length === 0) return null;
  return (
    <>
      <ul className="gates" aria-label={copy.title}>
        {gates.map((gate) => (
          <li key={gate.code}>
            <Chip tone={gate.waivedBecause ? 'info' : gate.isOpen ? 'ok' : 'warn'}>
              {gate.waivedBecause ? copy.let : gate.isOpen ? copy.open : copy.shut}
            </Chip>
            <span>
              {gate.sentence}
              {gate.waivedBecause && <span className="soft"> {copy.waived(gate.waivedBecause)}</span>}
            </span>
            {gate.canBeWaived && (
              <Button variant="subtle" size="compact-sm" onClick={() => setWaives(gate)}>
                {copy.waive}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {waives && <WaiveDrawer alliance={alliance} gate={waives} onClose={() => setWaives(null)} />}
    </>
  );
}

function WaiveDrawer({ alliance: { id, version }, gate, onClose }: { alliance: Alliance; gate: Gate; onClose: () => void }) {
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
