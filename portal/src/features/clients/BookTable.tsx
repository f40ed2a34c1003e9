import { useDebouncedValue } from '@mantine/hooks';
import { IconChevronUp, IconSelector } from '@tabler/icons-react';
import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { memo, useLayoutEffect, useRef, useState } from 'react';
import { clients as copy } from '../../copy/clients';
import { words } from '../../copy/words';
import { money, place } from '../../ui/format';
import { Chip } from '../../ui/pieces';
import { useRowKeys } from '../../ui/row-keys';
import { PAGE, pageQuery, type Asked, type ClientRow } from './book';

const ROW = 44;
/** How long the list must rest (milliseconds) before what came into sight is fetched: who flings past fetches nothing. */
const REST_MS = 60;

interface Props {
  readonly businessId: string;
  readonly asked: Asked;
  readonly count: number;
  readonly onSort: () => void;
}

/** As many rows as there are clients; only those in sight are in the page, and only their hundreds are fetched. */
export function BookTable({ businessId, asked, count, onSort }: Props) {
  const body = useRowKeys<HTMLTableSectionElement>();
  const frame = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => setTop(frame.current?.offsetTop ?? 0), []);
  const list = useWindowVirtualizer({ count, estimateSize: () => ROW, overscan: 12, scrollMargin: top });
  const items = list.getVirtualItems();
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0];
  const [from] = useDebouncedValue(Math.floor(first / PAGE), REST_MS, { leading: true });
  const [to] = useDebouncedValue(Math.floor(last / PAGE), REST_MS, { leading: true });
  const pages = Array.from({ length: Math.max(1, to - from + 1) }, (_, index) => from + index).slice(0, 4);
  const found = useQueries({ queries: pages.map((page) => pageQuery(businessId, asked, page)) });
  const rowAt = (index: number): ClientRow | undefined => found[pages.indexOf(Math.floor(index / PAGE))]?.data?.[index % PAGE];
  const below = list.getTotalSize() - ((items.at(-1)?.end ?? top) - top);
  const { columns } = copy;
  return (
    <div className="card book" ref={frame}>
      <table className="tbl fixed" aria-label={copy.table} aria-rowcount={count + 1}>
        <thead>
          <tr>
            <th scope="col" aria-sort={asked.byName ? 'ascending' : 'none'}>
              <button type="button" onClick={onSort}>
                {columns.name}
                {asked.byName ? <IconChevronUp size={14} aria-hidden /> : <IconSelector size={14} aria-hidden />}
              </button>
            </th>
            <th scope="col">{columns.lifecycle}</th>
            <th scope="col" className="hide-p">
              {columns.tier}
            </th>
            <th scope="col" className="hide-p">
              {columns.region}
            </th>
            <th scope="col" className="hide-p num">
              {columns.value}
            </th>
            <th scope="col" className="hide-p num">
              {columns.contacts}
            </th>
          </tr>
        </thead>
        <tbody ref={body}>
          <Gap height={(items[0]?.start ?? top) - top} />
          {items.map(({ index }) => (
            <Row key={index} index={index} row={rowAt(index)} />
          ))}
          <Gap height={below} />
        </tbody>
      </table>
    </div>
  );
}

/** Stands for the rows that are out of sight. One cell: spanning all would make columns that a phone hides. */
const Gap = ({ height }: { height: number }) =>
  height > 0 ? (
    <tr aria-hidden="true" className="gap">
      <td style={{ height }} />
    </tr>
  ) : null;

const Row = memo(function Row({ index, row }: { index: number; row: ClientRow | undefined }) {
  if (!row) {
    return (
      <tr aria-rowindex={index + 2}>
        <td className="micro">{copy.loading}</td>
        <td />
      </tr>
    );
  }
  return (
    <tr aria-rowindex={index + 2}>
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
      <td className="hide-p num">{row.valuePerYear ? money(row.valuePerYear) : <span className="micro">{copy.noValue}</span>}</td>
      <td className="hide-p num">{row.contacts.length}</td>
    </tr>
  );
});
