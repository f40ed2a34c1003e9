import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { life } from '../../copy/campaign-life';
import { Refused, reasonsOf, useAct } from '../../ui/act';
import { sortErrors } from '../../ui/form';
import { amountText, minorUnits } from '../../ui/format';
import { Skeleton } from '../../ui/pieces';
import { touched } from './acts';
import { ChooseAudienceDocument, GiveProofDocument, SettleDocument } from './acts-told';
import { Sheet, type DrawerProps } from './Drawers';
import { audienceQuery } from './record';

/** Whose people are invited: groups of the host's own book. */
export function Guests({ campaign, onClose, onDone }: DrawerProps) {
  const { audience: copy } = life;
  const { data } = useQuery(audienceQuery(campaign, true));
  const [chosen, setChosen] = useState<readonly string[] | null>(null);
  const [isAsked, setAsked] = useState(false);
  const act = useAct(ChooseAudienceDocument, { touches: touched, onDone });
  const known = data?.campaign?.audience?.segmentIds;
  useEffect(() => {
    if (known) setChosen((before) => before ?? known);
  }, [known]);
  const ids = chosen ?? [];
  const toggle = (id: string) => setChosen(ids.includes(id) ? ids.filter((each) => each !== id) : [...ids, id]);
  return (
    <Sheet
      title={life.acts['CHOOSE_AUDIENCE'] ?? ''}
      send={copy.send}
      errors={reasonsOf(act.error)}
      isPending={act.isPending}
      onClose={onClose}
      onSend={() => {
        setAsked(true);
        if (ids.length > 0) act.mutate({ id: campaign.id, expectedVersion: campaign.version, input: { segmentIds: [...ids] } });
        return ids.length > 0;
      }}
    >
      <p className="soft">{copy.host}</p>
      {data?.segments ? (
        <fieldset className="kind groups" aria-describedby="groups-help">
          <legend>{copy.pick}</legend>
          <p className="note" id="groups-help">
            {copy.pickHelp}
          </p>
          {data.segments.map(({ id, name, clientCount }, n) => (
            <label key={id} className="choice">
              <input
                type="checkbox"
                checked={ids.includes(id)}
                aria-invalid={isAsked && ids.length === 0}
                data-autofocus={n === 0 || undefined}
                onChange={() => toggle(id)}
              />
              <span>
                {name}
                <small>{copy.clients(clientCount)}</small>
              </span>
            </label>
          ))}
          {isAsked && ids.length === 0 && (
            <p className="wrong" role="alert">
              {copy.needed}
            </p>
          )}
        </fieldset>
      ) : (
        <Skeleton lines={3} />
      )}
    </Sheet>
  );
}

/** The address at which a feature can be seen. */
export function Proof({ campaign: { id, version }, onClose, onDone }: DrawerProps) {
  const { proof: copy } = life;
  const [url, setUrl] = useState('');
  const act = useAct(GiveProofDocument, { touches: touched, onDone });
  const { byField, rest } = sortErrors(act.error instanceof Refused ? act.error.errors : [], ['url']);
  return (
    <Sheet
      title={copy.title}
      send={copy.send}
      errors={act.error instanceof Refused ? rest : reasonsOf(act.error)}
      isPending={act.isPending}
      onClose={onClose}
      onSend={() => {
        act.mutate({ id, expectedVersion: version, input: { url: url.trim() } });
        return true;
      }}
    >
      <TextInput
        type="url"
        label={copy.url}
        description={copy.help}
        placeholder={copy.example}
        value={url}
        error={byField['url']}
        data-autofocus
        onChange={(event) => setUrl(event.currentTarget.value)}
      />
    </Sheet>
  );
}

/** What it cost in the end. Opened with what the other side has said, so that agreeing is one press. */
export function Settle({ campaign, onClose, onDone }: DrawerProps) {
  const { settle: copy } = life;
  const { id, version, content, finalCost, host, beneficiary } = campaign;
  const known = finalCost ?? content.cost;
  const currency = known?.currency ?? host.currency;
  const [cost, setCost] = useState(known ? amountText(known) : '');
  const [isWrong, setWrong] = useState(false);
  const act = useAct(SettleDocument, { touches: touched, onDone });
  return (
    <Sheet
      title={copy.title}
      send={copy.send}
      errors={reasonsOf(act.error)}
      isPending={act.isPending}
      onClose={onClose}
      onSend={() => {
        const amountMinor = cost.trim() === '' ? null : minorUnits(cost, currency);
        const wrong = cost.trim() !== '' && amountMinor === null;
        setWrong(wrong);
        const input = { cost: amountMinor === null ? null : { amountMinor, currency } };
        if (!wrong) act.mutate({ id, expectedVersion: version, input });
        return !wrong;
      }}
    >
      <p className="soft">{copy.lead(host.tradingName, content.hostShare, beneficiary.tradingName)}</p>
      <TextInput
        inputMode="decimal"
        label={`${copy.cost} (${currency})`}
        description={copy.help}
        value={cost}
        error={isWrong ? copy.wrong : undefined}
        data-autofocus
        onChange={(event) => setCost(event.currentTarget.value)}
      />
    </Sheet>
  );
}
