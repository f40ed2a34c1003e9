import { useElementSize } from '@mantine/hooks';

/** Something of one side, and with what of the other side it is shared. */
export interface Reached {
  readonly id: string;
  readonly name: string;
}
export interface Joined {
  readonly ours: string;
  readonly theirs: string;
  /** Not the same, but close. */
  readonly isNear: boolean;
}
export interface ReachedGroup {
  readonly title: string;
  readonly ours: readonly Reached[];
  readonly theirs: readonly Reached[];
  readonly joined: readonly Joined[];
}

const ROW = 30;
const BOX = 24;
const HEAD = 22;
const GAP = 16;
/** Width of a letter of 12 px, on average. */
const LETTER = 6.4;

/** Two columns with what each side reaches; lines join what both do. Drawn at true pixels, so that words keep their size. */
export function SharedMarketsPlot({ groups, label }: { groups: readonly ReachedGroup[]; label: string }) {
  const { ref, width } = useElementSize();
  const heights = groups.map(({ ours, theirs }) => HEAD + Math.max(ours.length, theirs.length) * ROW + GAP);
  const height = heights.reduce((sum, each) => sum + each, 0) - GAP;
  return (
    <div ref={ref} className="plot markets-plot" style={{ minHeight: height }}>
      {width > 0 && (
        <svg width={width} height={height} role="img" aria-label={label}>
          {groups.map((group, n) => (
            <Group key={group.title} group={group} width={width} top={heights.slice(0, n).reduce((sum, each) => sum + each, 0)} />
          ))}
        </svg>
      )}
    </div>
  );
}

function Group({ group: { title, ours, theirs, joined }, width, top }: { group: ReachedGroup; width: number; top: number }) {
  const column = Math.min(260, (width - Math.max(36, width * 0.18)) / 2);
  const y = (all: readonly Reached[], id: string) => top + HEAD + all.findIndex((each) => each.id === id) * ROW + BOX / 2;
  const right = width - column;
  const middle = (column + right) / 2;
  return (
    <g>
      <text className="head" x={0} y={top + 12}>
        {title}
      </text>
      {joined.map(({ ours: one, theirs: other, isNear }) => {
        const [from, to] = [y(ours, one), y(theirs, other)];
        return (
          <path
            key={`${one} ${other}`}
            className={isNear ? 'near' : undefined}
            strokeWidth={isNear ? 1.5 : 2}
            d={`M${column},${from} C${middle},${from} ${middle},${to} ${right},${to}`}
          />
        );
      })}
      {[
        { all: ours, x: 0, side: 'ours' as const },
        { all: theirs, x: right, side: 'theirs' as const },
      ].map(({ all, x, side }) =>
        all.map(({ id, name }) => {
          const isShared = joined.some((each) => each[side] === id && !each.isNear);
          return (
            <g key={`${side} ${id}`}>
              <rect
                className={isShared ? 'shared' : undefined}
                x={x}
                y={y(all, id) - BOX / 2}
                width={column}
                height={BOX}
                rx={6}
              />
              <text x={x + 8} y={y(all, id) + 4}>
                {cut(name, Math.floor((column - 16) / LETTER))}
              </text>
            </g>
          );
        }),
      )}
    </g>
  );
}

const cut = (text: string, letters: number): string =>
  text.length > letters ? `${text.slice(0, letters - 1).trimEnd()}…` : text;
