import { Button, NativeSelect } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { membershipOf, useMe } from '../../app/session';
import { map as copy } from '../../copy/map';
import type { SharedField, SharingLevel } from '../../gql/generated/map/graphql';
import { reasonsOf, useAct } from '../../ui/act';
import { FormErrors } from '../../ui/form';
import { Card, Skeleton } from '../../ui/pieces';
import { toast } from '../../ui/toast';
import { SetDocument } from './documents';
import { countOf } from './Matrix';
import { isCounting, mapQuery, sharedQuery, touched, type AllianceMap, type Cell, type SharingRequest } from './queries';
import { Requests } from './Requests';

const { sharing: text } = copy;

/** What each group gives this partner, requests for more, and the partner's own view of it. */
export function Sharing({
  map,
  allianceId,
  name,
}: {
  map: AllianceMap & { requests: readonly SharingRequest[] };
  allianceId: string;
  name: string;
}) {
  const [isSeen, setSeen] = useState(false);
  const role = membershipOf(useMe())?.role;
  const mayBind = role === 'OWNER' || role === 'MANAGER';
  const set = useAct(SetDocument, { touches: touched });
  if (isSeen) return <AsPartner allianceId={allianceId} name={name} onBack={() => setSeen(false)} />;
  const change = (row: AllianceMap['rows'][number], level: SharingLevel, fields: SharedField[]) =>
    set.mutate(
      { allianceId, input: { segmentId: row.id, level, fields }, expectedVersion: row.version },
      { onSuccess: () => toast(text.saved(row.name, text.levels[level] ?? level)) },
    );
  return (
    <div className="map-stack">
      <Card
        title={text.title}
        note={text.note(name)}
        right={
          <Button variant="light" size="compact-sm" onClick={() => setSeen(true)}>
            {text.see}
          </Button>
        }
      >
        <FormErrors errors={reasonsOf(set.error)} />
        {!mayBind && <p className="soft">{text.notYours}</p>}
        {map.rows.map((row) => (
          <div key={row.id} className="map-rule">
            <strong>{row.name}</strong>
            {mayBind ? (
              <NativeSelect
                aria-label={text.levelOf(row.name)}
                value={row.level}
                data={Object.entries(text.levels).map(([value, label]) => ({ value, label }))}
                onChange={(event) => change(row, event.currentTarget.value as SharingLevel, [...row.fields])}
              />
            ) : (
              <span>{text.levels[row.level]}</span>
            )}
            {row.level === 'OVERLAP' || row.level === 'ALL' ? (
              <div className="map-fields" role="group" aria-label={text.fieldsOf(row.name)}>
                {(Object.keys(text.fields) as SharedField[]).map((field) => (
                  <label key={field}>
                    <input
                      type="checkbox"
                      checked={row.fields.includes(field)}
                      disabled={!mayBind}
                      onChange={(event) =>
                        change(
                          row,
                          row.level,
                          event.currentTarget.checked ? [...row.fields, field] : row.fields.filter((each) => each !== field),
                        )
                      }
                    />
                    {text.fields[field]}
                  </label>
                ))}
              </div>
            ) : (
              <span />
            )}
          </div>
        ))}
      </Card>
      <Requests map={map} allianceId={allianceId} name={name} mayBind={mayBind} />
    </div>
  );
}

/** The partner's own queries, with the partner as the reader. */
function AsPartner({ allianceId, name, onBack }: { allianceId: string; name: string; onBack: () => void }) {
  const { data } = useQuery(mapQuery(allianceId, true));
  const [open, setOpen] = useState<Cell | null>(null);
  const shown = data?.cells.filter(({ level }) => level !== 'HIDDEN') ?? [];
  return (
    <Card
      title={text.sees(name)}
      note={text.seeing(name)}
      right={
        <Button variant="default" size="compact-sm" onClick={onBack}>
          {text.back}
        </Button>
      }
    >
      {!data ? (
        <Skeleton lines={3} />
      ) : shown.length === 0 ? (
        <p className="soft">{text.seesNothing(name)}</p>
      ) : (
        <div className="scroll" tabIndex={0} role="group" aria-label={text.sees(name)}>
          <table className="tbl">
            <thead>
              <tr>
                <th scope="col">{copy.matrix.columns.other}</th>
                <th scope="col">{copy.matrix.columns.own}</th>
                <th scope="col">{copy.matrix.columns.level}</th>
                <th scope="col" className="num">
                  {copy.matrix.columns.count}
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map((cell) => (
                <tr key={`${cell.own.id} ${cell.other.id}`}>
                  <td>{cell.own.name}</td>
                  <td>
                    {cell.level === 'COUNT' ? (
                      cell.other.name
                    ) : (
                      <button type="button" className="link" onClick={() => setOpen(cell)}>
                        {cell.other.name}
                      </button>
                    )}
                  </td>
                  <td>{copy.matrix.levels[cell.level]}</td>
                  <td className="num">{isCounting(cell) ? copy.matrix.counting : countOf(cell)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {open && <SeenNames allianceId={allianceId} cell={open} />}
    </Card>
  );
}

function SeenNames({ allianceId, cell }: { allianceId: string; cell: Cell }) {
  const { data } = useInfiniteQuery(sharedQuery({ allianceId, own: cell.own.id, other: cell.other.id }, true));
  const names = data?.pages.flatMap(({ nodes }) => nodes.map(({ name }) => name)) ?? [];
  return (
    <section aria-label={copy.names.title(cell.own.name, cell.other.name)}>
      <h3>{copy.names.title(cell.own.name, cell.other.name)}</h3>
      <p>{names.length > 0 ? names.join(', ') : copy.names.none}</p>
    </section>
  );
}
