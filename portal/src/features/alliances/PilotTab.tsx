import { useSuspenseQuery } from '@tanstack/react-query';
import { lazy } from 'react';
import { Missing } from '../../ui/states';
import { Pilot } from './Pilot';
import { allianceTrustQuery, type Alliance } from './queries';

const Lanes = lazy(async () => ({ default: (await import('./Lanes')).Lanes }));

/** The plan of the pilot, who does what in it, and what each said of it. */
export default function PilotTab({ alliance, firmId }: { alliance: Alliance; firmId: string }) {
  const { data } = useSuspenseQuery(allianceTrustQuery(alliance.id));
  if (!data) return <Missing />;
  return (
    <div className="stack">
      <Pilot alliance={alliance} />
      <Lanes alliance={alliance} tasks={data.pilotTasks} firmId={firmId} />
    </div>
  );
}
