import { Textarea, TextInput } from '@mantine/core';
import { useMemo } from 'react';
import { profile } from '../../copy/profile';
import { words } from '../../copy/words';
import { OneOfFew, OneOfMany, Several, useVocabulary } from './choices';
import type { FirmValue } from './firm';

const { firm: copy, optional } = profile;
const days = Object.fromEntries(profile.days.map((name, n) => [String(n + 1), name]));

const named = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, name.replaceAll('_', ' ')]));

/** Who a firm is. `full` shows what has a good default as well. */
export function FirmFields({
  value,
  onChange,
  errors,
  full = false,
}: {
  value: FirmValue;
  onChange: (change: Partial<FirmValue>) => void;
  errors: Readonly<Record<string, string>>;
  full?: boolean;
}) {
  const { regions } = useVocabulary();
  const currencies = useMemo(() => named(Intl.supportedValuesOf('currency')), []);
  const timezones = useMemo(() => named([...new Set([...Intl.supportedValuesOf('timeZone'), value.timezone])]), [value.timezone]);
  const text = (name: keyof FirmValue & keyof typeof copy) => ({
    name,
    value: value[name] as string,
    error: errors[name],
    onChange: (event: { currentTarget: { value: string } }) => onChange({ [name]: event.currentTarget.value }),
  });
  return (
    <>
      <div className="two">
        <TextInput label={copy.legalName} autoComplete="organization" {...text('legalName')} />
        <TextInput label={optional(copy.tradingName)} {...text('tradingName')} placeholder={value.legalName} />
      </div>
      <Several
        name="categories"
        label={copy.categories}
        words={words.category}
        value={value.categories}
        error={errors['categories']}
        onChange={(categories) => onChange({ categories })}
      />
      <div className="two">
        <Several
          name="regions"
          label={copy.regions}
          words={regions}
          value={value.regions}
          error={errors['regions']}
          onChange={(chosen) => onChange({ regions: chosen })}
        />
        <OneOfFew
          name="sizeBand"
          label={copy.sizeBand}
          words={words.sizeBand}
          value={value.sizeBand}
          error={errors['sizeBand']}
          onChange={(sizeBand) => onChange({ sizeBand })}
        />
      </div>
      <Textarea label={optional(copy.about)} description={copy.aboutHelp} autosize minRows={3} maxRows={10} {...text('about')} />
      <div className="two">
        <TextInput label={optional(copy.website)} description={copy.websiteHelp} type="url" {...text('website')} />
        <OneOfMany
          name="timezone"
          label={copy.timezone}
          description={new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: value.timezone }).format(new Date())}
          words={timezones}
          value={value.timezone}
          error={errors['timezone']}
          onChange={(timezone) => onChange({ timezone })}
        />
      </div>
      <TextInput label={optional(copy.domains)} description={copy.domainsHelp} {...text('domains')} />
      <div className="two">
        <OneOfMany
          name="currency"
          label={copy.currency}
          words={currencies}
          value={value.currency}
          error={errors['currency']}
          onChange={(currency) => onChange({ currency })}
        />
        <Several
          name="regulatedProfessions"
          label={optional(copy.professions)}
          words={words.profession}
          value={value.regulatedProfessions}
          error={errors['regulatedProfessions']}
          onChange={(regulatedProfessions) => onChange({ regulatedProfessions })}
        />
      </div>
      {full && (
        <div className="two">
          <Several
            name="workingDays"
            label={copy.workingDays}
            words={days}
            value={value.workingDays}
            error={errors['workingDays']}
            onChange={(workingDays) => onChange({ workingDays })}
          />
          <OneOfFew
            name="riskTolerance"
            label={copy.risk}
            none={copy.riskNone}
            words={profile.risks}
            value={value.riskTolerance}
            onChange={(riskTolerance) => onChange({ riskTolerance })}
          />
        </div>
      )}
    </>
  );
}
