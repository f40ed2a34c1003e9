import './first-steps.css';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { daily } from '../../copy/daily';
import { Card } from '../../ui/pieces';
import { isDone, putAway, type Steps } from './steps';

const { firstSteps: copy } = daily;

const ways = {
  PROFILE: { to: '/settings/$part', params: { part: 'firm' } },
  CLIENTS: { to: '/clients', search: { new: 'client' } },
  PARTNERS: { to: '/discover' },
  INTRODUCTION: { to: '/introductions', search: { new: 'introduction' } },
  SHARING: { to: '/map', search: { tab: 'sharing' } },
} as const;

/** What a firm that is new here does first: each step a link, what is done ticked. */
export function FirstSteps({ steps }: { steps: Steps }) {
  const [isShown, setShown] = useState(true);
  if (!isShown) return null;
  const done = steps.filter(isDone).length;
  const hide = () => {
    putAway();
    setShown(false);
  };
  return (
    <Card
      span={12}
      title={copy.title}
      note={copy.progress(done, steps.length)}
      right={
        <Button variant="subtle" size="compact-sm" onClick={hide}>
          {copy.putAway}
        </Button>
      }
    >
      <ol className="first-steps">
        {steps.map((each) => (
          <li key={each.step} data-done={isDone(each) || undefined}>
            <span className="tick" aria-hidden="true" />
            <div>
              <Link {...(ways[each.step] as { to: '/discover' })} className="rowlink">
                {copy.steps[each.step].title}
              </Link>
              <p>{isDone(each) ? copy.isDone : each.of > 1 ? copy.have(each.have, each.of) : copy.steps[each.step].why}</p>
            </div>
          </li>
        ))}
      </ol>
    </Card>
  );
}
