import '../../styles/overlays.css';
import { Button, Drawer, NativeSelect, Textarea } from '@mantine/core';
import { useRef, useState } from 'react';
import { disclosing as copy } from '../../copy/disclosing';
import { frame } from '../../copy/frame';
import { reasonsOf, Refused, useAct } from '../../ui/act';
import { focusFirstError, FormErrors, sortErrors } from '../../ui/form';
import { moment } from '../../ui/format';
import { sendsByKey } from '../../ui/send';
import { toast } from '../../ui/toast';
import { touched } from './acts';
import { ConcealNoteDocument, DiscloseNoteDocument, ReadNoteDocument } from './disclosing';
import type { Meeting } from './OneToOnes';

type Disclosure = Meeting['noteDisclosures'][number];

/** That admins may read a firm's private note, who did, and how it begins and ends; for an admin, the way to read it. */
export function Disclosures({ meeting, firmId, onDisclose }: { meeting: Meeting; firmId: string; onDisclose: () => void }) {
  const conceal = useAct(ConcealNoteDocument, { touches: touched, onDone: () => toast(copy.ended) });
  const may = (name: string) => meeting.availableActions.some(({ action, allowed }) => action === name && allowed);
  const at = moment(meeting.startsAt);
  return (
    <>
      {meeting.noteDisclosures.map((disclosure) =>
        disclosure.business.id === firmId ? (
          <OwnNote key={disclosure.id} disclosure={disclosure} />
        ) : (
          <ReadNote key={disclosure.id} disclosure={disclosure} />
        ),
      )}
      <FormErrors errors={reasonsOf(conceal.error)} />
      <div className="acts lane-acts">
        {may('DISCLOSE_NOTE') && (
          <Button variant="subtle" size="compact-md" aria-label={`${copy.title}, ${at}`} onClick={onDisclose}>
            {copy.title}
          </Button>
        )}
        {may('CONCEAL_NOTE') && (
          <Button
            variant="subtle"
            size="compact-md"
            aria-label={`${copy.end}, ${at}`}
            loading={conceal.isPending}
            onClick={() => conceal.mutate({ id: meeting.id })}
          >
            {copy.end}
          </Button>
        )}
      </div>
    </>
  );
}

/** One that is over is told of only where somebody read. */
function OwnNote({ disclosure: { until, endedAt, reason, readings } }: { disclosure: Disclosure }) {
  const isLive = endedAt === null && new Date(until) > new Date();
  if (!isLive && readings.length === 0) return null;
  return (
    <p className="gate-note">
      {isLive ? copy.live(moment(until)) : copy.over} {copy.why(reason)}{' '}
      {readings.length === 0 ? copy.unread : copy.readBy(readings.map(told).join('; '))}
    </p>
  );
}

const told = ({ by, readAt }: Disclosure['readings'][number]): string => `${by?.name ?? copy.somebody}, ${moment(readAt)}`;

/** The text is fetched by the press alone, and kept no longer than the page. */
function ReadNote({ disclosure: { id, business, reason, until } }: { disclosure: Disclosure }) {
  const read = useAct(ReadNoteDocument);
  return (
    <>
      <p className="gate-note">
        {copy.offered(business.tradingName, moment(until))} {copy.why(reason)}
      </p>
      {read.data ? (
        <p className="prose">
          <b>{copy.noteOf(business.tradingName)}:</b> {read.data.text}
        </p>
      ) : (
        <div className="acts lane-acts">
          <Button variant="light" size="compact-md" loading={read.isPending} onClick={() => read.mutate({ id })}>
            {copy.read}
          </Button>
        </div>
      )}
      <FormErrors errors={reasonsOf(read.error)} />
    </>
  );
}

/** Why and for how long admins may read the note. */
export function DiscloseDrawer({ meeting: { id }, onClose }: { meeting: Meeting; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const [hours, setHours] = useState('24');
  const form = useRef<HTMLFormElement>(null);
  const disclose = useAct(DiscloseNoteDocument, {
    touches: touched,
    onDone: () => {
      toast(copy.begun);
      onClose();
    },
  });
  const { error } = disclose;
  const { byField, rest } = sortErrors(error instanceof Refused ? error.errors : error ? [error] : [], ['reason', 'hours']);
  return (
    <Drawer opened onClose={onClose} title={copy.title} closeButtonProps={{ 'aria-label': frame.close }}>
      <form
        ref={form}
        className="form"
        noValidate
        onKeyDown={sendsByKey}
        onSubmit={(event) => {
          event.preventDefault();
          disclose.mutate(
            { id, input: { reason: reason.trim(), hours: Number(hours) } },
            { onError: () => focusFirstError(form.current) },
          );
        }}
      >
        <p className="soft">{copy.lead}</p>
        <Textarea
          label={copy.reason}
          description={copy.reasonHelp}
          rows={3}
          data-autofocus
          value={reason}
          error={byField.reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <NativeSelect
          label={copy.howLong}
          value={hours}
          error={byField.hours}
          data={copy.spans}
          onChange={(event) => setHours(event.currentTarget.value)}
        />
        <FormErrors errors={rest} />
        <div className="form-foot">
          <Button variant="subtle" onClick={onClose}>
            {frame.cancel}
          </Button>
          <Button type="submit" loading={disclose.isPending}>
            {copy.send}
          </Button>
        </div>
      </form>
    </Drawer>
  );
}
