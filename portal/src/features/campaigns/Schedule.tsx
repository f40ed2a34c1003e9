import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { life } from '../../copy/campaign-life';
import { campaignWords as words, isFeature } from '../../copy/campaign-words';
import { frame } from '../../copy/frame';
import type { CampaignChannel } from '../../gql/generated/campaigns/graphql';
import { Refused, reasonsOf, useAct } from '../../ui/act';
import { sortErrors } from '../../ui/form';
import { touched } from './acts';
import { ScheduleDocument } from './acts-told';
import { Sheet, type DrawerProps } from './Drawers';
import { audienceQuery } from './record';
import { timeFor } from './said';

const { schedule: copy } = life;
const CHANNELS: readonly CampaignChannel[] = ['ADJOIN', 'HOST'];
const MOST_PACE = 6_000;

/** `2027-03-04T17:00` as the reader's clocks show it, for a field. */
function local(at: string | null | undefined): string {
  if (!at) return '';
  const date = new Date(at);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
const moment = (typed: string): string | null => (typed === '' ? null : new Date(typed).toISOString());
const tomorrow = (): string => {
  const date = new Date(Date.now() + 86_400_000);
  date.setHours(9, 0, 0, 0);
  return local(date.toISOString());
};

/** When invitations go out, how fast, and by which way. */
export default function Schedule({ campaign, onClose, onDone }: DrawerProps) {
  const { id, version, kind, content, isTested } = campaign;
  const isPlaced = isFeature(kind);
  const [starts, setStarts] = useState(local(campaign.startsAt) || tomorrow());
  const [ends, setEnds] = useState(local(campaign.endsAt ?? content.heldAt));
  const [pace, setPace] = useState(String(campaign.pacePerMinute));
  const [channel, setChannel] = useState<CampaignChannel>(campaign.channel);
  const { data } = useQuery({ ...audienceQuery(campaign, true), enabled: !isPlaced });
  const act = useAct(ScheduleDocument, { touches: touched, onDone });
  const { byField, rest } = sortErrors(act.error instanceof Refused ? act.error.errors : [], [
    ...['startsAt', 'endsAt', 'pacePerMinute', 'channel'],
  ]);
  const speed = Number(pace);
  const isPace = Number.isInteger(speed) && speed >= 1 && speed <= MOST_PACE;
  const invited = data?.campaign?.audience?.invited;
  return (
    <Sheet
      title={copy.title}
      send={copy.send}
      errors={act.error instanceof Refused ? rest : reasonsOf(act.error)}
      isPending={act.isPending}
      onClose={onClose}
      onSend={() => {
        const window = isPlaced ? {} : { startsAt: moment(starts), endsAt: moment(ends), pacePerMinute: speed, channel };
        if (isPace) act.mutate({ id, expectedVersion: version, input: window });
        return isPace;
      }}
    >
      {isPlaced ? (
        <p className="soft">{copy.place}</p>
      ) : (
        <>
          <TextInput
            type="datetime-local"
            label={copy.starts}
            description={copy.startsHelp}
            value={starts}
            error={byField['startsAt']}
            data-autofocus
            onChange={(event) => setStarts(event.currentTarget.value)}
          />
          <TextInput
            type="datetime-local"
            label={`${copy.ends} (${frame.optional})`}
            description={content.heldAt ? copy.endsHelp : copy.endsNone}
            value={ends}
            error={byField['endsAt']}
            onChange={(event) => setEnds(event.currentTarget.value)}
          />
          <fieldset className="kind groups">
            <legend>{copy.channel}</legend>
            {CHANNELS.map((each) => (
              <label key={each} className="choice">
                <input type="radio" name="channel" checked={channel === each} onChange={() => setChannel(each)} />
                <span>
                  {words.channel[each]}
                  <small>{words.channelHint[each]}</small>
                </span>
              </label>
            ))}
          </fieldset>
          {channel === 'ADJOIN' && (
            <TextInput
              inputMode="numeric"
              label={copy.pace}
              description={invited !== undefined && isPace ? copy.paceHelp(invited, timeFor(invited, speed)) : undefined}
              value={pace}
              error={isPace ? byField['pacePerMinute'] : copy.paceWrong}
              onChange={(event) => setPace(event.currentTarget.value)}
            />
          )}
          {channel === 'ADJOIN' && !isTested && <p className="gate-note">{copy.test}</p>}
        </>
      )}
    </Sheet>
  );
}
