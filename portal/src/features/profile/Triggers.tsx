import './profile.css';
import { Textarea } from '@mantine/core';
import type { Ref } from 'react';
import { profile } from '../../copy/profile';
import type { ReferralTriggerInput } from '../../gql/generated/profile/graphql';
import { useAct } from '../../ui/act';
import { OneOfFew } from './choices';
import { TriggerRemoveDocument, TriggerSaveDocument } from './documents';
import { Parts, type PartFieldsProps, type PartsHandle } from './Parts';
import { PROFILE_TOUCHES, type Profile } from './queries';

const { triggers: copy } = profile;
const blank = { see: '', say: '', offeringId: '' };
type Value = typeof blank;

/** What partners should listen for, and say then. */
export function Triggers({ firm, opens = false, ref }: { firm: Profile; opens?: boolean; ref?: Ref<PartsHandle> }) {
  const save = useAct(TriggerSaveDocument, { touches: PROFILE_TOUCHES });
  const remove = useAct(TriggerRemoveDocument, { touches: PROFILE_TOUCHES });
  return (
    <Parts<Value>
      {...(ref ? { ref } : {})}
      draft={`trigger.${firm.id}`}
      blank={blank}
      labels={copy}
      opens={opens}
      parts={firm.referralTriggers.map(({ id, see, say, offeringId }) => ({
        id,
        name: copy.line(see),
        line: say,
        value: { see, say, offeringId: offeringId ?? '' },
      }))}
      fields={(props) => <Fields {...props} firm={firm} />}
      problems={({ see, say }) => ({
        ...(see.trim().length < 5 && { see: copy.seeNeeded }),
        ...(say.trim().length < 5 && { say: copy.sayNeeded }),
      })}
      save={(value, partId) => save.mutateAsync({ businessId: firm.id, partId, input: inputOf(value) })}
      remove={(partId) => remove.mutateAsync({ businessId: firm.id, partId })}
    />
  );
}

const inputOf = ({ see, say, offeringId }: Value): ReferralTriggerInput => ({
  see: see.trim(),
  say: say.trim(),
  offeringId: offeringId || null,
});

function Fields({ value, onChange, errors, firm }: PartFieldsProps<Value> & { firm: Profile }) {
  return (
    <>
      <Textarea
        name="see"
        label={copy.see}
        placeholder={copy.seePlaceholder}
        autosize
        minRows={2}
        value={value.see}
        error={errors['see']}
        onChange={(event) => onChange({ see: event.currentTarget.value })}
      />
      <Textarea
        name="say"
        label={copy.say}
        placeholder={copy.sayPlaceholder}
        autosize
        minRows={2}
        value={value.say}
        error={errors['say']}
        onChange={(event) => onChange({ say: event.currentTarget.value })}
      />
      <OneOfFew
        name="offeringId"
        label={copy.offering}
        none={copy.any}
        words={Object.fromEntries(firm.offerings.map(({ id, name }) => [id, name]))}
        value={value.offeringId}
        error={errors['offeringId']}
        onChange={(offeringId) => onChange({ offeringId })}
      />
    </>
  );
}
