import { Textarea, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { plan as copy } from '../../copy/campaign-plan';
import { campaignWords, isFeature } from '../../copy/campaign-words';
import { frame } from '../../copy/frame';
import type { CampaignKind } from '../../gql/generated/campaigns/graphql';
import { field, type Form } from './plan-form';

const optional = (label: string) => `${label} (${frame.optional})`;
const KINDS = Object.keys(campaignWords.kind) as CampaignKind[];

/** What it is, for whom, and what it is worth. */
export function IdeaStep({ form, isFixed }: { form: Form; isFixed: boolean }) {
  const { plan, write, currency } = form;
  const { idea } = copy;
  const text = field(form);
  const placed = isFeature(plan.kind);
  return (
    <>
      {isFixed ? (
        <p className="soft inset">
          <b>{campaignWords.kind[plan.kind]}</b>. {idea.fixed}{' '}
          <Link to="/campaigns/new" className="link">
            {idea.another}
          </Link>
        </p>
      ) : (
        <>
          <Kinds
            legend={idea.invites}
            kinds={KINDS.filter((kind) => !isFeature(kind))}
            value={plan.kind}
            onChange={(kind) => write({ kind })}
          />
          <Kinds legend={idea.features} kinds={KINDS.filter(isFeature)} value={plan.kind} onChange={(kind) => write({ kind })} />
        </>
      )}
      <TextInput label={idea.name} description={idea.nameHint} maxLength={100} {...text('title')} />
      <Textarea
        label={placed ? idea.whatFeature : idea.what}
        description={placed ? undefined : idea.whatHint}
        rows={3}
        maxLength={300}
        {...text('what')}
      />
      <TextInput label={idea.forWhom} description={idea.forWhomHint} maxLength={200} {...text('forWhom')} />
      {placed ? (
        <TextInput label={idea.placement} description={idea.placementHint} maxLength={160} {...text('placement')} />
      ) : (
        <div className="two">
          <TextInput label={optional(idea.value(currency))} inputMode="decimal" {...text('value')} />
          <TextInput label={optional(idea.capacity)} inputMode="numeric" {...text('capacity')} />
          <p className="note whole">{idea.capacityHint}</p>
        </div>
      )}
    </>
  );
}

function Kinds({
  legend,
  kinds,
  value,
  onChange,
}: {
  legend: string;
  kinds: readonly CampaignKind[];
  value: string;
  onChange: (kind: CampaignKind) => void;
}) {
  const name = useId();
  return (
    <fieldset className="kind">
      <legend>{legend}</legend>
      <div className="choices">
        {kinds.map((kind) => (
          <label key={kind} className="choice">
            <input type="radio" name={name} value={kind} checked={value === kind} onChange={() => onChange(kind)} />
            <span>
              {campaignWords.kind[kind]}
              <small>{copy.idea.hints[kind]}</small>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
