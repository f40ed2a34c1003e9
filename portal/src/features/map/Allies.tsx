import { Button, NativeSelect } from '@mantine/core';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { map as copy } from '../../copy/map';
import { Card, Skeleton } from '../../ui/pieces';
import { countOf } from './Matrix';
import { isCounting, mapQuery, segmentAlliesQuery } from './queries';

const { allies: text } = copy;

/** All partners at once: who shares most of one of my groups. */
export function Allies({
  businessId,
  allianceId,
  onOpen,
}: {
  businessId: string;
  allianceId: string;
  onOpen: (allianceId: string) => void;
}) {
  const { data: map } = useSuspenseQuery(mapQuery(allianceId));
  const navigate = useNavigate();
  const [segment, setSegment] = useState(map.rows[0]?.id ?? '');
  const { data } = useQuery(segmentAlliesQuery(businessId, segment));
  return (
    <Card title={text.title} note={text.note}>
      <div className="map-bar">
        <NativeSelect
          label={text.group}
          value={segment}
          data={map.rows.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(event) => setSegment(event.currentTarget.value)}
        />
      </div>
      {!data ? (
        <Skeleton lines={3} />
      ) : data.length === 0 ? (
        <div className="empty">
          <h2>{text.none}</h2>
          <p>{text.noneText}</p>
          <Button variant="default" onClick={() => void navigate({ to: '/map', search: { with: allianceId, tab: 'sharing' } })}>
            {text.act}
          </Button>
        </div>
      ) : (
        <div className="scroll" tabIndex={0} role="group" aria-label={text.title}>
          <table className="tbl">
            <thead>
              <tr>
                <th scope="col">{text.columns.partner}</th>
                <th scope="col" className="hide-p">
                  {text.columns.group}
                </th>
                <th scope="col" className="hide-p">
                  {text.columns.level}
                </th>
                <th scope="col" className="num">
                  {text.columns.count}
                </th>
              </tr>
            </thead>
            <tbody>
              {data.map(({ alliance, otherName, level, count, countedAt }) => (
                <tr key={alliance.id}>
                  <td>
                    <button type="button" className="link" onClick={() => onOpen(alliance.id)}>
                      {(alliance.proposer.id === businessId ? alliance.partner : alliance.proposer).tradingName}
                    </button>
                  </td>
                  <td className="hide-p">{otherName}</td>
                  <td className="hide-p">{copy.matrix.levels[level]}</td>
                  <td className="num">
                    {isCounting({ level, countedAt: countedAt ?? null })
                      ? copy.matrix.counting
                      : countOf({ count: count ?? null })}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  );
}
