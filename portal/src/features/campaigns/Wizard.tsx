import '../../styles/overlays.css';
import { Button, Kbd } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { useFirm } from '../../app/session';
import { plan as copy } from '../../copy/campaign-plan';
import { campaignWords } from '../../copy/campaign-words';
import { Conflict, focusFirstError, FormErrors } from '../../ui/form';
import { PageHead, Skeleton } from '../../ui/pieces';
import { sendsByKey } from '../../ui/send';
import { DatesStep } from './DatesStep';
import { GuestsStep, TheirGuests } from './GuestsStep';
import { IdeaStep } from './IdeaStep';
import { PageStep } from './PageStep';
import { PartnerStep, usePlanPartners } from './PartnerStep';
import { stepsOf, type Kept, type Step } from './plan';
import { usePlan } from './use-plan';

const Look = lazy(async () => ({ default: (await import('./Look')).Look }));

/** Idea, partner, guests, page, dates: one step at a time, each of which can be gone back to. */
export function Wizard({ kept, step, alliance }: { kept: Kept | null; step: Step; alliance?: string | undefined }) {
  const firm = useFirm();
  const queries = useQueryClient();
  const form = useRef<HTMLFormElement>(null);
  const state = usePlan(kept, step, alliance);
  const { plan, errors, isDraft } = state;
  const { partners } = usePlanPartners(firm.id);
  const steps = stepsOf(plan.kind);
  const at = steps.indexOf(step);
  const isLast = at === steps.length - 1;
  const other = kept && (kept.host.id === firm.id ? kept.beneficiary : kept.host).tradingName;
  const partner = other ?? partners.find(({ allianceId }) => allianceId === plan.alliance)?.name ?? copy.yourPartner;
  const isHost = plan.side === 'HOST';
  useEffect(() => {
    if (Object.keys(errors).length > 0) focusFirstError(form.current);
  }, [errors, step]);
  const known = kept ? steps.length : 2;
  return (
    <>
      <PageHead title={kept && !isDraft ? copy.editTitle : copy.title} lead={isDraft ? copy.lead : copy.leadAgain} />
      <div className="plan" data-wide={step === 'page' || undefined}>
        <ol className="steps" aria-label={copy.stepsLabel}>
          {steps.map((name, n) => (
            <li
              key={name}
              data-state={n < at ? 'done' : undefined}
              data-wrong={state.places.has(name) || undefined}
              aria-current={name === step ? 'step' : undefined}
            >
              {name !== step && n < known ? (
                <button type="button" className="link-button" onClick={() => void state.go(name)}>
                  {copy.steps[name]}
                </button>
              ) : (
                copy.steps[name]
              )}
            </li>
          ))}
        </ol>
        <div className="plan-cols">
          <form
            ref={form}
            className="card form"
            noValidate
            onKeyDown={sendsByKey}
            onSubmit={(event) => {
              event.preventDefault();
              const next = steps[at + 1];
              void (next ? state.go(next) : state.finish(partner));
            }}
          >
            <StepHead key={step} title={copy[step].heading} kind={campaignWords.kind[plan.kind] ?? ''} isFirst={at === 0} />
            {step === 'idea' && <IdeaStep form={state} isFixed={!isDraft} />}
            {step === 'partner' && <PartnerStep form={state} businessId={firm.id} fixed={other} />}
            {step === 'guests' &&
              kept &&
              (isHost ? (
                <Suspense fallback={<Skeleton lines={3} height={62} />}>
                  <GuestsStep form={state} businessId={firm.id} campaignId={kept.id} />
                </Suspense>
              ) : (
                <TheirGuests partner={partner} size={kept.audienceSize} />
              ))}
            {step === 'page' && <PageStep form={state} />}
            {step === 'dates' && <DatesStep form={state} partner={partner} />}
            {state.places.size > 0 && !state.places.has(step) && <FormErrors errors={[copy.toMend]} />}
            <FormErrors errors={state.rest} />
            <Conflict
              error={state.conflict}
              keep={() => void state.store(kept?.version)}
              take={() => {
                state.forget();
                void queries.invalidateQueries({ queryKey: ['campaign', kept?.id] }).then(() => location.reload());
              }}
            />
            <div className="form-foot">
              {at > 0 ? (
                <Button variant="subtle" className="begin" onClick={() => void state.go(steps[at - 1] ?? 'idea')}>
                  {copy.back}
                </Button>
              ) : kept ? (
                <Link className="link begin" to="/campaigns/$id" params={{ id: kept.id }}>
                  {copy.closed.open}
                </Link>
              ) : (
                <Button variant="subtle" className="begin" onClick={state.forget}>
                  {copy.forget}
                </Button>
              )}
              {kept && isDraft ? (
                <Button variant="default" onClick={() => void state.keep()}>
                  {copy.keep}
                </Button>
              ) : (
                <span className="note hide-p">{copy.keptHere}</span>
              )}
              <Kbd className="hide-p">⌘↵</Kbd>
              <Button type="submit" loading={state.isBusy} aria-keyshortcuts="Meta+Enter">
                {isLast ? (isDraft ? copy.propose(partner) : copy.save) : copy.next}
              </Button>
            </div>
          </form>
          {step === 'page' && (
            <Suspense fallback={<Skeleton lines={1} height={640} />}>
              <Look plan={plan} host={isHost ? firm.tradingName : partner} />
            </Suspense>
          )}
        </div>
      </div>
    </>
  );
}

/** The question of a step; a reader who came by "Continue" is put before it. */
function StepHead({ title, kind, isFirst }: { title: string; kind: string; isFirst: boolean }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!isFirst) heading.current?.focus({ preventScroll: true });
  }, [isFirst]);
  return (
    <header className="step-head">
      <h2 ref={heading} tabIndex={-1}>
        {title}
      </h2>
      {!isFirst && <span className="micro">{kind}</span>}
    </header>
  );
}
