import { useElementSize } from '@mantine/hooks';
import { ChartFrame } from '../../charts/ChartFrame';
import { life } from '../../copy/campaign-life';
import { figure, money, type MoneyValue } from '../../ui/format';

const { funnel: copy } = life;

/** What came of guests, step by step; null: not for the viewer, or fewer than five. */
export interface FunnelFigures {
  readonly invited?: number | null;
  readonly delivered?: number | null;
  readonly opened?: number | null;
  readonly bounced?: number | null;
  readonly declined?: number | null;
  readonly optedOut?: number | null;
  readonly waiting?: number | null;
  readonly yes: number;
  readonly attended: number;
  readonly met: number;
  readonly won: number;
  readonly value: readonly MoneyValue[];
}

const STEPS = ['invited', 'delivered', 'opened', 'yes', 'attended', 'met', 'won'] as const;
const FILL = {
  invited: 'var(--c-info)',
  delivered: 'var(--c-info)',
  opened: 'var(--c-info)',
  yes: 'var(--c-primary)',
  attended: 'var(--c-primary)',
  met: 'var(--c-primary)',
  won: 'var(--c-get)',
} as const;
/** Height of a bar and of the slope to the next one (pixels). */
const BAR = 24;
const SLOPE = 14;
/** Room for the names on the left and the figures on the right (pixels). */
const NAMES = 112;
const COUNTS = 104;
const NARROW = 440;

/** How far guests came: invited, delivered, opened the page, yes, attended, met, won, and what it was worth. */
export function Funnel({
  figures,
  title,
  note,
  span = 12,
}: {
  figures: FunnelFigures;
  title?: string;
  note?: string;
  span?: number;
}) {
  const { invited, yes, value } = figures;
  const isBegun = yes > 0 || invited === null || (invited ?? 0) > 0;
  const worth = value.map(money).join(' + ');
  const finding = invited ? copy.title(figure(yes), figure(invited)) : copy.early;
  const asides = asidesOf(figures);
  return (
    <ChartFrame
      span={span}
      file={copy.file}
      title={title ?? finding}
      note={note ?? (title ? finding : undefined)}
      empty={copy.empty}
      table={{
        columns: [copy.step, copy.guests, copy.share],
        rows: isBegun
          ? [
              ...STEPS.map((step) => [copy.steps[step], figures[step] ?? copy.few, shareOf(figures[step], invited)]),
              [copy.value, worth || copy.valueNone, ''],
            ]
          : [],
      }}
    >
      <Steps figures={figures} />
      <p className="funnel-foot">
        <span>
          {copy.value} <b className="num">{worth || copy.valueNone}</b>
        </span>
        {asides.map((aside) => (
          <span key={aside}>{aside}</span>
        ))}
      </p>
    </ChartFrame>
  );
}

const shareOf = (count: number | null | undefined, invited: number | null | undefined): string =>
  !count || !invited ? '' : copy.ofInvited(Math.round((count / invited) * 100));

function asidesOf({ waiting, declined, optedOut, bounced }: FunnelFigures): string[] {
  return [
    waiting ? copy.waiting(figure(waiting)) : '',
    declined ? copy.declined(figure(declined)) : '',
    optedOut ? copy.optedOut(figure(optedOut)) : '',
    bounced ? copy.bounced(figure(bounced)) : '',
  ].filter(Boolean);
}

/** Bars as long as the step is wide, each sloping to the next; drawn at true pixels. */
function Steps({ figures }: { figures: FunnelFigures }) {
  const { ref, width } = useElementSize();
  const isNarrow = width < NARROW;
  const [left, right] = isNarrow ? [0, 0] : [NAMES, COUNTS];
  const room = Math.max(0, width - left - right);
  const line = isNarrow ? 20 : 0;
  const pitch = line + BAR + (isNarrow ? 8 : SLOPE);
  const most = Math.max(1, ...STEPS.map((step) => figures[step] ?? 0));
  const rows = STEPS.map((step, n) => {
    const count = figures[step];
    return { step, count, y: n * pitch + line, long: count ? Math.max(3, (count / most) * room) : 0 };
  });
  const height = STEPS.length * pitch - (isNarrow ? 8 : SLOPE);
  const said = rows.map(({ step, count }) => `${count ?? copy.few} ${copy.steps[step].toLowerCase()}`).join(', ');
  return (
    <div ref={ref} className="plot funnel-plot" style={{ minHeight: height }}>
      {width > 0 && (
        <svg width={width} height={height} role="img" aria-label={copy.label(said)}>
          {rows.map(({ step, count, y, long }, n) => {
            const next = rows[n + 1];
            const share = shareOf(count, figures.invited);
            return (
              <g key={step}>
                {!isNarrow && next && long > 0 && next.long > 0 && (
                  <path
                    d={`M${left},${y + BAR} H${left + long} L${left + next.long},${next.y} H${left} Z`}
                    fill={FILL[next.step]}
                    fillOpacity={0.16}
                  />
                )}
                <rect x={left} y={y} width={room} height={BAR} rx={4} fill="var(--c-sunken)" />
                {long > 0 && <rect x={left} y={y} width={long} height={BAR} rx={4} fill={FILL[step]} />}
                <text className="plot-text" x={0} y={isNarrow ? y - 6 : y + BAR / 2} dy={isNarrow ? 0 : '.36em'}>
                  {copy.steps[step]}
                </text>
                <text
                  className="plot-text num"
                  x={width}
                  y={isNarrow ? y - 6 : y + BAR / 2}
                  dy={isNarrow ? 0 : '.36em'}
                  textAnchor="end"
                >
                  <tspan className="strong">{count == null ? copy.few : figure(count)}</tspan>
                  {share && step !== 'invited' && <tspan dx={8}>{share}</tspan>}
                </text>
              </g>
            );
          })}
        </svg>
      )}
    </div>
  );
}
