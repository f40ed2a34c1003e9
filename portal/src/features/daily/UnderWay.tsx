import { SegmentedControl } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { daily } from '../../copy/daily';
import { tones, words } from '../../copy/words';
import { ago } from '../../ui/format';
import { useGlow } from '../../ui/live-list';
import { Card, Chip } from '../../ui/pieces';
import { Pips } from '../introductions/Pips';
import type { Today } from './queries';

const { under: copy } = daily;
type Row = Today['introductions']['nodes'][number];
/** More are a press away. */
const MOST_ROWS = 12;
type Direction = 'all' | 'given' | 'received';

/** What has not ended yet among the newest introductions, given and received. */
export function UnderWay({ page, firmId }: { page: Today['introductions']; firmId: string }) {
  const [direction, setDirection] = useState<Direction>('all');
  const open = page.nodes.filter(({ coreStatus }) => coreStatus === 'PENDING' || coreStatus === 'ACCEPTED');
  const rows = open.filter(({ introducer }) => direction === 'all' || (introducer.id === firmId) === (direction === 'given'));
  return (
    <Card
      span={12}
      title={copy.title}
      note={<span className="num">{open.length}</span>}
      right={
        <SegmentedControl
          size="xs"
          aria-label={copy.direction}
          value={direction}
          onChange={(chosen) => setDirection(chosen)}
          data={(['all', 'given', 'received'] as const).map((value) => ({ value, label: copy[value] }))}
        />
      }
    >
      {rows.length === 0 ? (
        <p className="soft">{copy.empty}</p>
      ) : (
        <div className="scroll" tabIndex={0} role="group" aria-label={copy.label}>
          <table className="tbl">
            <thead>
              <tr>
                <th scope="col">{copy.columns.client}</th>
                <th scope="col" className="hide-p">
                  {copy.columns.partner}
                </th>
                <th scope="col" className="hide-p">
                  {copy.columns.need}
                </th>
                <th scope="col">{copy.columns.stage}</th>
                <th scope="col" className="hide-p">
                  {copy.columns.qualified}
                </th>
                <th scope="col" className="hide-p num">
                  {copy.columns.touched}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.slice(0, MOST_ROWS).map((row) => (
                <Line key={row.id} row={row} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className="chart-foot">
        <Link to="/introductions" className="link">
          {copy.more}
        </Link>
      </p>
    </Card>
  );
}

function Line({ row }: { row: Row }) {
  const person = row.introducee.__typename === 'Person' ? (row.introducee.company ?? row.introducee.name) : null;
  return (
    <tr>
      <td>
        <Link to="/introductions/$id" params={{ id: row.id }} className="rowlink">
          {row.client?.name ?? person ?? copy.somebody}
        </Link>
        <small className="only-phone">{row.partner?.tradingName}</small>
      </td>
      <td className="hide-p">{row.partner?.tradingName}</td>
      <td className="hide-p">{row.brief?.need}</td>
      <td className={useGlow(row.stage)}>
        <Chip tone={tones.introduction(row.stage)}>{words.introductionStage[row.stage]}</Chip>
      </td>
      <td className="hide-p">
        <Pips claims={row.qualification} />
      </td>
      <td className="hide-p num">{ago(row.stageSince)}</td>
    </tr>
  );
}
