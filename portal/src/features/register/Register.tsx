import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { home } from '../../app/home';
import { membershipOf, meQuery, type Me } from '../../app/session';
import { register as copy } from '../../copy/register';
import type { UserError } from '../../gql/client';
import { Skeleton } from '../../ui/pieces';
import { profileQuery } from '../profile/queries';
import { FirmStep } from './FirmStep';
import { Frame } from './Frame';
import { keepNomination } from './nominated';
import { YouStep } from './YouStep';

/** The four steps, from 1. */
/** Loaded while the steps before them are being filled in. */
const PartnersStep = lazy(() => import('./PartnersStep').then(({ PartnersStep: step }) => ({ default: step })));
const ServeStep = lazy(() => import('./ServeStep').then(({ ServeStep: step }) => ({ default: step })));

const route = getRouteApi('/register');
export type StepNumber = 1 | 2 | 3 | 4;

/** Register a firm: four steps, each kept by the service when it is left, and one act at the end. */
export function Register() {
  const { nominated } = route.useSearch();
  if (nominated) keepNomination(nominated);
  const { data: me } = useSuspenseQuery(meQuery);
  return (
    <Frame me={me}>
      {me === null ? (
        <>
          <Steps now={1} known={1} go={() => undefined} />
          <YouStep />
        </>
      ) : (
        <Suspense fallback={<Skeleton lines={4} height={72} />}>
          <FirmSteps me={me} />
        </Suspense>
      )}
    </Frame>
  );
}

/** What is left to do once somebody is known. */
function FirmSteps({ me }: { me: Me }) {
  const navigate = useNavigate();
  const business = membershipOf(me)?.business ?? null;
  const start = home(me);
  // Who answers a question or mends what she sent comes here as well; who is on the network does it in the settings.
  const isLate = start === '/today' || start === '/admin/approvals';
  useEffect(() => {
    if (isLate) void navigate({ to: start, replace: true });
  }, [isLate, start, navigate]);
  if (isLate) return null;
  return business ? <Draft me={me} id={business.id} /> : <FirstFirm me={me} />;
}

function FirstFirm({ me }: { me: Me }) {
  return (
    <>
      <Steps now={2} known={2} go={() => undefined} />
      <FirmStep me={me} firm={null} onDone={() => undefined} />
    </>
  );
}

function Draft({ me, id }: { me: Me; id: string }) {
  const { data: firm } = useSuspenseQuery(profileQuery(id));
  const isWritten = firm.offerings.length > 0 && firm.targetMarkets.length > 0;
  const [step, setStep] = useState<StepNumber>(isWritten ? 4 : 3);
  const [missing, setMissing] = useState<readonly UserError[]>([]);
  const go = (to: StepNumber) => {
    setStep(to);
    scrollTo({ top: 0 });
  };
  const refuse = (errors: readonly UserError[]) => {
    setMissing(errors);
    const belongsToServe = errors.some(({ field }) => field?.some((word) => word === 'offerings' || word === 'targetMarkets'));
    go(belongsToServe ? 3 : 4);
  };
  return (
    <>
      <Steps now={step} known={4} go={go} />
      {step === 2 && <FirmStep me={me} firm={firm} onDone={() => go(3)} />}
      <Suspense fallback={<Skeleton lines={4} />}>
        {step === 3 && <ServeStep firm={firm} missing={missing} back={() => go(2)} onDone={() => go(4)} />}
        {step === 4 && <PartnersStep me={me} firm={firm} missing={missing} back={() => go(3)} onRefused={refuse} />}
      </Suspense>
    </>
  );
}

/** Where one is of the four. Steps that can be gone to are buttons; the first is done for good. */
function Steps({ now, known, go }: { now: StepNumber; known: StepNumber; go: (step: StepNumber) => void }) {
  return (
    <div className="wizard steps-box">
      <ol className="steps" aria-label={copy.stepsLabel}>
        {copy.steps.map((label, n) => {
          const step = (n + 1) as StepNumber;
          const canGo = step !== now && step > 1 && step <= known;
          return (
            <li key={label} data-state={step < now ? 'done' : undefined} aria-current={step === now ? 'step' : undefined}>
              {canGo ? (
                <button type="button" onClick={() => go(step)}>
                  {label}
                </button>
              ) : (
                label
              )}
            </li>
          );
        })}
      </ol>
    </div>
  );
}
