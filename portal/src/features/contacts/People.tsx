import { contacts as copy } from '../../copy/contacts';
import { Chip } from '../../ui/pieces';
import { FIELDS, type Field, type Row } from './read';

export interface Fault {
  readonly row: number | null;
  readonly field: Field | null;
}

/** The people in a file, each editable where she stands. */
export function People({
  rows,
  faults,
  change,
}: {
  rows: readonly Row[];
  faults: readonly Fault[];
  change: (n: number, row: Row) => void;
}) {
  const { columns } = copy;
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label={copy.table}>
      <table className="tbl cells">
        <thead>
          <tr>
            <th scope="col">{columns.pick}</th>
            {FIELDS.map((field) => (
              <th key={field} scope="col">
                {columns[field]}
              </th>
            ))}
            <th scope="col">{columns.note}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, n) => (
            <tr key={n}>
              <td>
                <input
                  type="checkbox"
                  aria-label={copy.pick(row.values.name || copy.somebody)}
                  checked={row.isWanted}
                  onChange={(event) => change(n, { ...row, isWanted: event.currentTarget.checked })}
                />
              </td>
              {FIELDS.map((field) => (
                <td key={field}>
                  <input
                    type="text"
                    aria-label={copy.field(columns[field], n + 1)}
                    aria-invalid={faults.some((fault) => fault.row === n && fault.field === field) || undefined}
                    value={row.values[field]}
                    onChange={(event) => {
                      const values = { ...row.values, [field]: event.currentTarget.value };
                      change(n, { ...row, values, isEdited: true, isWanted: true });
                    }}
                  />
                </td>
              ))}
              <td className="known">
                <What row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What the book knows of her, and what is missing. What was read is no longer true of a row that was changed. */
function What({ row: { found, isEdited } }: { row: Row }) {
  if (isEdited) return <span className="micro">{copy.check}</span>;
  const where = found.client ? copy.at(found.client.name) : found.newClient ? copy.fresh(found.newClient) : null;
  return (
    <>
      {where && <p className="micro">{where}</p>}
      {found.doubts.map((doubt) => (
        <p key={doubt}>
          <Chip tone={doubt === 'NO_EMAIL' || doubt === 'KNOWN' ? 'plain' : 'warn'}>{copy.doubts[doubt] ?? doubt}</Chip>
        </p>
      ))}
    </>
  );
}
