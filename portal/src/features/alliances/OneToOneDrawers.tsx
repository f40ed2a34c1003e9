import '../../styles/overlays.css';
import { Button, Drawer, Textarea, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { frame } from '../../copy/frame';
import { trust } from '../../copy/trust';
import { reasonsOf, Refused, useAct } from '../../ui/act';
import { focusFirstError, FormErrors, sortErrors } from '../../ui/form';
import { sendsByKey } from '../../ui/send';
import { toast } from '../../ui/toast';
import { touched } from './acts';
import type { Meeting } from './OneToOnes';
import { ChangeMeetingDocument, MeetDocument, WriteNoteDocument } from './trust-acts';

const { meetings: copy, vetting } = trust;

/** What the browser's own control reads and writes: local time to the minute. */
const local = (at: Date): string => new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);

/** A new meeting, or another date and agenda of one. */
export function MeetingDrawer({
  allianceId,
  meeting,
  onClose,
}: {
  allianceId: string;
  meeting: Meeting | null;
  onClose: () => void;
}) {
  const [value, setValue] = useState({
    startsAt: local(meeting ? new Date(meeting.startsAt) : new Date()),
    minutes: String(meeting?.minutes ?? 60),
    place: meeting?.place ?? '',
    agenda: meeting?.agenda ?? '',
  });
  const form = useRef<HTMLFormElement>(null);
  const options = {
    touches: touched,
    onDone: () => {
      toast(copy.saved);
      onClose();
    },
  };
  const propose = useAct(MeetDocument, options);
  const change = useAct(ChangeMeetingDocument, options);
  const error = propose.error ?? change.error;
  const { byField, rest } = sortErrors(error instanceof Refused ? error.errors : error ? [error] : [], [
    ...['startsAt', 'minutes', 'place', 'agenda'],
  ]);
  const field = (name: keyof typeof value, label: string) => ({
    label,
    value: value[name],
    error: byField[name],
    onChange: (event: { currentTarget: { value: string } }) => {
      const text = event.currentTarget.value;
      setValue((before) => ({ ...before, [name]: text }));
    },
  });
  return (
    <Drawer opened onClose={onClose} title={copy.propose} closeButtonProps={{ 'aria-label': frame.close }}>
      <form
        ref={form}
        className="form"
        noValidate
        onKeyDown={sendsByKey}
        onSubmit={(event) => {
          event.preventDefault();
          const at = new Date(value.startsAt);
          const input = {
            startsAt: (Number.isNaN(at.getTime()) ? new Date() : at).toISOString(),
            minutes: Math.round(Number(value.minutes)) || 0,
            place: value.place.trim() || null,
            agenda: value.agenda,
          };
          const failed = { onError: () => focusFirstError(form.current) };
          if (meeting) change.mutate({ id: meeting.id, expectedVersion: meeting.version, input }, failed);
          else propose.mutate({ allianceId, input }, failed);
        }}
      >
        <TextInput type="datetime-local" data-autofocus {...field('startsAt', copy.when)} />
        <TextInput type="number" min={5} max={1440} {...field('minutes', copy.howLong)} />
        <TextInput {...field('place', `${copy.where} (${vetting.optional})`)} />
        <Textarea rows={3} {...field('agenda', copy.agenda)} />
        <FormErrors errors={rest} />
        <div className="form-foot">
          <Button variant="subtle" onClick={onClose}>
            {frame.cancel}
          </Button>
          <Button type="submit" loading={propose.isPending || change.isPending}>
            {copy.save}
          </Button>
        </div>
      </form>
    </Drawer>
  );
}

/** What both keep of a meeting, and what only the own firm keeps. Each is sent when it was changed. */
export function NotesDrawer({ meeting, onClose }: { meeting: Meeting; onClose: () => void }) {
  const { id, version } = meeting;
  const [shared, setShared] = useState(meeting.sharedNotes ?? '');
  const [own, setOwn] = useState(meeting.privateNote ?? '');
  const mayShare = meeting.availableActions.some(({ action, allowed }) => action === 'CHANGE' && allowed);
  const change = useAct(ChangeMeetingDocument, { touches: touched });
  const write = useAct(WriteNoteDocument, { touches: touched });
  const save = async () => {
    try {
      if (own !== (meeting.privateNote ?? '')) await write.mutateAsync({ id, input: { text: own } });
      if (shared !== (meeting.sharedNotes ?? ''))
        await change.mutateAsync({ id, expectedVersion: version, input: { sharedNotes: shared } });
    } catch {
      // The refusal is shown where the form shows every one.
      return;
    }
    toast(copy.notesSaved);
    onClose();
  };
  return (
    <Drawer opened onClose={onClose} title={copy.notes} closeButtonProps={{ 'aria-label': frame.close }}>
      <form
        className="form"
        noValidate
        onKeyDown={sendsByKey}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {mayShare && (
          <Textarea
            label={copy.shared}
            description={copy.sharedHelp}
            rows={5}
            data-autofocus
            value={shared}
            onChange={(event) => setShared(event.currentTarget.value)}
          />
        )}
        <Textarea
          label={copy.own}
          description={copy.ownHelp}
          rows={5}
          value={own}
          onChange={(event) => setOwn(event.currentTarget.value)}
        />
        <FormErrors errors={reasonsOf(write.error ?? change.error)} />
        <div className="form-foot">
          <Button variant="subtle" onClick={onClose}>
            {frame.cancel}
          </Button>
          <Button type="submit" loading={write.isPending || change.isPending}>
            {copy.save}
          </Button>
        </div>
      </form>
    </Drawer>
  );
}
