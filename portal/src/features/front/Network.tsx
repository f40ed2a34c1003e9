import { front } from '../../copy/front';

/** Places of the picture in a field of 600 by 560: the decision maker first, then the firms around her. */
const CENTRE = [300, 270] as const;
const FIRMS = [
  [132, 168],
  [322, 78],
  [486, 176],
  [504, 384],
  [296, 474],
  [112, 382],
] as const;
const OUTER = [
  [36, 84],
  [566, 76],
  [572, 486],
  [44, 488],
  [196, 40],
  [420, 530],
] as const;
/** Who knows whom: pairs of firms, and the far ones by the firm that leads to them. */
const TIES = [
  [0, 1],
  [2, 3],
  [4, 5],
] as const;
const FAR = [0, 2, 3, 5, 1, 4] as const;

/** The network as it is meant: specialists around one decision maker, and a yes that travels between two of them. */
export function Network({ labelled = false }: { labelled?: boolean }) {
  return (
    <div className="network" role={labelled ? 'img' : undefined} aria-label={labelled ? front.landing.picture : undefined}>
      <svg viewBox="0 0 600 560" aria-hidden="true" preserveAspectRatio={labelled ? 'xMidYMid meet' : 'xMidYMid slice'}>
        <g className="ties">
          {FIRMS.map(([x, y]) => (
            <line key={`${x}`} x1={x} y1={y} x2={CENTRE[0]} y2={CENTRE[1]} />
          ))}
          {TIES.map(([from, to]) => (
            <line key={`${from}-${to}`} x1={FIRMS[from][0]} y1={FIRMS[from][1]} x2={FIRMS[to][0]} y2={FIRMS[to][1]} />
          ))}
          {OUTER.map(([x, y], n) => {
            const [fx, fy] = FIRMS[FAR[n] ?? 0] ?? CENTRE;
            return <line key={`far ${x}`} x1={x} y1={y} x2={fx} y2={fy} />;
          })}
        </g>
        <g className="pulses">
          <path pathLength={100} d={path(FIRMS[0], CENTRE)} />
          <path pathLength={100} d={path(CENTRE, FIRMS[2])} />
          <path pathLength={100} d={path(FIRMS[4], CENTRE)} />
        </g>
        {OUTER.map(([x, y]) => (
          <circle key={x} className="far" cx={x} cy={y} r={7} />
        ))}
        {FIRMS.map(([x, y], n) => (
          <circle key={x} className="near" cx={x} cy={y} r={n % 2 === 0 ? 17 : 14} />
        ))}
        <circle className="halo" cx={CENTRE[0]} cy={CENTRE[1]} r={30} />
        <circle className="centre" cx={CENTRE[0]} cy={CENTRE[1]} r={28} />
      </svg>
      {labelled && (
        <div aria-hidden="true">
          {FIRMS.map(([x, y], n) => (
            <span key={x} className="place" style={at(x, y + 26)}>
              {front.network.firms[n]}
            </span>
          ))}
          <span className="place strong" style={at(CENTRE[0], CENTRE[1] + 40)}>
            {front.network.centre}
          </span>
        </div>
      )}
    </div>
  );
}

const path = ([x1, y1]: readonly [number, number], [x2, y2]: readonly [number, number]) => `M${x1} ${y1}L${x2} ${y2}`;
const at = (x: number, y: number) => ({ left: `${(x / 600) * 100}%`, top: `${(y / 560) * 100}%` });
