import './profile.css';
import { Textarea, TextInput } from '@mantine/core';
import type { Ref } from 'react';
import { profile } from '../../copy/profile';
import { words } from '../../copy/words';
import type { OfferingInput } from '../../gql/generated/profile/graphql';
import { useAct } from '../../ui/act';
import { OneOfFew, OneOfMany } from './choices';
import { OfferingRemoveDocument, OfferingSaveDocument } from './documents';
import { Parts, type PartFieldsProps, type PartsHandle } from './Parts';
import { PROFILE_TOUCHES, type Profile } from './queries';

const { offerings: copy } = profile;
const blank = { name: '', problemSolved: '', businessIssue: 'COST', category: '', sequence: '', relativeTo: '' };
type Value = typeof blank;

/** What a firm sells. */
export function Offerings({ firm, opens = false, ref }: { firm: Profile; opens?: boolean; ref?: Ref<PartsHandle> }) {
  const save = useAct(OfferingSaveDocument, { touches: PROFILE_TOUCHES });
  const remove = useAct(OfferingRemoveDocument, { touches: PROFILE_TOUCHES });
  return (
    <Parts<Value>
      {...(ref ? { ref } : {})}
      draft={`offering.${firm.id}`}
      blank={{ ...blank, category: firm.categories[0] ?? '' }}
      labels={copy}
      opens={opens}
      parts={firm.offerings.map((each) => ({
        id: each.id,
        name: each.name,
        line: copy.line(words.businessIssue[each.businessIssue] ?? '', words.category[each.category] ?? ''),
        value: { ...each, sequence: each.sequence ?? '', relativeTo: each.relativeTo ?? '' },
      }))}
      fields={(props) => <Fields {...props} />}
      problems={problemsOf}
      save={(value, partId) => save.mutateAsync({ businessId: firm.id, partId, input: inputOf(value) })}
      remove={(partId) => remove.mutateAsync({ businessId: firm.id, partId })}
    />
  );
}

const problemsOf = ({ name, problemSolved, category, sequence, relativeTo }: Value): Record<string, string> => ({
  ...(name.trim().length < 2 && { name: copy.nameNeeded }),
  ...(problemSolved.trim().length < 5 && { problemSolved: copy.problemNeeded }),
  ...(category === '' && { category: copy.categoryNeeded }),
  ...(sequence !== '' && relativeTo === '' && { relativeTo: copy.relativeNeeded }),
});

function inputOf({ name, problemSolved, businessIssue, category, sequence, relativeTo }: Value): OfferingInput {
  const related = sequence === '' ? { sequence: null, relativeTo: null } : { sequence, relativeTo };
  // The form offers codes of the schema only.
  return { name: name.trim(), problemSolved: problemSolved.trim(), businessIssue, category, ...related } as OfferingInput;
}

function Fields({ value, onChange, errors }: PartFieldsProps<Value>) {
  return (
    <>
      <TextInput
        name="name"
        label={copy.name}
        placeholder={copy.namePlaceholder}
        value={value.name}
        error={errors['name']}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <Textarea
        name="problemSolved"
        label={copy.problem}
        placeholder={copy.problemPlaceholder}
        autosize
        minRows={2}
        value={value.problemSolved}
        error={errors['problemSolved']}
        onChange={(event) => onChange({ problemSolved: event.currentTarget.value })}
      />
      <div className="two">
        <OneOfMany
          name="category"
          label={copy.category}
          words={words.category}
          value={value.category}
          error={errors['category']}
          onChange={(category) => onChange({ category })}
        />
        <OneOfFew
          name="businessIssue"
          label={copy.issue}
          words={words.businessIssue}
          value={value.businessIssue}
          error={errors['businessIssue']}
          onChange={(businessIssue) => onChange({ businessIssue })}
        />
      </div>
      <div className="two">
        <OneOfFew
          name="sequence"
          label={copy.relative}
          words={copy.sequence}
          value={value.sequence}
          error={errors['sequence']}
          onChange={(sequence) => onChange({ sequence, ...(sequence === '' && { relativeTo: '' }) })}
        />
        {value.sequence !== '' && (
          <OneOfMany
            name="relativeTo"
            label={`… ${copy.relativeTo}`}
            words={words.category}
            value={value.relativeTo}
            error={errors['relativeTo']}
            onChange={(relativeTo) => onChange({ relativeTo })}
          />
        )}
      </div>
    </>
  );
}
