import { NativeSelect, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { admin } from '../../copy/admin';
import type { AuditSearch } from './audit-filter';

const { audit: copy } = admin;
const NONE: AuditSearch = {
  actor: undefined,
  business: undefined,
  subject: undefined,
  type: undefined,
  since: undefined,
  until: undefined,
};

/** Kind and days are chosen here; people, firms and things by pressing them in the rows, and dropped as chips. */
export function AuditFilters({
  search,
  names,
  narrow,
}: {
  search: AuditSearch;
  names: ReadonlyMap<string, string>;
  narrow: (change: AuditSearch) => void;
}) {
  const types: Record<string, string> = { ...copy.types };
  // A finer one that came with the address.
  if (search.type && !types[search.type]) types[search.type] = search.type;
  const chips = (['actor', 'business', 'subject'] as const).flatMap((key) => {
    const id = search[key];
    return id ? [{ key, words: `${copy.chips[key]}: ${names.get(id) ?? '…'}` }] : [];
  });
  const isNarrow = Object.values(search).some((value) => value !== undefined);
  const day = (key: 'since' | 'until') => ({
    type: 'date',
    value: search[key] ?? '',
    onChange: (event: { currentTarget: { value: string } }) => narrow({ [key]: event.currentTarget.value || undefined }),
  });
  return (
    <div role="group" aria-label={copy.filters}>
      <div className="audit-filters">
        <NativeSelect
          size="sm"
          label={copy.type}
          value={search.type ?? ''}
          data={[{ value: '', label: copy.allTypes }, ...Object.entries(types).map(([value, label]) => ({ value, label }))]}
          onChange={(event) => narrow({ type: event.currentTarget.value || undefined })}
        />
        <TextInput size="sm" label={copy.since} {...day('since')} />
        <TextInput size="sm" label={copy.until} {...day('until')} />
      </div>
      {isNarrow && (
        <div className="filter-chips">
          {chips.map(({ key, words }) => (
            <button
              key={key}
              type="button"
              className="filter-chip"
              aria-label={`${words}. ${copy.drop(copy.chips[key])}`}
              onClick={() => narrow({ [key]: undefined })}
            >
              {words}
              <IconX size={14} aria-hidden />
            </button>
          ))}
          <button type="button" className="cell-clear" onClick={() => narrow(NONE)}>
            {copy.clear}
          </button>
        </div>
      )}
    </div>
  );
}
