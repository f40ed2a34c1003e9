import { Button } from '@mantine/core';
import { IconSparkles } from '@tabler/icons-react';
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useFirm, useMe } from '../../app/session';
import { daily as copy } from '../../copy/daily';
import { firstName } from '../../ui/format';
import { useKeys } from '../../ui/keys';
import { useSteadyList } from '../../ui/live-list';
import { Card, ClockRing, EmptyState, PageHead } from '../../ui/pieces';
import { Decide } from './Decide';
import { Figures } from './Figures';
import { FirstSteps } from './FirstSteps';
import { isNew } from './steps';
import { taskInWords } from './item';
import { Plots } from './Plots';
import { todayQuery, type Item } from './queries';

/** Below the first screen, and more than Today's weight allows for. */
const Suggestions = lazy(() => import('./Suggestions'));
const UnderWay = lazy(async () => ({ default: (await import('./UnderWay')).UnderWay }));

/** What waits on the firm, decided in place; how it stands; what is under way. */
export function Today() {
  const firm = useFirm();
  const { user } = useMe();
  const { data: today } = useSuspenseQuery(todayQuery(useQueryClient(), firm.id));
  const { totalCount: waiting, nodes } = today.inbox;
  const [first] = nodes;
  return (
    <>
      <PageHead
        display
        title={copy.greeting(new Date().getHours(), firstName(user.name))}
        lead={copy.truth(waiting, first ? taskInWords(first, firm.id).title : null)}
      />
      <div className="grid">
        {isNew(today.firstSteps) && <FirstSteps steps={today.firstSteps} />}
        <Waiting items={nodes} total={waiting} firmId={firm.id} />
        <Plots.GiveAndGet report={today.report} />
        <Figures figures={today.report.figures} />
        <Plots.WhereTheyGo report={today.report} />
        <Plots.Network report={today.report} />
        <Suspense>
          <Suggestions matches={today.suggestions} ties={today.nominationTies} />
          <UnderWay page={today.introductions} firmId={firm.id} />
        </Suspense>
      </div>
    </>
  );
}

function Waiting({ items, total, firmId }: { items: readonly Item[]; total: number; firmId: string }) {
  const { rows } = useSteadyList(items, `${firmId} ${items.length}`);
  const [at, setAt] = useState(0);
  const chosen = Math.min(at, rows.length - 1);
  const move = (by: number) => setAt(Math.max(0, Math.min(rows.length - 1, chosen + by)));
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    Enter: () => document.querySelector<HTMLElement>('[data-chosen] a')?.click(),
  });
  if (rows.length === 0) {
    return (
      <Card title={copy.waiting.title} note={copy.waiting.note} span={7}>
        <EmptyState
          icon={<IconSparkles size={40} stroke={1.4} aria-hidden />}
          title={copy.nothing.title}
          text={copy.nothing.text}
          action={
            <Button component={Link} to="/alliances" variant="default">
              {copy.nothing.action}
            </Button>
          }
        />
      </Card>
    );
  }
  return (
    <Card title={copy.waiting.title} note={copy.waiting.note} span={7}>
      <ul className="wait">
        {rows.map((item, n) => {
          const { title, text, to } = taskInWords(item, firmId);
          return (
            <li key={item.id} data-chosen={n === chosen || undefined}>
              {item.dueAt ? <ClockRing dueAt={item.dueAt} /> : <span className="ring no-clock" aria-hidden="true" />}
              <div>
                <h3>
                  {to === null ? (
                    title
                  ) : (
                    <Link to={to} className="rowlink">
                      {title}
                    </Link>
                  )}
                </h3>
                <p>{text}</p>
              </div>
              <Decide item={item} to={to} keys={n === chosen} />
            </li>
          );
        })}
      </ul>
      {total > rows.length && (
        <p className="chart-foot">
          <Link to="/inbox" className="link">
            {copy.waiting.all(total)}
          </Link>
        </p>
      )}
    </Card>
  );
}
