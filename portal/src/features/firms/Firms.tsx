import { Button, TextInput } from '@mantine/core';
import { IconBuildingStore, IconSearch } from '@tabler/icons-react';
import { useSuspenseInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { alliances } from '../../copy/alliances';
import { frame } from '../../copy/frame';
import { words } from '../../copy/words';
import { request } from '../../gql/client';
import { useSteadyList } from '../../ui/live-list';
import { EmptyState, FirmMark, PageHead } from '../../ui/pieces';
import { useRowKeys } from '../../ui/row-keys';
import { FirmsDocument } from './documents';

const { firms: copy } = alliances;

/** The directory: who is here, what they do, whom they serve. */
export function Firms() {
  const [typed, setTyped] = useState('');
  const table = useRowKeys<HTMLDivElement>();
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useSuspenseInfiniteQuery({
    queryKey: ['businesses', 'directory'],
    queryFn: ({ pageParam }) => request(FirmsDocument, { after: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ businesses: { pageInfo } }) => (pageInfo.hasNextPage ? pageInfo.endCursor : null),
    select: ({ pages }) => ({
      firms: pages.flatMap(({ businesses }) => businesses.nodes),
      region: new Map(pages[0]?.vocabulary.regions.map(({ code, name }) => [code, name])),
    }),
  });
  const wanted = typed.trim().toLowerCase();
  const all = data.firms.map((firm) => ({
    ...firm,
    does: firm.categories.map((each) => words.category[each] ?? each).join(', '),
    serves: firm.targetMarkets
      .map(
        ({ name, decisionMakerRoles }) => `${name} (${decisionMakerRoles.map((role) => words.decisionMaker[role]).join(', ')})`,
      )
      .join('; '),
    where: firm.regions.map((code) => data.region.get(code) ?? code).join(', '),
  }));
  const { rows, waiting, show } = useSteadyList(
    all.filter((firm) => `${firm.tradingName} ${firm.does} ${firm.serves} ${firm.where}`.toLowerCase().includes(wanted)),
    wanted,
  );
  return (
    <>
      <PageHead title={copy.title} lead={copy.lead} />
      <div className="bar">
        <TextInput
          size="sm"
          className="grow"
          data-filter
          aria-label={copy.filter}
          placeholder={copy.filter}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </div>
      {waiting > 0 && (
        <Button size="xs" className="pill-new" onClick={show}>
          {frame.news(waiting)}
        </Button>
      )}
      {rows.length === 0 ? (
        <EmptyState
          icon={<IconBuildingStore size={40} stroke={1.3} aria-hidden />}
          title={copy.empty.title}
          text={copy.empty.text}
        />
      ) : (
        <div className="card flush">
          <div className="scroll" ref={table} tabIndex={0} role="group" aria-label={copy.label}>
            <table className="tbl firms">
              <thead>
                <tr>
                  <th scope="col">{copy.columns.name}</th>
                  <th scope="col" className="hide-p">
                    {copy.columns.does}
                  </th>
                  <th scope="col" className="hide-p">
                    {copy.columns.serves}
                  </th>
                  <th scope="col">{copy.columns.region}</th>
                  <th scope="col" className="hide-p">
                    {copy.columns.size}
                  </th>
                </tr>
              </thead>
              <tbody>
                {rows.map((firm) => (
                  <tr key={firm.id}>
                    <td>
                      <span className="named">
                        <FirmMark name={firm.tradingName} />
                        <span>
                          <Link to="/firms/$slug" params={{ slug: firm.slug }} className="rowlink" data-row>
                            {firm.tradingName}
                          </Link>{' '}
                          {firm.isDemo && <span className="demo-mark">{copy.demo}</span>}
                          <small className="only-phone">{firm.does}</small>
                        </span>
                      </span>
                    </td>
                    <td className="hide-p">{firm.does}</td>
                    <td className="hide-p wide">{firm.serves}</td>
                    <td>{firm.where}</td>
                    <td className="hide-p">{words.sizeBand[firm.sizeBand]}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </div>
      )}
      {hasNextPage && (
        <Button variant="subtle" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {frame.more}
        </Button>
      )}
    </>
  );
}
