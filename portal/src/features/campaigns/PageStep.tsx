import { Textarea, TextInput } from '@mantine/core';
import { plan as copy } from '../../copy/campaign-plan';
import { campaignWords } from '../../copy/campaign-words';
import { frame } from '../../copy/frame';
import type { CampaignField } from '../../gql/generated/campaigns/graphql';
import { field, type Form } from './plan-form';

const { page: text } = copy;
const optional = (label: string) => `${label} (${frame.optional})`;
const FIELDS = Object.keys(campaignWords.field) as CampaignField[];
const MOST = 800;

/** What the guest reads, and what the partner gets with a yes. */
export function PageStep({ form }: { form: Form }) {
  const { plan, write } = form;
  const field_ = field(form);
  const isHost = plan.side === 'HOST';
  const turn = (name: CampaignField) =>
    write({ fields: plan.fields.includes(name) ? plan.fields.filter((each) => each !== name) : [...plan.fields, name] });
  return (
    <>
      <TextInput label={text.subject} maxLength={120} {...field_('subject')} />
      <Textarea
        label={text.text}
        description={isHost ? text.textHint : text.textTheirs}
        rows={8}
        maxLength={MOST}
        {...field_('text')}
      />
      <p className="note under">{text.left(MOST - plan.text.length)}</p>
      <TextInput label={optional(text.question)} description={text.questionHint} maxLength={120} {...field_('question')} />
      <fieldset className="kind">
        <legend>{isHost ? text.fields : text.fieldsTheirs}</legend>
        <div className="pills">
          {FIELDS.map((name) => (
            <label key={name}>
              <input type="checkbox" checked={plan.fields.includes(name)} onChange={() => turn(name)} />
              {campaignWords.field[name]}
            </label>
          ))}
        </div>
      </fieldset>
    </>
  );
}
