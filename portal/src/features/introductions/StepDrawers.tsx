import '../../styles/overlays.css';
import { Button, Drawer, Textarea, TextInput } from '@mantine/core';
import { useState, type FormEvent, type ReactNode } from 'react';
import { frame } from '../../copy/frame';
import { introductions } from '../../copy/introductions';
import { reasonsOf, useAct } from '../../ui/act';
import { FormErrors } from '../../ui/form';
import { sendsByKey } from '../../ui/send';
import { toast } from '../../ui/toast';
import { GiveProgressDocument, ReportMeetingDocument, RerouteDocument, touched } from './acts';
import { PartnerChoice } from './PartnerChoice';
import type { Record } from './record';

/** Small drawers of the running introduction: the day of the meeting, a word on how it goes, another partner. */
export default function StepDrawers({
  what,
  ...rest
}: {
  what: 'met' | 'tell' | 'reroute';
  introduction: Record;
  onClose: () => void;
}) {
  if (what === 'met') return <Met {...rest} />;
  return what === 'tell' ? <Tell {...rest} /> : <MoveOn {...rest} />;
}

interface Props {
  readonly introduction: Record;
  readonly onClose: () => void;
}

function Sheet({
  title,
  send,
  errors,
  pending,
  onSend,
  onClose,
  children,
}: {
  title: string;
  send: string;
  errors: readonly string[];
  pending: boolean;
  onSend: () => void;
  onClose: () => void;
  children: ReactNode;
}) {
  return (
    <Drawer opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': frame.close }}>
      <form
        className="form"
        noValidate
        onKeyDown={sendsByKey}
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          onSend();
        }}
      >
        {children}
        <FormErrors errors={errors} />
        <div className="form-foot">
          <Button variant="subtle" onClick={onClose}>
            {frame.cancel}
          </Button>
          <Button type="submit" loading={pending}>
            {send}
          </Button>
        </div>
      </form>
    </Drawer>
  );
}

const today = () => new Date().toLocaleDateString('sv-SE');

function Met({ introduction: { id, version }, onClose }: Props) {
  const { met: copy } = introductions;
  const [date, setDate] = useState(today);
  const act = useAct(ReportMeetingDocument, {
    touches: touched,
    onDone: () => {
      toast(copy.done);
      onClose();
    },
  });
  // Today means now; another day means its noon here.
  const heldAt = date === today() || date === '' ? null : new Date(`${date}T12:00`).toISOString();
  return (
    <Sheet
      title={copy.title}
      send={copy.send}
      errors={reasonsOf(act.error)}
      pending={act.isPending}
      onClose={onClose}
      onSend={() => act.mutate({ id, expectedVersion: version, input: { heldAt } })}
    >
      <TextInput
        type="date"
        label={copy.day}
        max={today()}
        value={date}
        data-autofocus
        onChange={(event) => setDate(event.currentTarget.value)}
      />
    </Sheet>
  );
}

function Tell({ introduction: { id, version }, onClose }: Props) {
  const { tell: copy } = introductions;
  const [note, setNote] = useState('');
  const act = useAct(GiveProgressDocument, {
    touches: touched,
    onDone: () => {
      toast(copy.done);
      onClose();
    },
  });
  return (
    <Sheet
      title={copy.title}
      send={copy.send}
      errors={reasonsOf(act.error)}
      pending={act.isPending}
      onClose={onClose}
      onSend={() => act.mutate({ id, expectedVersion: version, input: { note } })}
    >
      <Textarea
        label={copy.label}
        description={copy.help}
        rows={4}
        data-autofocus
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </Sheet>
  );
}

function MoveOn({ introduction: { id, version, alliance, introducer }, onClose }: Props) {
  const { moveOn: copy } = introductions;
  const [allianceId, setAlliance] = useState('');
  const [missing, setMissing] = useState(false);
  const act = useAct(RerouteDocument, {
    touches: touched,
    onDone: () => {
      toast(copy.done);
      onClose();
    },
  });
  return (
    <Sheet
      title={copy.title}
      send={copy.send}
      errors={reasonsOf(act.error)}
      pending={act.isPending}
      onClose={onClose}
      onSend={() => {
        setMissing(allianceId === '');
        if (allianceId !== '') act.mutate({ id, expectedVersion: version, input: { allianceId } });
      }}
    >
      <p className="soft">{copy.lead}</p>
      <PartnerChoice
        businessId={introducer.id}
        without={alliance.id}
        value={allianceId}
        onChange={setAlliance}
        error={missing && allianceId === '' ? introductions.fresh.pickPartner : undefined}
      />
    </Sheet>
  );
}
