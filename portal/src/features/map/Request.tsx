import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { map as copy } from '../../copy/map';
import type { SharingDecline } from '../../gql/generated/map/graphql';
import { reasonsOf, useAct } from '../../ui/act';
import { due } from '../../ui/format';
import { FormErrors } from '../../ui/form';
import { Chip } from '../../ui/pieces';
import { toast } from '../../ui/toast';
import { DeclineDocument, GrantDocument, WithdrawDocument } from './documents';
import { touched, type AllianceMap, type SharingRequest } from './queries';

const { requests: text, sharing } = copy;

/** A request to share more, with what can be done about it. */
export function Request({ request, map, name }: { request: SharingRequest; map: AllianceMap; name: string }) {
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
