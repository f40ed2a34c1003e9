import { Button } from '@mantine/core';
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useRef, useState, type FormEvent } from 'react';
import { useFirm, useRole } from '../../app/session';
import { profile } from '../../copy/profile';
import { settings } from '../../copy/settings';
import { reasonsOf, Refused, useAct } from '../../ui/act';
import { focusFirstError, FormErrors, sortErrors } from '../../ui/form';
import { Card, Skeleton } from '../../ui/pieces';
import { toast } from '../../ui/toast';
import { UpdateDocument } from '../profile/documents';
import { FIRM_FIELDS, firmInput, firmOf, firmProblems, type FirmValue } from '../profile/firm';
import { FirmFields } from '../profile/FirmFields';
import { PROFILE_TOUCHES, profileQuery, type Profile } from '../profile/queries';
import { CloseDocument } from './documents';

const { firm: copy } = settings;
// Below the facts, and only read by most who come.
const Markets = lazy(() => import('../profile/Markets').then(({ Markets: part }) => ({ default: part })));
const Offerings = lazy(() => import('../profile/Offerings').then(({ Offerings: part }) => ({ default: part })));
const Confirm = lazy(() => import('./Confirm').then(({ Confirm: dialog }) => ({ default: dialog })));
const OwnCard = lazy(() => import('../enablement/OwnCard').then(({ OwnCard: part }) => ({ default: part })));
const Triggers = lazy(() => import('../profile/Triggers').then(({ Triggers: part }) => ({ default: part })));

/** The profile of the firm: facts, what it sells, whom it serves, when to think of it. */
export default function Firm() {
  const { id } = useFirm();
  const { data: firm } = useSuspenseQuery(profileQuery(id));
  if (useRole() === 'VIEWER')
    return (
      <p className="soft">
        {copy.viewer}{' '}
        <Link className="link" to="/firms/$slug" params={{ slug: firm.slug }}>
          {copy.read}
        </Link>
      </p>
    );
  return (
    <>
      <Facts firm={firm} />
      <Card title={profile.offerings.title}>
        <Suspense fallback={<Skeleton />}>
          <Offerings firm={firm} />
        </Suspense>
      </Card>
      <Card title={profile.markets.title} note={profile.markets.note}>
        <Suspense fallback={<Skeleton />}>
          <Markets firm={firm} />
        </Suspense>
      </Card>
      <Card title={profile.triggers.title} note={profile.triggers.note}>
        <Suspense fallback={<Skeleton />}>
          <Triggers firm={firm} />
        </Suspense>
      </Card>
      <Suspense fallback={<Skeleton />}>
        <OwnCard businessId={firm.id} />
      </Suspense>
      <Leave firm={firm} />
    </>
  );
}

function Facts({ firm }: { firm: Profile }) {
  const form = useRef<HTMLFormElement>(null);
  // What was there when the writing began; the service refuses when it is not the newest any more.
  const [base, setBase] = useState(firm);
  const [changed, setChanged] = useState<Partial<FirmValue>>({});
  const [problems, setProblems] = useState<Record<string, string>>({});
  const isUntouched = Object.keys(changed).length === 0;
  const value = { ...firmOf(isUntouched ? firm : base), ...changed };
  const update = useAct(UpdateDocument, {
    touches: PROFILE_TOUCHES,
    onDone: () => {
      setChanged({});
      toast(settings.saved);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = firmProblems(value);
    setProblems(found);
    if (Object.keys(found).length > 0) return focusFirstError(form.current);
    const expectedVersion = isUntouched ? firm.version : base.version;
    update.mutate({ id: firm.id, input: firmInput(value), expectedVersion }, { onError: () => focusFirstError(form.current) });
  };
  const errors = update.error instanceof Refused ? update.error.errors : [];
  const isStale = errors.some(({ code }) => code === 'STALE_VERSION');
  const sorted = sortErrors(errors, FIRM_FIELDS);
  const rest = isStale ? [copy.stale] : update.error instanceof Refused ? sorted.rest : reasonsOf(update.error);
  return (
    <Card title={copy.facts}>
      <form ref={form} className="form wide" onSubmit={submit} noValidate>
        <FormErrors errors={update.isPending ? [] : rest} />
        {isStale && (
          <div>
            <Button
              variant="default"
              onClick={() => {
                setChanged({});
                update.reset();
              }}
            >
              {copy.theirs}
            </Button>
          </div>
        )}
        <FirmFields
          full
          value={value}
          errors={{ ...sorted.byField, ...problems }}
          onChange={(change) => {
            if (isUntouched) setBase(firm);
            setChanged((before) => ({ ...before, ...change }));
          }}
        />
        <div className="acts">
          <Button type="submit" loading={update.isPending}>
            {settings.save}
          </Button>
        </div>
      </form>
    </Card>
  );
}

/** The way out, for whom the service offers it to. */
function Leave({ firm }: { firm: Profile }) {
  const [asks, setAsks] = useState(false);
  const navigate = useNavigate();
  const queries = useQueryClient();
  const close = useAct(CloseDocument, {
    onDone: () => {
      queries.clear();
      void navigate({ to: '/' });
    },
  });
  const action = firm.availableActions.find((each) => each.action === 'CLOSE');
  if (!action) return null;
  return (
    <Card title={copy.leave} className="danger">
      <div className="form wide">
        <p className="soft">{action.allowed ? copy.leaveText(firm.tradingName) : action.reason}</p>
        {action.allowed && (
          <div>
            <Button variant="outline" color="red" onClick={() => setAsks(true)}>
              {copy.leave}
            </Button>
          </div>
        )}
      </div>
      {asks && (
        <Suspense fallback={null}>
          <Confirm
            title={copy.leave}
            text={copy.leaveText(firm.tradingName)}
            act={copy.leave}
            word={firm.tradingName}
            errors={reasonsOf(close.error)}
            isPending={close.isPending}
            onClose={() => setAsks(false)}
            onConfirm={() => close.mutate({ id: firm.id })}
          />
        </Suspense>
      )}
    </Card>
  );
}
