import '../../styles/work.css';
import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconAddressBook, IconPlus, IconSearch, IconUsers } from '@tabler/icons-react';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { startTransition, useDeferredValue, useEffect, useState } from 'react';
import { useFirm } from '../../app/session';
import { clients as copy } from '../../copy/clients';
import { contacts } from '../../copy/contacts';
import { frame } from '../../copy/frame';
import { words } from '../../copy/words';
import { money, place } from '../../ui/format';
import { useSteadyList } from '../../ui/live-list';
import { Chip, EmptyState, PageHead } from '../../ui/pieces';
import { useRowKeys } from '../../ui/row-keys';
import { sorted, SortHead, useSorting } from '../../ui/sort';
import { useBook, type ClientRow } from './book';

const route = getRouteApi('/app/firm/clients');
const valueOf = {
  added: () => null,
  name: ({ name }: ClientRow) => name,
  lifecycle: ({ lifecycle }: ClientRow) => words.lifecycle[lifecycle],
  tier: ({ tier }: ClientRow) => tier,
  value: ({ valuePerYear }: ClientRow) => valuePerYear && Number(valuePerYear.amountMinor),
  contacts: ({ contacts }: ClientRow) => contacts.length,
} as const;

export function Clients() {
  const firm = useFirm();
  const navigate = useNavigate();
  const { search = '' } = route.useSearch();
  const [typed, setTyped] = useState(search);
  const [settled] = useDebouncedValue(typed.trim(), 200);
  useEffect(() => {
    if (settled !== search)
      startTransition(() => {
        void navigate({ to: '/clients', search: { search: settled || undefined }, replace: true });
      });
  }, [settled, search, navigate]);
  // The old rows stay while the new ones are on their way.
  const asked = useDeferredValue(search);
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useBook(firm.id, asked);
  const { rows, waiting, show } = useSteadyList(data, asked);
  const create = () => void navigate({ to: '.', search: (before) => ({ ...before, new: 'client' }) });
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
            <Button leftSection={<IconPlus size={17} aria-hidden />} onClick={create} aria-keyshortcuts="C L">
              {copy.create}
            </Button>
          </>
        }
      />
      {data.length === 0 && asked === '' ? (
        <div className="card">
          <EmptyState
            icon={<IconUsers size={40} stroke={1.3} aria-hidden />}
            title={copy.empty.title}
            text={copy.empty.text}
            action={<Button onClick={create}>{copy.create}</Button>}
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
          </div>
          {waiting > 0 && (
            <Button className="pill-new" size="compact-sm" onClick={show}>
              {frame.news(waiting)}
            </Button>
          )}
          {rows.length === 0 ? <EmptyState title={copy.nothing.title} text={copy.nothing.text} /> : <ClientTable rows={rows} />}
          {hasNextPage && (
            <Button variant="default" mt="md" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              {frame.more}
            </Button>
          )}
        </>
      )}
    </>
  );
}

function ClientTable({ rows }: { rows: readonly ClientRow[] }) {
  const sorting = useSorting<keyof typeof valueOf>('added');
  const body = useRowKeys<HTMLTableSectionElement>();
  const { columns } = copy;
  return (
    <div className="card">
      <div className="scroll" tabIndex={0} role="group" aria-label={copy.table}>
        <table className="tbl">
          <thead>
            <tr>
              <SortHead by="name" sorting={sorting}>
                {columns.name}
              </SortHead>
              <SortHead by="lifecycle" sorting={sorting}>
                {columns.lifecycle}
              </SortHead>
              <SortHead by="tier" sorting={sorting} className="hide-p">
                {columns.tier}
              </SortHead>
              <th scope="col" className="hide-p">
                {columns.region}
              </th>
              <SortHead by="value" sorting={sorting} className="hide-p num">
                {columns.value}
              </SortHead>
              <SortHead by="contacts" sorting={sorting} className="hide-p num">
                {columns.contacts}
              </SortHead>
            </tr>
          </thead>
          <tbody ref={body}>
            {sorted(rows, sorting.down, valueOf[sorting.by]).map((row) => (
              <tr key={row.id}>
                <td>
                  <Link to="/clients/$id" params={{ id: row.id }} className="rowlink" data-row>
                    {row.name}
                  </Link>
                </td>
                <td>
                  <span className="chips">
                    {words.lifecycle[row.lifecycle]}
                    {row.doNotIntroduce && <Chip tone="bad">{copy.barred}</Chip>}
                  </span>
                </td>
                <td className="hide-p">{row.tier ?? <span className="micro">{copy.noTier}</span>}</td>
                <td className="hide-p">{row.region && place(row.region)}</td>
                <td className="hide-p num">
                  {row.valuePerYear ? money(row.valuePerYear) : <span className="micro">{copy.noValue}</span>}
                </td>
                <td className="hide-p num">{row.contacts.length}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
