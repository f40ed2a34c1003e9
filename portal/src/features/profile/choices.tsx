import '../../styles/overlays.css';
import './profile.css';
import { MultiSelect, NativeSelect, Select } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { profile as copy } from '../../copy/profile';
import { vocabularyQuery } from './queries';

interface Common {
  readonly name: string;
  readonly label: string;
  readonly description?: string | undefined;
  readonly error?: string | undefined;
}

const dataOf = (words: Readonly<Record<string, string>>) => Object.entries(words).map(([value, label]) => ({ value, label }));

/** Several out of many, found by typing. */
export function Several({
  words,
  value,
  onChange,
  placeholder,
  ...rest
}: Common & {
  readonly words: Readonly<Record<string, string>>;
  readonly value: readonly string[];
  readonly onChange: (value: string[]) => void;
  readonly placeholder?: string | undefined;
}) {
  return (
    <MultiSelect
      {...rest}
      data={dataOf(words)}
      value={[...value]}
      onChange={onChange}
      placeholder={value.length === 0 ? (placeholder ?? copy.choose) : undefined}
      searchable
      hidePickedOptions
      nothingFoundMessage={copy.nothingFound}
      maxDropdownHeight={260}
    />
  );
}

/** One out of many, found by typing. */
export function OneOfMany({
  words,
  value,
  onChange,
  ...rest
}: Common & {
  readonly words: Readonly<Record<string, string>>;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  return (
    <Select
      {...rest}
      data={dataOf(words)}
      value={value}
      onChange={(chosen) => chosen !== null && onChange(chosen)}
      searchable
      allowDeselect={false}
      nothingFoundMessage={copy.nothingFound}
      maxDropdownHeight={260}
    />
  );
}

/** One out of a few. */
export function OneOfFew({
  words,
  value,
  onChange,
  none,
  ...rest
}: Common & {
  readonly words: Readonly<Record<string, string>>;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** What stands there for no choice; without it there is always one. */
  readonly none?: string | undefined;
}) {
  const data = none === undefined ? dataOf(words) : [{ value: '', label: none }, ...dataOf(words)];
  return <NativeSelect {...rest} data={data} value={value} onChange={(event) => onChange(event.currentTarget.value)} />;
}

/** Names of countries and sectors by their codes. */
export function useVocabulary(): { regions: Record<string, string>; industries: Record<string, string> } {
  const { data } = useSuspenseQuery(vocabularyQuery);
  const byCode = (rows: readonly { code: string; name: string }[]) =>
    Object.fromEntries(rows.toSorted((a, b) => a.name.localeCompare(b.name)).map(({ code, name }) => [code, name]));
  return { regions: byCode(data.regions), industries: byCode(data.industries) };
}

export const namesOf = (codes: readonly string[], words: Readonly<Record<string, string>>): string =>
  codes.map((code) => words[code] ?? code).join(', ');
