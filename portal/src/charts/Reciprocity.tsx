export interface Balance {
  readonly id: string;
  readonly partner: string;
  readonly give: number;
  readonly get: number;
  readonly giveText: string;
  readonly getText: string;
}

/** Mirrored bars: given to the left in pine, received to the right in amber, the partner's name between them. */
export function Reciprocity({
  rows,
  label,
  given,
  received,
}: {
  rows: readonly Balance[];
  label: string;
  given: string;
  received: string;
}) {
  const most = Math.max(1, ...rows.map(({ give, get }) => Math.max(give, get)));
  const width = (value: number) => ({ width: `${(value / most) * 74}%` });
  return (
    <>
      <div className="recip" role="table" aria-label={label}>
        {rows.map((row) => (
          <div className="row" role="row" key={row.id}>
            <div className="bar l num" role="cell">
              <span>{row.giveText}</span>
              <i aria-hidden="true" style={width(row.give)} />
            </div>
            <div className="name" role="rowheader" title={row.partner}>
              {row.partner}
            </div>
            <div className="bar rr num" role="cell">
              <i aria-hidden="true" style={width(row.get)} />
              <span>{row.getText}</span>
            </div>
          </div>
        ))}
      </div>
      <p className="legend">
        <span>
          <i style={{ background: 'var(--c-give)' }} />
          {given}
        </span>
        <span>
          <i style={{ background: 'var(--c-get)' }} />
          {received}
        </span>
      </p>
    </>
  );
}
