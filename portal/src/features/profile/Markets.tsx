import '../../styles/overlays.css';
import './profile.css';
import { Checkbox, Textarea, TextInput } from '@mantine/core';
import type { Ref } from 'react';
import { profile } from '../../copy/profile';
import { words } from '../../copy/words';
import type { TargetMarketInput } from '../../gql/generated/profile/graphql';
import { useAct } from '../../ui/act';
import { namesOf, Several, useVocabulary } from './choices';
import { MarketRemoveDocument, MarketSaveDocument } from './documents';
import { Parts, type PartFieldsProps, type PartsHandle } from './Parts';
import { PROFILE_TOUCHES, type Profile } from './queries';

const { markets: copy, optional } = profile;

interface Value {
  readonly name: string;
  readonly decisionMakerRoles: readonly string[];
  readonly industries: readonly string[];
  readonly sizeBands: readonly string[];
  readonly regions: readonly string[];
  readonly exclusions: string;
  readonly isPrimary: boolean;
}

/** Whom a firm sells to, and who decides there. */
export function Markets({ firm, opens = false, ref }: { firm: Profile; opens?: boolean; ref?: Ref<PartsHandle> }) {
  const save = useAct(MarketSaveDocument, { touches: PROFILE_TOUCHES });
  const remove = useAct(MarketRemoveDocument, { touches: PROFILE_TOUCHES });
  const { industries } = useVocabulary();
  const blank: Value = {
    name: '',
    decisionMakerRoles: [],
    industries: [],
    sizeBands: [],
    regions: firm.regions,
    exclusions: '',
    isPrimary: !firm.targetMarkets.some(({ isPrimary }) => isPrimary),
  };
  return (
    <Parts<Value>
      {...(ref ? { ref } : {})}
      draft={`market.${firm.id}`}
      blank={blank}
      labels={copy}
      opens={opens}
      parts={firm.targetMarkets.map((each) => ({
        id: each.id,
        name: each.isPrimary ? `${each.name} · ${copy.primaryMark}` : each.name,
        line: [
          namesOf(each.decisionMakerRoles, words.decisionMaker),
          each.industries.length > 0 ? namesOf(each.industries, industries) : copy.everywhere,
        ].join(' · '),
        value: each,
      }))}
      fields={(props) => <Fields {...props} />}
      problems={({ name, decisionMakerRoles }) => ({
        ...(name.trim().length < 2 && { name: copy.nameNeeded }),
        ...(decisionMakerRoles.length === 0 && { decisionMakerRoles: copy.rolesNeeded }),
      })}
      save={(value, partId) => save.mutateAsync({ businessId: firm.id, partId, input: inputOf(value) })}
      remove={(partId) => remove.mutateAsync({ businessId: firm.id, partId })}
    />
  );
}

// The form offers codes of the schema only.
const inputOf = ({ name, decisionMakerRoles, industries, sizeBands, regions, exclusions, isPrimary }: Value) =>
  ({
    name: name.trim(),
    decisionMakerRoles,
    industries,
    sizeBands,
    regions,
    exclusions: exclusions.trim(),
    isPrimary,
  }) as object as TargetMarketInput;

function Fields({ value, onChange, errors }: PartFieldsProps<Value>) {
  const { regions, industries } = useVocabulary();
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
      <Several
        name="decisionMakerRoles"
        label={copy.roles}
        words={words.decisionMaker}
        value={value.decisionMakerRoles}
        error={errors['decisionMakerRoles']}
        onChange={(decisionMakerRoles) => onChange({ decisionMakerRoles })}
      />
      <Several
        name="industries"
        label={optional(copy.industries)}
        placeholder={copy.all}
        words={industries}
        value={value.industries}
        error={errors['industries']}
        onChange={(chosen) => onChange({ industries: chosen })}
      />
      <div className="two">
        <Several
          name="sizeBands"
          label={optional(copy.sizes)}
          placeholder={copy.all}
          words={words.sizeBand}
          value={value.sizeBands}
          error={errors['sizeBands']}
          onChange={(sizeBands) => onChange({ sizeBands })}
        />
        <Several
          name="regions"
          label={optional(copy.regions)}
          placeholder={copy.all}
          words={regions}
          value={value.regions}
          error={errors['regions']}
          onChange={(chosen) => onChange({ regions: chosen })}
        />
      </div>
      <Textarea
        name="exclusions"
        label={optional(copy.exclusions)}
        description={copy.exclusionsHelp}
        autosize
        minRows={2}
        value={value.exclusions}
        error={errors['exclusions']}
        onChange={(event) => onChange({ exclusions: event.currentTarget.value })}
      />
      <Checkbox
        name="isPrimary"
        label={copy.primary}
        checked={value.isPrimary}
        error={errors['isPrimary']}
        onChange={(event) => onChange({ isPrimary: event.currentTarget.checked })}
      />
    </>
  );
}
