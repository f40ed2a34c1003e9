import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { frame } from '../../copy/frame';
import { alliances as copy } from '../../copy/alliances';
import { SideSheet } from '../../ui/SideSheet';
import { Health } from './Health';
import { NextStep } from './NextStep';
import { allianceQuery } from './queries';

export default function AllianceSheet({ id, firmId, onClose }: { id: string; firmId: string; onClose: () => void }) {
  return (
    <SideSheet title={copy.record.sheet} onClose={onClose}>
      <Inside id={id} firmId={firmId} />
    </SideSheet>
  );
}

function Inside({ id, firmId }: { id: string; firmId: string }) {
  const { data } = useSuspenseQuery(allianceQuery(id));
  if (!data) return <p className="soft">{frame.missing.text}</p>;
  return (
    <>
      <NextStep alliance={data} firmId={firmId} />
      {data.health && <Health health={data.health} />}
      <Link to="/alliances/$id" params={{ id }} className="link">
        {frame.openRecord}
      </Link>
    </>
  );
}
