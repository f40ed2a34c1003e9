import { useElementSize } from '@mantine/hooks';
import { useMemo, useState } from 'react';

export interface RingNode {
  readonly id: string;
  readonly name: string;
  /** Colour of a partner; `reach` is a firm one step away. */
  readonly kind: 'active' | 'pilot' | 'knowing' | 'waiting' | 'held' | 'reach';
  /** For `reach`: the partner in between. */
  readonly through?: string;
  /** Introductions in twelve months: the line's width. */
  readonly strength: number;
  readonly open?: () => void;
}

const FILL: Readonly<Record<RingNode['kind'], string>> = {
  active: 'var(--c-primary)',
  pilot: 'var(--c-info)',
  knowing: 'var(--c-get)',
  waiting: 'var(--c-surface)',
  held: 'var(--c-neutral-mark)',
  reach: 'var(--c-neutral-mark)',
};
const HEIGHT = 340;

interface Place {
  readonly x: number;
  readonly y: number;
  /** Angle (radians). */
  readonly turn: number;
}

/** You in the middle, partners around you, and beyond them the firms they could introduce you to. The same every time. */
export function Rings({ nodes, label, you }: { nodes: readonly RingNode[]; label: string; you: string }) {
  const { ref, width } = useElementSize();
  return (
    <div ref={ref} className="plot" style={{ minHeight: HEIGHT }}>
      {width > 0 && <Drawing nodes={nodes} label={label} you={you} width={width} />}
    </div>
  );
}

function Drawing({ nodes, label, you, width }: { nodes: readonly RingNode[]; label: string; you: string; width: number }) {
  const [hot, setHot] = useState<string | null>(null);
  const [cx, cy] = [width / 2, HEIGHT / 2];
  const inner = { rx: Math.min(width * 0.24, 150), ry: HEIGHT * 0.27 };
  const outer = { rx: Math.min(width * 0.36, 240), ry: HEIGHT * 0.44 };
  const places = useMemo(() => placesOf(nodes, cx, cy, inner, outer), [nodes, width]);
  const isLit = ({ id, through }: RingNode) =>
    hot === null || id === hot || through === hot || nodes.some((node) => node.id === hot && node.through === id);
  const middle: Place = { x: cx, y: cy, turn: 0 };
  return (
    <svg width={width} height={HEIGHT} role="group" aria-label={label}>
      <ellipse cx={cx} cy={cy} {...inner} fill="none" stroke="var(--c-border)" />
      <ellipse cx={cx} cy={cy} {...outer} fill="none" stroke="var(--c-border)" strokeDasharray="2 4" />
      {nodes.map((node) => {
        const to = places.get(node.id) ?? middle;
        const from = (node.through !== undefined && places.get(node.through)) || middle;
        const isNear = node.through === undefined;
        return (
          <line
            key={node.id}
            x1={from.x}
            y1={from.y}
            x2={to.x}
            y2={to.y}
            stroke={isNear ? 'var(--c-primary)' : 'var(--c-neutral-mark)'}
            strokeOpacity={!isLit(node) ? 0.08 : isNear ? 0.55 : 0.4}
            strokeWidth={0.75 + Math.min(node.strength, 10) * 0.5}
            strokeDasharray={node.kind === 'waiting' ? '3 3' : undefined}
          />
        );
      })}
      <g aria-hidden="true">
        <circle cx={cx} cy={cy} r={17} fill="var(--c-text)" />
        <text x={cx} y={cy} dy=".35em" textAnchor="middle" className="plot-text inverse">
          {you}
        </text>
      </g>
      {nodes.map((node) => (
        <Dot
          key={node.id}
          node={node}
          place={places.get(node.id) ?? middle}
          isLit={isLit(node)}
          isNamed={node.kind !== 'reach' || hot === node.id}
          room={cx}
          reach={node.kind === 'reach' ? outer.rx : inner.rx}
          onHot={setHot}
        />
      ))}
    </svg>
  );
}

function Dot({
  node,
  place: { x, y, turn },
  isLit,
  isNamed,
  room,
  reach,
  onHot,
}: {
  node: RingNode;
  place: Place;
  isLit: boolean;
  isNamed: boolean;
  /** Half the drawing's width and the inner ring's, for names must not leave the card (pixels). */
  room: number;
  reach: number;
  onHot: (id: string | null) => void;
}) {
  const radius = node.kind === 'reach' ? 4.5 : node.kind === 'active' ? 11 : 9;
  const side = Math.cos(turn) > 0.15 ? 1 : Math.cos(turn) < -0.15 ? -1 : 0;
  const isWaiting = node.kind === 'waiting';
  return (
    <g
      className="dot-of"
      opacity={isLit ? 1 : 0.25}
      role="link"
      tabIndex={0}
      aria-label={node.name}
      onMouseEnter={() => onHot(node.id)}
      onMouseLeave={() => onHot(null)}
      onFocus={() => onHot(node.id)}
      onBlur={() => onHot(null)}
      onClick={node.open}
      onKeyDown={(event) => event.key === 'Enter' && node.open?.()}
    >
      <circle cx={x} cy={y} r={14} fill="transparent" />
      <circle
        cx={x}
        cy={y}
        r={radius}
        fill={FILL[node.kind]}
        stroke={isWaiting ? 'var(--c-get)' : 'var(--c-surface)'}
        strokeWidth={2}
        strokeDasharray={isWaiting ? '3 2' : undefined}
      />
      {isNamed && (
        <text
          className="plot-text halo strong"
          x={x + side * (radius + 5)}
          y={y + (side !== 0 ? 0 : Math.sin(turn) < 0 ? -radius - 8 : radius + 12)}
          dy=".35em"
          textAnchor={side > 0 ? 'start' : side < 0 ? 'end' : 'middle'}
          aria-hidden="true"
        >
          {fitting(node.name, side === 0 ? room * 2 : room - side * Math.cos(turn) * reach - radius - 5)}
        </text>
      )}
    </g>
  );
}

/** Width of a letter at 12 px, on the safe side. */
const LETTER = 7;

/** As much of a name as there is room for (pixels): whole words if one fits. */
function fitting(name: string, room: number): string {
  const most = Math.max(4, Math.floor(room / LETTER));
  if (name.length <= most) return name;
  const words = name
    .slice(0, most + 1)
    .split(' ')
    .slice(0, -1)
    .join(' ');
  return words || `${name.slice(0, most - 1)}…`;
}

/** Partners spread evenly over the inner ring; whom they know fans out behind them. */
function placesOf(
  nodes: readonly RingNode[],
  cx: number,
  cy: number,
  inner: { rx: number; ry: number },
  outer: { rx: number; ry: number },
): Map<string, Place> {
  const at = (turn: number, { rx, ry }: { rx: number; ry: number }): Place => ({
    x: cx + Math.cos(turn) * rx,
    y: cy + Math.sin(turn) * ry,
    turn,
  });
  const near = nodes.filter(({ through }) => through === undefined);
  const places = new Map(near.map(({ id }, n) => [id, at((n / near.length) * Math.PI * 2 - Math.PI / 2 + 0.2, inner)]));
  const fan = Math.min(0.34, (Math.PI * 2) / Math.max(1, nodes.length - near.length));
  for (const { id } of near) {
    const behind = nodes.filter(({ through }) => through === id);
    const turn = places.get(id)?.turn ?? 0;
    behind.forEach((node, n) => places.set(node.id, at(turn + (n - (behind.length - 1) / 2) * fan, outer)));
  }
  return places;
}
