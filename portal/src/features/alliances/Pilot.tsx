import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { alliances } from '../../copy/alliances';
import { trust } from '../../copy/trust';
import { words } from '../../copy/words';
import { day } from '../../ui/format';
import { Card, Facts } from '../../ui/pieces';
import type { Alliance } from './queries';

const PlanDrawer = lazy(() => import('./PlanDrawer'));
const { pilot: copy } = alliances;
const { pilot: words_ } = trust;

/** The low-risk project that the two try first: its plan, and what each said of it. */
export function Pilot({ alliance }: { alliance: Alliance }) {
  const { pilot, reviews, stage } = alliance;
  const [plans, setPlans] = useState(false);
  const mayPlan = stage === 'GETTING_TO_KNOW';
  return (
    <Card title={copy.title} note={pilot && pilot.round > 1 ? copy.round(pilot.round) : undefined}>
      {pilot ? (
        <Facts
          rows={[
            [copy.name, pilot.title],
            [copy.goal, pilot.goal],
            ...(pilot.template && pilot.template !== 'OWN'
              ? [[words_.template, words_.templates[pilot.template] ?? pilot.template] as const]
              : []),
            ...(pilot.startsOn && pilot.endsOn
              ? [[words_.dates, words_.between(day(pilot.startsOn), day(pilot.endsOn))] as const]
              : []),
          ]}
        />
      ) : (
        <p className="soft">{copy.none}</p>
      )}
      {reviews.map((review) => (
        <div key={`${review.round} ${review.business.id}`} className="review">
          <h3>{copy.given(review.business.tradingName, words.verdict[review.verdict] ?? review.verdict)}</h3>
          <p>{review.example}</p>
          <p className="soft num">
            {(['delivery', 'clientCare', 'communication', 'ethics'] as const)
              .map((mark) => `${copy.marks[mark]} ${review[mark]}`)
              .join(' · ')}
          </p>
        </div>
      ))}
      {mayPlan && (
        <div className="acts next-acts">
          <Button variant={pilot ? 'subtle' : 'light'} onClick={() => setPlans(true)}>
            {pilot ? copy.change : copy.plan}
          </Button>
        </div>
      )}
      <Suspense fallback={null}>{plans && <PlanDrawer alliance={alliance} onClose={() => setPlans(false)} />}</Suspense>
    </Card>
  );
}
