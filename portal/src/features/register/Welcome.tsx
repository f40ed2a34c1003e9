import { Button } from '@mantine/core';
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Suspense, useEffect } from 'react';
import { goLive } from '../../app/live';
import { home } from '../../app/home';
import { membershipOf, meQuery, type Me } from '../../app/session';
import { register } from '../../copy/register';
import { words } from '../../copy/words';
import { reasonsOf, useAct } from '../../ui/act';
import { day } from '../../ui/format';
import { FormErrors } from '../../ui/form';
import { Card, PageHead, Skeleton, StagePath } from '../../ui/pieces';
import { PROFILE_TOUCHES, profileQuery, type Profile } from '../profile/queries';
import { ReapplyDocument } from './documents';
import { Frame } from './Frame';
import { useLeave } from './leave';

const { welcome: copy } = register;

/** How often the state is asked for when no change is told (milliseconds): a firm on hold hears nothing live. */
const PATIENCE_MS = 20_000;

/** Where a firm waits until it is admitted. It leaves by itself. */
export function Welcome() {
  const { data: me } = useSuspenseQuery({ ...meQuery, refetchInterval: PATIENCE_MS });
  const queries = useQueryClient();
  const navigate = useNavigate();
  const business = me ? (membershipOf(me)?.business ?? null) : null;
  const id = business?.id ?? null;
  useEffect(() => goLive(queries, id, () => undefined), [queries, id]);
  const place = me ? home(me) : '/login';
  useEffect(() => {
    if (place !== '/welcome') void navigate({ to: place, replace: true });
  }, [place, navigate]);
  if (!me || !id || place !== '/welcome') return null;
  return (
    <Frame me={me}>
      <Suspense fallback={<Skeleton lines={3} height={96} />}>
        <Waiting me={me} id={id} />
      </Suspense>
    </Frame>
  );
}

function Waiting({ me, id }: { me: Me; id: string }) {
  const { data: firm } = useSuspenseQuery(profileQuery(id));
  switch (firm.status) {
    case 'SUBMITTED':
      return <Submitted firm={firm} />;
    case 'NEEDS_INFO':
      return <Question firm={firm} />;
    case 'REJECTED':
      return <Rejected firm={firm} />;
    case 'SUSPENDED':
    case 'CLOSED':
      return (
        <div className="wizard" aria-live="polite">
          <PageHead title={copy[firm.status].heading} lead={copy[firm.status].text} display />
          <Words firm={firm} />
        </div>
      );
    default:
      // Between two answers: the page around this one moves on as soon as it knows.
      return <p className="sr">{me.email}</p>;
  }
}

function Submitted({ firm }: { firm: Profile }) {
  const dueAt = dueOf(firm, 'business.decision');
  const { SUBMITTED: words } = copy;
  return (
    <div className="wizard">
      <PageHead title={words.heading} lead={words.text(firm.tradingName)} display />
      <section className="card waiting">
        <StagePath
          label={copy.path}
          steps={copy.pathSteps.map((label, n) => ({ label, state: n === 0 ? 'done' : n === 1 ? 'now' : 'ahead' }))}
        />
        {dueAt !== null && <p className="soft">{words.expected(day(dueAt))}</p>}
        <div>
          <Button component={Link} to="/register" variant="default">
            {copy.edit}
          </Button>
        </div>
      </section>
      <Card title={copy.whatNow}>
        <ul className="tips">
          {copy.tips.map((tip) => (
            <li key={tip}>{tip}</li>
          ))}
        </ul>
      </Card>
    </div>
  );
}

function Question({ firm }: { firm: Profile }) {
  const dueAt = dueOf(firm, 'business.information');
  const { NEEDS_INFO: words } = copy;
  return (
    <div className="wizard">
      <PageHead title={words.heading} lead={words.text} display />
      <section className="card waiting" aria-label={words.question}>
        <blockquote className="words-of">{firm.standing?.note}</blockquote>
        {dueAt !== null && <p className="soft">{words.open(day(dueAt))}</p>}
        <div>
          <Button component={Link} to="/register" size="md">
            {words.edit}
          </Button>
        </div>
      </section>
    </div>
  );
}

function Rejected({ firm }: { firm: Profile }) {
  const leave = useLeave();
  const { REJECTED: words } = copy;
  const again = firm.availableActions.find(({ action }) => action === 'REAPPLY');
  const reapply = useAct(ReapplyDocument, { touches: PROFILE_TOUCHES, onDone: leave });
  const at = firm.standing?.reapplyAt ?? null;
  const mustWait = at !== null && new Date(at) > new Date();
  return (
    <div className="wizard">
      <PageHead title={words.heading} lead={words.text(firm.tradingName)} display />
      <Words firm={firm} />
      <FormErrors errors={reasonsOf(reapply.error)} />
      <p className="soft">{again ? (mustWait ? words.later(day(at)) : words.now) : words.onlyOwner}</p>
      {again?.allowed && (
        <div>
          <Button size="md" loading={reapply.isPending} onClick={() => reapply.mutate({ id: firm.id })}>
            {words.again}
          </Button>
        </div>
      )}
    </div>
  );
}

/** The reason, and what the admin wrote to it. */
function Words({ firm: { standing } }: { firm: Profile }) {
  if (!standing?.reason && !standing?.note) return null;
  return (
    <section className="card waiting" aria-label={copy.REJECTED.reason}>
      {standing.reason && <h2 className="reason">{words.businessReason[standing.reason]}</h2>}
      {standing.note && <blockquote className="words-of">{standing.note}</blockquote>}
    </section>
  );
}

const dueOf = ({ clocksRunning }: Profile, purpose: string): string | null =>
  clocksRunning.find((clock) => clock.purpose === purpose)?.dueAt ?? null;
