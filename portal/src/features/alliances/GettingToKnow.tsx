import { useSuspenseQuery } from '@tanstack/react-query';
import { Missing } from '../../ui/states';
import { OneToOnes } from './OneToOnes';
import { allianceTrustQuery, type Alliance } from './queries';
import { Vetting } from './Vetting';

const MET_IN = ['GETTING_TO_KNOW', 'PENDING_APPROVAL', 'PILOT', 'ACTIVE', 'PAUSED'];

/** What the two show each other, and when they met. */
export default function GettingToKnow({ alliance, firmId }: { alliance: Alliance; firmId: string }) {
  const { data } = useSuspenseQuery(allianceTrustQuery(alliance.id));
  if (!data) return <Missing />;
  const isSide = alliance.proposer.id === firmId || alliance.partner.id === firmId;
  return (
    <div className="stack">
      <OneToOnes
        allianceId={alliance.id}
        firmId={firmId}
        isSide={isSide && MET_IN.includes(alliance.stage)}
        meetings={data.oneToOnes}
      />
      {data.vetting.length > 0 && <Vetting alliance={alliance} answers={data.vetting} />}
    </div>
  );
}
