import { useId, useState, type ReactNode } from 'react';
import { frame } from '../copy/frame';
import { chart as copy } from '../copy/chart';
import { Measure } from './Measure';

export interface ChartTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/**
 * A plot on a card with its twin: the same figures as a real table, and as CSV. Without rows it shows `empty`, a
 * sentence on what will stand here.
 */
export function ChartFrame({
  title,
  note,
  span,
  table,
  empty,
  controls,
  file,
  children,
}: {
  title: string;
  note?: ReactNode;
  span: number;
  table: ChartTable;
  empty: string;
  controls?: ReactNode;
  file: string;
  children: ReactNode;
}) {
  const id = useId();
  const [view, setView] = useState<'plot' | 'table'>('plot');
  const isEmpty = table.rows.length === 0;
  return (
    <section className={`card span-${span} chart`} aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {note !== undefined && <p>{note}</p>}
        <div className="r">
          {controls}
          {!isEmpty && (
            <Measure
              label={copy.view(title)}
              value={view}
              onChange={setView}
              data={[
                { value: 'plot', label: frame.plot },
                { value: 'table', label: frame.table },
              ]}
            />
          )}
        </div>
      </header>
      {isEmpty ? <p className="soft">{empty}</p> : view === 'plot' ? children : <Twin title={title} table={table} file={file} />}
    </section>
  );
}

function Twin({ title, table: { columns, rows }, file }: { title: string; table: ChartTable; file: string }) {
  const isNumber = (n: number) => rows.every((row) => typeof row[n] === 'number');
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label={title}>
      <table className="tbl">
        <thead>
          <tr>
            {columns.map((column, n) => (
              <th key={column} scope="col" className={isNumber(n) ? 'num' : undefined}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, n) => (
            <tr key={n}>
              {row.map((value, m) => (
                <td key={m} className={isNumber(m) ? 'num' : undefined}>
                  {value}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="chart-foot">
        <button type="button" className="link-button" onClick={() => save(file, columns, rows)}>
          {copy.csv}
        </button>
      </p>
    </div>
  );
}

/** Saves a CSV; a cell that a spreadsheet would take for a formula gets an apostrophe in front. */
function save(file: string, columns: readonly string[], rows: ChartTable['rows']): void {
  const cell = (value: string | number) => {
    const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
    return `"${text.replaceAll('"', '""')}"`;
  };
  const text = [columns, ...rows].map((row) => row.map(cell).join(',')).join('\r\n');
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
  link.download = `${file}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href));
}
