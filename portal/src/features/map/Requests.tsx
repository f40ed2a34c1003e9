import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { map as copy } from '../../copy/map';
import type { SharingLevel } from '../../gql/generated/map/graphql';
import { reasonsOf, useAct } from '../../ui/act';
import { FormErrors } from '../../ui/form';
import { Card } from '../../ui/pieces';
import { toast } from '../../ui/toast';
import { AskDocument } from './documents';
import { touched, type AllianceMap, type SharingRequest } from './queries';
import { Request } from './Request';

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
