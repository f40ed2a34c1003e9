import { useSuspenseQuery } from '@tanstack/react-query';
import { life } from '../../copy/campaign-life';
import { campaignWords as words } from '../../copy/campaign-words';
import { happened } from '../../copy/happened';
import { moment } from '../../ui/format';
import { Card } from '../../ui/pieces';
import { historyQuery } from './record';

const { activity } = life;

/** Who did what, the newest first. */
export default function Activity({ id }: { id: string }) {
  const { data } = useSuspenseQuery(historyQuery(id));
  return (
    <Card title={activity.title}>
      {data.length === 0 && <p className="soft">{activity.none}</p>}
      <ol className="feed">
        {data.map(({ id: each, type, occurredAt, actor, business, reason, note }) => (
          <li key={each}>
            <div>
              <p>
                <b>{business?.tradingName ?? actor?.name ?? activity.clock}</b>: {happened(type)}
              </p>
              {(reason || note) && (
                <p className="soft">{[reason && (words.reason[reason] ?? reason), note].filter(Boolean).join(': ')}</p>
              )}
            </div>
            <time dateTime={occurredAt}>{moment(occurredAt)}</time>
          </li>
        ))}
      </ol>
    </Card>
  );
}
