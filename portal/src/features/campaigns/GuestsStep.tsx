import { Button } from '@mantine/core';
import { keepPreviousData, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { plan as copy } from '../../copy/campaign-plan';
import { campaignWords } from '../../copy/campaign-words';
import { request } from '../../gql/client';
import { figure } from '../../ui/format';
import { AudienceDocument, PlanSegmentsDocument } from './plan-documents';
import type { Form } from './plan-form';

const LawfulBasis = lazy(() => import('../clients/LawfulBasis'));
const { guests: text } = copy;
/** Fewer can be told apart, and are no number for the partner. */
const FEWEST = 5;

/** Whom the host invites: segments of its book, and at once who of them is left out, and why. */
export function GuestsStep({ form, businessId, campaignId }: { form: Form; businessId: string; campaignId: string }) {
  const { plan, write, errors } = form;
  const { data } = useSuspenseQuery({
    queryKey: ['segments', 'plan', businessId],
    queryFn: async () => (await request(PlanSegmentsDocument, { businessId })).segments,
  });
  const turn = (id: string) =>
    write({ segments: plan.segments.includes(id) ? plan.segments.filter((each) => each !== id) : [...plan.segments, id] });
  if (data.length === 0)
    return (
      <p className="soft">
        {text.noSegments}{' '}
        <Link to="/clients" className="link">
          {text.toBook}
        </Link>
      </p>
    );
  return (
    <>
      <fieldset className="kind">
        <legend>{text.segments}</legend>
        <div className="choices">
          {data.map(({ id, name, clientCount }) => (
            <label key={id} className="choice">
              <input type="checkbox" checked={plan.segments.includes(id)} onChange={() => turn(id)} />
              <span>
                {name}
                <small>{text.count(clientCount)}</small>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      {errors['segmentIds'] && <p className="wrong">{errors['segmentIds']}</p>}
      <Preview businessId={businessId} campaignId={campaignId} segmentIds={plan.segments} />
    </>
  );
}

/** Counted by the service, over the book as it is now. */
function Preview({
  businessId,
  campaignId,
  segmentIds,
}: {
  businessId: string;
  campaignId: string;
  segmentIds: readonly string[];
}) {
  const [opened, setOpened] = useState(false);
  const { data } = useQuery({
    queryKey: ['clients', 'audience', businessId, segmentIds],
    queryFn: async () =>
      (await request(AudienceDocument, { businessId, campaignId, input: { segmentIds: [...segmentIds] } })).campaignAudience,
    enabled: segmentIds.length > 0,
    placeholderData: keepPreviousData,
  });
  const isNone = segmentIds.length === 0;
  const lacksBasis = data?.reasons.some(({ reason }) => reason === 'NO_LAWFUL_BASIS') ?? false;
  return (
    <div className="inset audience" aria-live="polite">
      {isNone || !data ? (
        <p className="soft">{isNone ? text.none : text.selecting}</p>
      ) : (
        <>
          <p className="body-l">
            <b>{data.invited === 0 ? text.nobody : text.invited(data.invited)}</b>
          </p>
          <p className="soft">{data.sentence}.</p>
          {data.reasons.length > 1 && (
            <dl className="facts left-out" aria-label={text.leftOut}>
              {data.reasons.map(({ reason, count }) => (
                <div key={reason}>
                  <dt>{campaignWords.leftOut[reason]}</dt>
                  <dd className="num">{figure(count)}</dd>
                </div>
              ))}
            </dl>
          )}
          <p className="note">{data.invited >= FEWEST ? text.partnerSees(data.invited) : text.partnerSeesNone}</p>
          {lacksBasis && (
            <>
              <p className="soft">{text.basis}</p>
              <Button variant="default" size="compact-sm" className="start" onClick={() => setOpened(true)}>
                {text.record}
              </Button>
            </>
          )}
        </>
      )}
      <Suspense fallback={null}>
        {opened && <LawfulBasis businessId={businessId} segmentIds={segmentIds} onClose={() => setOpened(false)} />}
      </Suspense>
    </div>
  );
}

/** The partner's side: a number, and none below five. */
export function TheirGuests({ partner, size }: { partner: string; size: number | null | undefined }) {
  return (
    <div className="inset audience">
      <p className="body-l">{text.theirs(partner)}</p>
      <p className="soft">{text.theirsText}</p>
      {size != null && size > 0 && <p className="soft">{text.size(size)}</p>}
    </div>
  );
}
