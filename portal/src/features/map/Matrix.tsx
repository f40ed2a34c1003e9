import { Button } from '@mantine/core';
import { useState } from 'react';
import { map as copy } from '../../copy/map';
import { ago, figure } from '../../ui/format';
import { Card } from '../../ui/pieces';
import { isCounting, type AllianceMap, type Cell } from './queries';

const { matrix: words } = copy;
/** Shares of pine, in per cent, for the five steps up to the largest number on the map. */
const TINTS = [8, 15, 22, 29, 36];

export const countOf = ({ count }: Pick<Cell, 'count'>): string => (count == null ? words.few : figure(count));

/** My groups down, the partner's across; each cell says how many both have, or what is missing to know. */
export function Matrix({
  map,
  name,
  onOpen,
  onAsk,
  onShare,
}: {
  map: AllianceMap;
  name: string;
  onOpen: (cell: Cell) => void;
  onAsk: () => void;
  onShare: () => void;
}) {
  const [asTable, setAsTable] = useState(false);
  const counted = map.cells.flatMap(({ countedAt }) => (countedAt ? [countedAt] : [])).sort()[0];
  const most = Math.max(5, ...map.cells.map(({ count }) => count ?? 0));
  const cellOf = (own: string, other: string) => map.cells.find((cell) => cell.own.id === own && cell.other.id === other);
  if (map.columns.length === 0) {
    return (
      <Card title={words.title}>
        <div className="empty">
          <h2>{words.none(name)}</h2>
          <p>{words.noneText}</p>
          <Button onClick={onAsk}>{copy.requests.ask}</Button>
        </div>
      </Card>
    );
  }
  return (
    <Card
      title={words.title}
      note={counted ? words.counted(ago(counted)) : words.note}
      right={
        <Button variant="subtle" size="compact-sm" onClick={() => setAsTable(!asTable)}>
          {asTable ? words.asMatrix : words.asTable}
        </Button>
      }
    >
      <div className="scroll" tabIndex={0} role="group" aria-label={words.caption(name)}>
        {asTable ? (
          <AsTable cells={map.cells} onOpen={onOpen} />
        ) : (
          <table className="tbl map-grid" aria-label={words.caption(name)}>
            <thead>
              <tr>
                <th scope="col">{words.group}</th>
                {map.columns.map(({ id, name: column }) => (
                  <th key={id} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {map.rows.map((row) => (
                <tr key={row.id}>
                  <th scope="row">{row.name}</th>
                  {map.columns.map((column) => {
                    const cell = cellOf(row.id, column.id);
                    return (
                      <td key={column.id}>
                        {cell && <CellButton cell={cell} most={most} onOpen={onOpen} onShare={onShare} onAsk={onAsk} />}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </Card>
  );
}

function CellButton({
  cell,
  most,
  onOpen,
  onShare,
  onAsk,
}: {
  cell: Cell;
  most: number;
  onOpen: (cell: Cell) => void;
  onShare: () => void;
  onAsk: () => void;
}) {
  const [own, other] = [cell.own.name, cell.other.name];
  if (cell.level === 'HIDDEN') {
    const isOurs = cell.heldBy === 'US';
    return (
      <button
        type="button"
        className="map-cell"
        data-locked
        aria-label={(isOurs ? words.yoursHelp : words.lockedHelp)(own, other)}
        onClick={isOurs ? onShare : onAsk}
      >
        {isOurs ? words.yours : words.locked}
      </button>
    );
  }
  if (isCounting(cell)) {
    return (
      <span className="map-cell" data-still role="status">
        {words.counting}
      </span>
    );
  }
  const tint = TINTS[Math.min(4, Math.floor(((cell.count ?? 0) / most) * 5))] ?? 8;
  return (
    <button
      type="button"
      className="map-cell"
      ref={(node) => node?.style.setProperty('--tint', `${tint}%`)}
      title={cell.count == null ? words.fewHelp : undefined}
      aria-label={words.open(own, other, countOf(cell))}
      onClick={() => onOpen(cell)}
    >
      {countOf(cell)}
    </button>
  );
}

/** The same as a list, for who reads rather than looks. */
function AsTable({ cells, onOpen }: { cells: readonly Cell[]; onOpen: (cell: Cell) => void }) {
  const { columns } = words;
  return (
    <table className="tbl">
      <thead>
        <tr>
          <th scope="col">{columns.own}</th>
          <th scope="col">{columns.other}</th>
          <th scope="col">{columns.level}</th>
          <th scope="col" className="num">
            {columns.count}
          </th>
        </tr>
      </thead>
      <tbody>
        {cells.map((cell) => (
          <tr key={`${cell.own.id} ${cell.other.id}`}>
            <td>
              <button type="button" className="link" onClick={() => onOpen(cell)}>
                {cell.own.name}
              </button>
            </td>
            <td>{cell.other.name}</td>
            <td>{words.levels[cell.level]}</td>
            <td className="num">{cell.level === 'HIDDEN' ? '' : isCounting(cell) ? words.counting : countOf(cell)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
