import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { frame } from '../../copy/frame';
import { introductions as copy } from '../../copy/introductions';
import { SideSheet } from '../../ui/SideSheet';
import { BriefCard, QualificationCard } from './Cards';
import { NextAct } from './NextAct';
import { recordQuery } from './record';

export default function IntroductionSheet({ id, onClose }: { id: string; onClose: () => void }) {
  return (
    <SideSheet title={copy.record.untitled} onClose={onClose}>
      <Inside id={id} />
    </SideSheet>
  );
}

function Inside({ id }: { id: string }) {
  const { data } = useSuspenseQuery(recordQuery(id));
  if (!data) return <p className="soft">{frame.missing.text}</p>;
  return (
    <>
      <NextAct introduction={data} />
      <BriefCard introduction={data} />
      <QualificationCard introduction={data} />
      <Link to="/introductions/$id" params={{ id }} className="link">
        {frame.openRecord}
      </Link>
    </>
  );
}
