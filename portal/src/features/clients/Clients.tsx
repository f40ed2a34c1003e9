import '../../styles/work.css';
import './clients.css';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconAddressBook, IconCopy, IconDownload, IconFileImport, IconPlus, IconSearch, IconUsers } from '@tabler/icons-react';
import { useQuery, useSuspenseQueries } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { lazy, startTransition, Suspense, useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { BookAsked } from '../../app/narrowed';
import { useFirm } from '../../app/session';
import { clients as copy } from '../../copy/clients';
import { contacts } from '../../copy/contacts';
import { EmptyState, PageHead } from '../../ui/pieces';
import { countQuery, duplicatesQuery, segmentsQuery, type Asked } from './book';
import { BookTable } from './BookTable';

const Duplicates = lazy(() => import('./Duplicates'));
const SaveSegment = lazy(() => import('./SaveSegment'));
const route = getRouteApi('/app/firm/clients');

/** The whole book as one list that fetches what is in sight. */
export function Clients() {
  const firm = useFirm();
  const navigate = useNavigate();
  const { search = '', segment = null, tag = null, by } = route.useSearch();
  const [typed, setTyped] = useState(search);
  const [settled] = useDebouncedValue(typed.trim(), 200);
  const [open, setOpen] = useState<'duplicates' | 'segment' | null>(null);
  const narrow = (change: Partial<BookAsked>) =>
    startTransition(() => {
      void navigate({ to: '/clients', search: (before) => ({ ...before, ...change }), replace: true });
    });
  useEffect(() => {
    if (settled !== search) narrow({ search: settled || undefined });
  }, [settled]);
  const byName = by === 'name';
  const now = useMemo<Asked>(() => ({ search, segment, tag, byName }), [search, segment, tag, byName]);
  // The old rows stay while the new ones are on their way.
  const asked = useDeferredValue(now);
  // Together, and before anything is shown: what narrows the list stands above it, and must not push it down later.
  const [{ data: count }, { data: segments }] = useSuspenseQueries({
    queries: [countQuery(firm.id, asked), segmentsQuery(firm.id)],
  });
  const { data: duplicates } = useQuery(duplicatesQuery(firm.id));
  const create = () => void navigate({ to: '.', search: (before) => ({ ...before, new: 'client' }) });
  const isWhole = !asked.search && !asked.segment && !asked.tag;
  const importButton = (variant: 'default' | 'filled') => (
    <Button
      component={Link}
      to="/clients/lists"
      variant={variant}
      leftSection={<IconFileImport size={17} stroke={1.7} aria-hidden />}
    >
      {copy.importList}
    </Button>
  );
  return (
    <>
      <PageHead
        title={copy.title}
        lead={copy.lead}
        action={
          <>
            <Button
              component={Link}
              to="/clients/import"
              variant="default"
              leftSection={<IconAddressBook size={17} aria-hidden />}
            >
              {contacts.link}
            </Button>
            {importButton('default')}
            <Button leftSection={<IconPlus size={17} aria-hidden />} onClick={create} aria-keyshortcuts="C L">
              {copy.create}
            </Button>
          </>
        }
      />
      {count === 0 && isWhole ? (
        <div className="card">
          <EmptyState
            icon={<IconUsers size={40} stroke={1.3} aria-hidden />}
            title={copy.empty.title}
            text={copy.empty.text}
            action={importButton('filled')}
          />
        </div>
      ) : (
        <>
          <div className="bar">
            <TextInput
              size="sm"
              className="grow"
              data-filter
              aria-label={copy.search}
              placeholder={copy.search}
              leftSection={<IconSearch size={16} aria-hidden />}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
            <NativeSelect
              size="sm"
              aria-label={copy.filters.segment}
              data={[
                { value: '', label: copy.filters.everyone },
                ...segments.segments.map(({ id, name, clientCount }) => ({
                  value: id,
                  label: copy.segmentOf(name, clientCount),
                })),
              ]}
              value={segment ?? ''}
              onChange={(event) => narrow({ segment: event.currentTarget.value || undefined })}
            />
            {segments.clientTags.length > 0 && (
              <NativeSelect
                size="sm"
                aria-label={copy.filters.tag}
                data={[{ value: '', label: copy.filters.noTag }, ...segments.clientTags]}
                value={tag ?? ''}
                onChange={(event) => narrow({ tag: event.currentTarget.value || undefined })}
              />
            )}
          </div>
          <div className="book-line">
            <p className="soft" aria-live="polite">
              {copy.total(count)}
            </p>
            {(duplicates?.length ?? 0) > 0 && (
              <Button
                variant="subtle"
                size="compact-sm"
                leftSection={<IconCopy size={15} aria-hidden />}
                onClick={() => setOpen('duplicates')}
              >
                {copy.duplicates.open(duplicates?.length ?? 0)}
              </Button>
            )}
            {tag && (
              <Button variant="subtle" size="compact-sm" onClick={() => setOpen('segment')}>
                {copy.segment.save}
              </Button>
            )}
            <Button
              component="a"
              href={`/api/clients.csv?businessId=${firm.id}`}
              variant="subtle"
              size="compact-sm"
              download
              aria-label={copy.exportOf}
              leftSection={<IconDownload size={15} aria-hidden />}
            >
              {copy.exportList}
            </Button>
          </div>
          {count === 0 ? (
            <EmptyState title={copy.nothing.title} text={copy.nothing.text} />
          ) : (
            <BookTable
              businessId={firm.id}
              asked={asked}
              count={count}
              onSort={() => narrow({ by: byName ? undefined : 'name' })}
            />
          )}
        </>
      )}
      <Suspense fallback={null}>
        {open === 'duplicates' && <Duplicates businessId={firm.id} onClose={() => setOpen(null)} />}
        {open === 'segment' && <SaveSegment businessId={firm.id} asked={asked} onClose={() => setOpen(null)} />}
      </Suspense>
    </>
  );
}
