import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { daily } from '../../copy/daily';
import { DecideIntroduction } from '../introductions/decide';
import { DecideOutcome } from '../outcomes/decide';
import type { Item } from './queries';

const AnswerRequest = lazy(() => import('../map/AnswerRequest'));

const ANSWERED_IN_PLACE = new Set(['introduction.offer', 'introduction.request']);

/** What can be done about an item where it stands; for the rest, the way to its record. */
export function Decide({
  item,
  to,
  keys = false,
  primary = false,
}: {
  item: Item;
  to: string | null;
  keys?: boolean;
  primary?: boolean;
}) {
  const { subject, type } = item;
  if (item.kind === 'TASK' && subject?.__typename === 'Introduction' && ANSWERED_IN_PLACE.has(type)) {
    return <DecideIntroduction introduction={subject} keys={keys} primary={primary} />;
  }
  if (item.kind === 'TASK' && subject?.__typename === 'Outcome') {
    return <DecideOutcome outcome={{ ...subject, availableActions: subject.verbs }} keys={keys} primary={primary} />;
  }
  if (subject?.__typename === 'SharingRequest') {
    return primary ? (
      <Suspense>
        <AnswerRequest id={subject.id} allianceId={subject.alliance.id} name={item.business?.tradingName ?? ''} />
      </Suspense>
    ) : (
      <div className="acts">
        <Button component={Link} {...({ to: '/inbox', search: { item: item.id } } as { to: string })} variant="light">
          {daily.review}
        </Button>
      </div>
    );
  }
  if (to === null) return null;
  return (
    <div className="acts">
      <Button component={Link} to={to} variant={primary ? 'filled' : 'light'}>
        {item.kind === 'TASK' && subject?.__typename === 'Alliance' ? daily.review : daily.open}
      </Button>
    </div>
  );
}
