import { campaignList as copy } from '../../copy/campaign-list';
import { isFeature } from '../../copy/campaign-words';
import { figure } from '../../ui/format';
import { useGlow } from '../../ui/live-list';
import type { Row } from './list-rows';

const [WIDTH, HEIGHT] = [84, 26];

/** Invited, yes, won: three bars, each as wide as its share of those invited, and the figures. */
export function SmallFunnel({ row: { kind, funnel } }: { row: Row }) {
  const glow = useGlow(`${funnel.invited} ${funnel.yes} ${funnel.won}`);
  if (isFeature(kind)) return <span className="micro">{copy.placed}</span>;
  // Fewer than five, or nobody yet: the figure is not for the partner.
  const { invited, yes, won } = { ...funnel, invited: funnel.invited ?? null };
  if (invited === 0 && yes === 0) return <span className="micro">{copy.nobodyYet}</span>;
  const most = Math.max(invited ?? 0, yes, 1);
  const bars = [invited ?? (yes > 0 ? yes : 0), yes, won];
  const written = invited === null ? copy.few : figure(invited);
  return (
    <span className={`mini-funnel ${glow}`}>
      <svg width={WIDTH} height={HEIGHT} aria-hidden="true">
        {bars.map((count, n) => (
          <rect key={n} data-step={n} y={n * 9} height={7} rx={2} width={Math.max((count / most) * WIDTH, count > 0 ? 3 : 1)} />
        ))}
      </svg>
      <span className="num" role="img" aria-label={copy.funnelOf(written, yes, won)}>
        {[written, figure(yes), figure(won)].join(' › ')}
      </span>
    </span>
  );
}
