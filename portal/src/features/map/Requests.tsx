import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { map as copy } from '../../copy/map';
import type { SharingDecline, SharingLevel } from '../../gql/generated/map/graphql';
import { reasonsOf, useAct } from '../../ui/act';
import { due } from '../../ui/format';
import { FormErrors } from '../../ui/form';
import { Card, Chip } from '../../ui/pieces';
import { toast } from '../../ui/toast';
import { AskDocument, DeclineDocument, GrantDocument, WithdrawDocument } from './documents';
import { touched, type AllianceMap, type SharingRequest } from './queries';

const { requests: text, sharing } = copy;

/** Asking for more, and answering: yes for a group, or a kind no. */
export function Requests({
  map,
  allianceId,
  name,
  mayBind,
}: {
  map: AllianceMap & { requests: readonly SharingRequest[] };
  allianceId: string;
  name: string;
  mayBind: boolean;
}) {
  const [level, setLevel] = useState<SharingLevel>(map.columns.length === 0 ? 'COUNT' : 'OVERLAP');
  const ask = useAct(AskDocument, { touches: touched, onDone: () => toast(text.asked(name)) });
  const isOpen = map.requests.some(({ availableActions }) => availableActions.includes('WITHDRAW'));
  return (
    <Card title={text.title}>
      {map.requests.length === 0 && <p className="soft">{text.none}</p>}
      {map.requests.slice(0, 5).map((request) => (
        <Request key={request.id} request={request} map={map} name={name} />
      ))}
      <FormErrors errors={reasonsOf(ask.error)} />
      {mayBind && !isOpen && (
        <div className="map-ask">
          <NativeSelect
            aria-label={text.ask}
            value={level}
            data={['COUNT', 'OVERLAP', 'ALL'].map((value) => ({ value, label: sharing.levels[value] ?? value }))}
            onChange={(event) => setLevel(event.currentTarget.value as SharingLevel)}
          />
          <Button variant="light" loading={ask.isPending} onClick={() => ask.mutate({ allianceId, input: { level } })}>
            {text.ask}
          </Button>
        </div>
      )}
    </Card>
  );
}

function Request({ request, map, name }: { request: SharingRequest; map: AllianceMap; name: string }) {
  const [reason, setReason] = useState<SharingDecline>('NOT_YET');
  const [segment, setSegment] = useState(map.rows[0]?.id ?? '');
  const done = { touches: touched, onDone: () => toast(text.done) };
  const [grant, decline, withdraw] = [useAct(GrantDocument, done), useAct(DeclineDocument, done), useAct(WithdrawDocument, done)];
  const { id, availableActions, level, state } = request;
  const levelText = sharing.levels[level] ?? level;
  const isTheirs = request.asker.tradingName === name;
  return (
    <div className="map-ask">
      <span>
        {isTheirs ? text.theirs(name, levelText) : text.ours(levelText)}{' '}
        <Chip tone={state === 'OPEN' ? 'warn' : state === 'GRANTED' ? 'ok' : 'plain'}>{text.states[state]}</Chip>{' '}
        {request.dueAt && <span className="soft">{text.due(due(request.dueAt))}</span>}
        {request.reason && <span className="soft">{text.reasons[request.reason]}</span>}
      </span>
      <FormErrors errors={[...reasonsOf(grant.error), ...reasonsOf(decline.error), ...reasonsOf(withdraw.error)]} />
      {availableActions.includes('GRANT') && (
        <span className="map-acts">
          <NativeSelect
            aria-label={text.grantWhich}
            value={segment}
            data={map.rows.map((row) => ({ value: row.id, label: row.name }))}
            onChange={(event) => setSegment(event.currentTarget.value)}
          />
          <Button onClick={() => grant.mutate({ id, input: { segmentIds: [segment] } })}>{text.grant}</Button>
          <NativeSelect
            aria-label={text.why}
            value={reason}
            data={['NOT_YET', 'CLIENTS_TRUST', 'NOT_ALLOWED', 'ENOUGH'].map((value) => ({
              value,
              label: text.reasons[value] ?? value,
            }))}
            onChange={(event) => setReason(event.currentTarget.value as SharingDecline)}
          />
          <Button variant="default" onClick={() => decline.mutate({ id, input: { reason } })}>
            {text.decline}
          </Button>
        </span>
      )}
      {availableActions.includes('WITHDRAW') && (
        <Button variant="subtle" onClick={() => withdraw.mutate({ id })}>
          {text.withdraw}
        </Button>
      )}
    </div>
  );
}
