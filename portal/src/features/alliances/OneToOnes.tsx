import { Button } from '@mantine/core';
import { useState } from 'react';
import { trust } from '../../copy/trust';
import { reasonsOf, useAct } from '../../ui/act';
import { moment } from '../../ui/format';
import { FormErrors } from '../../ui/form';
import { Card, Chip } from '../../ui/pieces';
import { toast } from '../../ui/toast';
import { touched } from './acts';
import { DiscloseDrawer, Disclosures } from './Disclosures';
import { MeetingDrawer, NotesDrawer } from './OneToOneDrawers';
import type { Trust } from './queries';
import { CancelMeetingDocument, ConfirmMeetingDocument } from './trust-acts';

const { meetings: copy } = trust;
export type Meeting = Trust['oneToOnes'][number];
type What = 'meeting' | 'notes' | 'disclose';

/** The meetings of the two, the newest first. */
export function OneToOnes({
  allianceId,
  firmId,
  isSide,
  meetings,
}: {
  allianceId: string;
  firmId: string;
  isSide: boolean;
  meetings: readonly Meeting[];
}) {
  const [open, setOpen] = useState<{ what: What; meeting: Meeting | null } | null>(null);
  const close = () => setOpen(null);
  return (
    <Card title={copy.title}>
      <p className="soft">{copy.lead}</p>
      {meetings.length === 0 && <p>{copy.none}</p>}
      <ul className="meetings">
        {meetings.map((meeting) => (
          <MeetingRow
            key={meeting.id}
            allianceId={allianceId}
            firmId={firmId}
            isSide={isSide}
            meeting={meeting}
            onOpen={(what) => setOpen({ what, meeting })}
          />
        ))}
      </ul>
      {isSide && (
        <div className="acts next-acts">
          <Button variant="light" onClick={() => setOpen({ what: 'meeting', meeting: null })}>
            {copy.propose}
          </Button>
        </div>
      )}
      {open?.what === 'meeting' && <MeetingDrawer allianceId={allianceId} meeting={open.meeting} onClose={close} />}
      {open?.what === 'notes' && open.meeting && <NotesDrawer meeting={open.meeting} onClose={close} />}
      {open?.what === 'disclose' && open.meeting && <DiscloseDrawer meeting={open.meeting} onClose={close} />}
    </Card>
  );
}

function MeetingRow({
  allianceId,
  firmId,
  isSide,
  meeting,
  onOpen,
}: {
  allianceId: string;
  firmId: string;
  isSide: boolean;
  meeting: Meeting;
  onOpen: (what: What) => void;
}) {
  const { id, version, startsAt, minutes, place, agenda, sharedNotes, privateNote, cancelledAt, confirmedBy } = meeting;
  const confirm = useAct(ConfirmMeetingDocument, { touches: touched, onDone: () => toast(copy.confirmed) });
  const cancel = useAct(CancelMeetingDocument, { touches: touched, onDone: () => toast(copy.cancelledDone) });
  const offered = (name: string) => meeting.availableActions.find(({ action }) => action === name);
  const held = confirmedBy.length === 2;
  const later = offered('CONFIRM');
  const at = moment(startsAt);
  return (
    <li>
      <header className="lane-head">
        <h3>{at}</h3>
        <Chip tone={held ? 'ok' : cancelledAt ? 'plain' : 'warn'}>
          {held ? copy.held : cancelledAt ? copy.cancelled : copy.planned}
        </Chip>
      </header>
      {agenda && <p>{agenda}</p>}
      <p className="note">
        {[copy.minutes(minutes), place, copy.by(meeting.proposedBy.tradingName)].filter(Boolean).join(' · ')}
        {!held && !cancelledAt && ` · ${confirmedBy[0] ? copy.waits(confirmedBy[0].tradingName) : copy.none_confirmed}`}
      </p>
      {sharedNotes && (
        <p className="prose">
          <b>{copy.shared}:</b> {sharedNotes}
        </p>
      )}
      {privateNote && (
        <p className="prose">
          <b>{copy.own}:</b> {privateNote}
        </p>
      )}
      <Disclosures meeting={meeting} firmId={firmId} onDisclose={() => onOpen('disclose')} />
      {later && !later.allowed && <p className="gate-note">{later.reason}</p>}
      <FormErrors errors={reasonsOf(confirm.error ?? cancel.error)} />
      {isSide && (
        <div className="acts lane-acts">
          <a
            className="link"
            href={`/api/alliances/${allianceId}/meetings/${id}.ics`}
            download
            aria-label={`${copy.calendar}, ${at}`}
          >
            {copy.calendar}
          </a>
          {offered('CANCEL')?.allowed && (
            <Button
              variant="subtle"
              size="compact-md"
              aria-label={`${copy.cancel}, ${at}`}
              loading={cancel.isPending}
              onClick={() => cancel.mutate({ id, expectedVersion: version })}
            >
              {copy.cancel}
            </Button>
          )}
          {offered('CHANGE')?.allowed && !held && (
            <Button variant="subtle" size="compact-md" aria-label={`${copy.change}, ${at}`} onClick={() => onOpen('meeting')}>
              {copy.change}
            </Button>
          )}
          {offered('WRITE_NOTE')?.allowed && (
            <Button variant="subtle" size="compact-md" aria-label={`${copy.notes}, ${at}`} onClick={() => onOpen('notes')}>
              {copy.notes}
            </Button>
          )}
          {later?.allowed && (
            <Button
              variant="light"
              size="compact-md"
              aria-label={`${copy.confirm}, ${at}`}
              loading={confirm.isPending}
              onClick={() => confirm.mutate({ id, expectedVersion: version })}
            >
              {copy.confirm}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}
