import '../../styles/overlays.css';
import { Button, MultiSelect, Switch, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Narrowed } from '../../app/narrowed';
import { discover } from '../../copy/discover';
import { words } from '../../copy/words';
import { placesQuery } from './documents';

const { filters: copy } = discover;
const WAIT_MS = 250;
const dataOf = (all: Readonly<Record<string, string>>) =>
  Object.entries(all)
    .map(([value, label]) => ({ value, label }))
    .sort((a, b) => a.label.localeCompare(b.label));
const named = (rows: readonly { code: string; name: string }[]) => rows.map(({ code, name }) => ({ value: code, label: name }));

/** What the search is narrowed to; all of it stands in the address. */
export function Filters({ narrowed, change }: { narrowed: Narrowed; change: (to: Narrowed) => void }) {
  const { data } = useQuery(placesQuery);
  const [typed, setTyped] = useState(narrowed.text ?? '');
  const search = useDebouncedCallback((text: string) => change({ text: text.trim() || undefined }), WAIT_MS);
  // The address may change by itself: by going back, or by clearing the filters.
  useEffect(() => setTyped((now) => (now.trim() === (narrowed.text ?? '') ? now : (narrowed.text ?? ''))), [narrowed.text]);
  const several = (key: keyof Narrowed, label: string, options: { value: string; label: string }[]) => {
    const value = narrowed[key]?.split(',') ?? [];
    return (
      <MultiSelect
        label={label}
        placeholder={value.length === 0 ? copy.any : undefined}
        data={options}
        value={value.filter((code) => options.some((option) => option.value === code))}
        onChange={(chosen) => change({ [key]: chosen.join(',') || undefined })}
        searchable
        hidePickedOptions
        maxDropdownHeight={260}
      />
    );
  };
  const [isOpen, setOpen] = useState(false);
  const isNarrowed = Object.entries(narrowed).some(([key, value]) => key !== 'aside' && value !== undefined);
  return (
    <div className="discover-filters" role="search" aria-label={copy.label}>
      <TextInput
        data-filter
        type="search"
        aria-label={copy.text}
        placeholder={copy.text}
        maxLength={80}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={typed}
        onChange={({ currentTarget: { value } }) => {
          setTyped(value);
          search(value);
        }}
      />
      <Button
        className="only-phone"
        variant="default"
        aria-expanded={isOpen}
        aria-controls="discover-selects"
        onClick={() => setOpen(!isOpen)}
      >
        {copy.label}
      </Button>
      <div id="discover-selects" className="discover-selects" data-open={isOpen || undefined}>
        {several('categories', copy.categories, dataOf(words.category))}
        {several('industries', copy.industries, named(data?.industries ?? []))}
        {several('roles', copy.roles, dataOf(words.decisionMaker))}
        {several('regions', copy.regions, named(data?.regions ?? []))}
        {several(
          'sizes',
          copy.sizes,
          Object.entries(words.sizeBand).map(([value, label]) => ({ value, label })),
        )}
        <div className="discover-more">
          <Switch
            label={copy.aside}
            checked={narrowed.aside === 'yes'}
            onChange={(event) => change({ aside: event.currentTarget.checked ? 'yes' : undefined })}
          />
          {isNarrowed && (
            <Button variant="subtle" size="xs" onClick={() => change(CLEARED)}>
              {copy.clear}
            </Button>
          )}
        </div>
      </div>
    </div>
  );
}

/** Everything but who is set aside. */
export const CLEARED: Narrowed = {
  ...{ text: undefined, categories: undefined, industries: undefined, roles: undefined, regions: undefined, sizes: undefined },
};
