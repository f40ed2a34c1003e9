import '../styles/work.css';
import { IconChevronDown, IconChevronUp, IconSelector } from '@tabler/icons-react';
import { useState, type Key, type ReactNode } from 'react';
import { useRowKeys } from './row-keys';

export interface Sorting<By extends string> {
  readonly by: By;
  readonly down: boolean;
  readonly turn: (by: By) => void;
}

/** Which column a table is sorted by; a second press turns it round. */
export function useSorting<By extends string>(first: By, down = false): Sorting<By> {
  const [order, setOrder] = useState({ by: first, down });
  return {
    ...order,
    turn: (by) => setOrder((before) => ({ by, down: before.by === by ? !before.down : false })),
  };
}

/** Sorts by what `valueOf` tells of a row; rows without a value come last either way. */
export function sorted<Row>(
  rows: readonly Row[],
  down: boolean,
  valueOf: (row: Row) => string | number | null | undefined,
): readonly Row[] {
  return rows.toSorted((one, other) => {
    const [a, b] = [valueOf(one) ?? null, valueOf(other) ?? null];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    const order = typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'en-GB');
    return down ? -order : order;
  });
}

/** The head of a column that sorts. */
export function SortHead<By extends string>({
  by,
  sorting,
  className,
  children,
}: {
  by: By;
  sorting: Sorting<By>;
  className?: string;
  children: ReactNode;
}) {
  const isOn = sorting.by === by;
  const Icon = isOn ? (sorting.down ? IconChevronDown : IconChevronUp) : IconSelector;
  return (
    <th className={className} scope="col" aria-sort={isOn ? (sorting.down ? 'descending' : 'ascending') : 'none'}>
      <button type="button" onClick={() => sorting.turn(by)}>
        {children}
        <Icon size={14} aria-hidden />
      </button>
    </th>
  );
}

export interface Column<By extends string> {
  readonly title: string;
  /** Named, the column sorts. */
  readonly by?: By;
  readonly className?: string;
}

/** A table whose rows are sorted here in the browser, and walked through by J and K. `row` makes the line of each. */
export function SortTable<Row extends { readonly id: Key }, By extends string>({
  label,
  className,
  columns,
  first,
  rows,
  valueOf,
  row,
}: {
  label: string;
  className: string;
  columns: readonly Column<By>[];
  first: By;
  rows: readonly Row[];
  valueOf: Readonly<Record<By, (row: Row) => string | number | null | undefined>>;
  row: (row: Row) => ReactNode;
}) {
  const sorting = useSorting<By>(first);
  const body = useRowKeys<HTMLTableSectionElement>();
  return (
    <div className="card scroll-card">
      <div className="scroll" tabIndex={0} role="group" aria-label={label}>
        <table className={`tbl fixed ${className}`}>
          <thead>
            <tr>
              {columns.map(({ title, by, className: look }) =>
                by === undefined ? (
                  <th key={title} scope="col" className={look}>
                    {title}
                  </th>
                ) : (
                  <SortHead key={title} by={by} sorting={sorting} {...(look !== undefined && { className: look })}>
                    {title}
                  </SortHead>
                ),
              )}
            </tr>
          </thead>
          <tbody ref={body}>{sorted(rows, sorting.down, valueOf[sorting.by]).map(row)}</tbody>
        </table>
      </div>
    </div>
  );
}
