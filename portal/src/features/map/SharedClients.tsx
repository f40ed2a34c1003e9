import { useState } from 'react';
import { map as copy } from '../../copy/map';
import { AllianceMap } from './AllianceMap';

/** The map as a part of an alliance's record. */
export default function SharedClients({ allianceId, name }: { allianceId: string; name: string }) {
  const [view, setView] = useState<'matrix' | 'sharing'>('matrix');
  return (
    <>
      <div className="tabs" role="tablist">
        {(['matrix', 'sharing'] as const).map((each) => (
          <button key={each} type="button" role="tab" aria-selected={each === view} onClick={() => setView(each)}>
            {copy.tabs[each]}
          </button>
        ))}
      </div>
      <AllianceMap allianceId={allianceId} name={name} view={view} onView={setView} />
    </>
  );
}
