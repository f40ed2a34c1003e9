import '../../styles/work.css';
import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { trust } from '../../copy/trust';
import { Chip } from '../../ui/pieces';
import type { Alliance } from './queries';

const WaiveDrawer = lazy(() => import('./WaiveDrawer'));
const { gates: copy } = trust;
export type Gate = Alliance['gates'][number];

/** Every gate in words: what is there, what is missing, and what the network waived. */
export function Gates({ alliance }: { alliance: Alliance }) {
  const [waives, setWaives] = useState<Gate | null>(null);
  const { gates } = alliance;
  if (gates.length === 0) return null;
  return (
    <>
      <ul className="gates" aria-label={copy.title}>
        {gates.map((gate) => (
          <li key={gate.code}>
            <Chip tone={gate.waivedBecause ? 'info' : gate.isOpen ? 'ok' : 'warn'}>
              {gate.waivedBecause ? copy.let : gate.isOpen ? copy.open : copy.shut}
            </Chip>
            <span>
              {gate.sentence}
              {gate.waivedBecause && <span className="soft"> {copy.waived(gate.waivedBecause)}</span>}
            </span>
            {gate.canBeWaived && (
              <Button variant="subtle" size="compact-sm" onClick={() => setWaives(gate)}>
                {copy.waive}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Suspense fallback={null}>
        {waives && <WaiveDrawer alliance={alliance} gate={waives} onClose={() => setWaives(null)} />}
      </Suspense>
    </>
  );
}
