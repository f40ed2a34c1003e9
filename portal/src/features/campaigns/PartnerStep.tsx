import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useId } from 'react';
import { plan as copy } from '../../copy/campaign-plan';
import { isFeature } from '../../copy/campaign-words';
import { frame } from '../../copy/frame';
import { words } from '../../copy/words';
import { request } from '../../gql/client';
import { FirmMark, Skeleton } from '../../ui/pieces';
import { PlanPartnersDocument } from './plan-documents';
import { field, type Form } from './plan-form';

const { partner: text } = copy;
const optional = (label: string) => `${label} (${frame.optional})`;
/** Stages of an alliance that may still become active. */
const COMING = ['PROPOSED', 'GETTING_TO_KNOW', 'PENDING_APPROVAL', 'PILOT', 'PAUSED', 'SUSPENDED', 'ACTIVE'];

export interface Partner {
  readonly allianceId: string;
  readonly name: string;
  readonly does: string;
  /** Why no campaign can begin with it now; null when one can. */
  readonly why: string | null;
}

/** Partners of the firm, with the reason where no campaign can begin with one. */
export function usePlanPartners(businessId: string): { partners: readonly Partner[]; isFetched: boolean } {
  const { data, isFetched } = useQuery({
    queryKey: ['alliances', 'plan', businessId],
    queryFn: () => request(PlanPartnersDocument, { businessId }),
  });
  const partners = (data?.alliances.nodes ?? [])
    .filter(({ stage }) => COMING.includes(stage))
    .map(({ id, stage, capabilities, proposer, partner }) => {
      const other = proposer.id === businessId ? partner : proposer;
      const stands = capabilities.canCampaign ? null : text.why(words.allianceStage[stage] ?? stage);
      return {
        allianceId: id,
        name: other.tradingName,
        does: other.categories.map((each) => words.category[each]).join(', '),
        why: stands ?? (other.status === 'ACTIVE' ? null : text.notActive),
      };
    });
  return { partners, isFetched };
}

/** With whom, whose clients are invited, and who bears the cost. */
export function PartnerStep({ form, businessId, fixed }: { form: Form; businessId: string; fixed: string | null }) {
  const { plan, write, currency } = form;
  const field_ = field(form);
  const placed = isFeature(plan.kind);
  const sides = placed
    ? ([
        ['HOST', text.hostFeature],
        ['BENEFICIARY', text.beneficiaryFeature],
      ] as const)
    : ([
        ['HOST', text.host],
        ['BENEFICIARY', text.beneficiary],
      ] as const);
  const name = useId();
  return (
    <>
      {fixed === null ? (
        <>
          <fieldset className="kind">
            <legend>{placed ? text.sideFeature : text.side}</legend>
            <div className="pills">
              {sides.map(([side, label]) => (
                <label key={side}>
                  <input type="radio" name={name} checked={plan.side === side} onChange={() => write({ side })} />
                  {label}
                </label>
              ))}
            </div>
          </fieldset>
          <Partners form={form} businessId={businessId} />
        </>
      ) : (
        <>
          <p className="soft inset">
            <b>{fixed}</b>, {(plan.side === 'HOST' ? sides[0][1] : sides[1][1]).toLowerCase()}. {text.fixed}{' '}
            <Link to="/campaigns/new" className="link">
              {copy.idea.another}
            </Link>
          </p>
          {form.errors['allianceId'] && <p className="wrong">{form.errors['allianceId']}</p>}
        </>
      )}
      <div className="two">
        <TextInput label={optional(text.cost(currency))} inputMode="decimal" {...field_('cost')} />
        <TextInput label={text.share} inputMode="numeric" {...field_('hostShare')} />
        <p className="note whole">{text.costHint}</p>
      </div>
    </>
  );
}

function Partners({ form: { plan, write, errors }, businessId }: { form: Form; businessId: string }) {
  const { partners, isFetched } = usePlanPartners(businessId);
  const [name, errorId] = [useId(), useId()];
  const open = partners.filter(({ why }) => why === null);
  const barred = partners.filter(({ why }) => why !== null);
  const only = open.length === 1 ? open[0]?.allianceId : undefined;
  useEffect(() => {
    if (only !== undefined && plan.alliance === '') write({ alliance: only });
    // When the partners have come.
  }, [only]);
  if (!isFetched) return <Skeleton lines={3} height={62} />;
  const error = errors['allianceId'];
  return (
    <>
      {open.length === 0 ? (
        <p className="soft">
          {text.none}{' '}
          <Link to="/alliances" className="link">
            {text.toAlliances}
          </Link>
        </p>
      ) : (
        <fieldset className="kind" aria-describedby={error ? errorId : undefined}>
          <legend>{text.choose}</legend>
          {open.map((partner) => (
            <label key={partner.allianceId} className="choice">
              <input
                type="radio"
                name={name}
                checked={plan.alliance === partner.allianceId}
                aria-invalid={error ? true : undefined}
                onChange={() => write({ alliance: partner.allianceId })}
              />
              <FirmMark name={partner.name} />
              <span>
                {partner.name}
                <small>{partner.does}</small>
              </span>
            </label>
          ))}
        </fieldset>
      )}
      {error && (
        <p className="wrong" id={errorId}>
          {error}
        </p>
      )}
      {barred.length > 0 && (
        <details className="more">
          <summary>{text.notYet}…</summary>
          <ul className="plan-list">
            {barred.map(({ allianceId, name: who, why }) => (
              <li key={allianceId} className="soft">
                <Link to="/alliances/$id" params={{ id: allianceId }} className="link">
                  {who}
                </Link>
                : {why}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
