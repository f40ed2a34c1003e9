import { life } from '../../copy/campaign-life';
import { figure } from '../../ui/format';
import { Meter } from '../../ui/Meter';
import { Card } from '../../ui/pieces';
import type { Record } from './record';
import { timeFor } from './said';

const { sending: copy } = life;

/** How far the invitations are, how fast they go, and how long it takes. The host alone has these figures. */
export function Sending({ campaign: { stage, channel, pacePerMinute, funnel } }: { campaign: Record }) {
  const { queued, invited, bounced, leftOut } = funnel;
  if (queued == null || invited == null || !['RUNNING', 'PAUSED'].includes(stage)) return null;
  const all = queued + invited;
  const left =
    all === 0
      ? copy.preparing
      : queued === 0
        ? copy.all
        : stage === 'PAUSED'
          ? copy.held(figure(queued))
          : channel === 'HOST'
            ? ''
            : copy.left(figure(queued), figure(pacePerMinute), timeFor(queued, pacePerMinute));
  const notes = [left, bounced ? copy.bounced(bounced) : '', leftOut ? copy.leftOut(leftOut) : ''];
  return (
    <Card title={copy.title}>
      <Meter
        label={copy.label(figure(invited), figure(all))}
        done={invited}
        total={all}
        note={notes.filter(Boolean).join(' · ')}
      />
    </Card>
  );
}
