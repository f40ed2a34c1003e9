import './map.css';
import '../../styles/work.css';
import { Button } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { map as copy } from '../../copy/map';
import { reasonsOf, useAct } from '../../ui/act';
import { FormErrors } from '../../ui/form';
import { Card } from '../../ui/pieces';
import { AnswerDocument } from './documents';
import { Matrix } from './Matrix';
import { Names } from './Names';
import { mapQuery, touched, type AllianceMap as Map, type Cell } from './queries';
import { Sharing } from './Sharing';

type View = 'matrix' | 'sharing';

/** The map of one alliance: numbers, the names behind one of them, and what is shared. */
export function AllianceMap({
  allianceId,
  name,
  view,
  onView,
}: {
  allianceId: string;
  name: string;
  view: View;
  onView: (view: View) => void;
}) {
  const { data } = useSuspenseQuery(mapQuery(allianceId));
  const [open, setOpen] = useState<{ own: string; other: string } | null>(null);
  const toSharing = () => onView('sharing');
  // What is read anew may have been locked meanwhile.
  const cell = data.cells.find(({ own, other, level }) => own.id === open?.own && other.id === open.other && level !== 'HIDDEN');
  if (view === 'sharing') return <Sharing map={data} allianceId={allianceId} name={name} />;
  const show = (each: Cell) => (each.level === 'HIDDEN' ? toSharing() : setOpen({ own: each.own.id, other: each.other.id }));
  return (
    <div className="map-stack">
      {cell ? (
        <Names cell={cell} allianceId={allianceId} onClose={() => setOpen(null)} onAsk={toSharing} />
      ) : (
        <Matrix map={data} name={name} onOpen={show} onAsk={toSharing} onShare={toSharing} />
      )}
      <Questions map={data} allianceId={allianceId} name={name} />
    </div>
  );
}

/** What the owner of a book is asked about it. */
function Questions({ map, allianceId, name }: { map: Map; allianceId: string; name: string }) {
  const answer = useAct(AnswerDocument, { touches: touched });
  const { doubts: text } = copy;
  return (
    <>
      {map.doubts.length > 0 && (
        <Card title={text.title} note={text.note}>
          <FormErrors errors={reasonsOf(answer.error)} />
          {map.doubts.map(({ id, ownName, otherName }) => (
            <div key={id} className="map-ask">
              <span>{text.ask(ownName, otherName, name)}</span>
              <span className="map-acts">
                <Button variant="light" size="compact-sm" onClick={() => answer.mutate({ allianceId, id, isSame: true })}>
                  {text.same}
                </Button>
                <Button variant="default" size="compact-sm" onClick={() => answer.mutate({ allianceId, id, isSame: false })}>
                  {text.other}
                </Button>
              </span>
            </div>
          ))}
        </Card>
      )}
      {map.unclear.length > 0 && (
        <Card title={text.unclear} note={text.unclearText}>
          <p className="chips">
            {map.unclear.map(({ id, name: own }) => (
              <Link key={id} to="/clients/$id" params={{ id }} className="link">
                {own}
              </Link>
            ))}
          </p>
        </Card>
      )}
    </>
  );
}
