import { useElementSize } from '@mantine/hooks';
import { sankey, sankeyJustify, sankeyLinkHorizontal } from 'd3-sankey';
import { useMemo, useState } from 'react';

export interface FlowNode {
  readonly id: string;
  readonly label: string;
  readonly count: number;
  /** A step of the way, its good end, a way out, or still under way. */
  readonly kind: 'step' | 'win' | 'out' | 'open';
}
export interface FlowLink {
  readonly source: string;
  readonly target: string;
  readonly value: number;
}

const FILL = { step: 'var(--c-primary)', win: 'var(--c-get)', out: 'var(--c-neutral-mark)', open: 'var(--c-info)' } as const;
const HEIGHT = 340;
/** Below this width (pixels) the ribbons are too thin to follow: bars take their place. */
const NARROW = 520;
/** Room on the right for the names of the ends (pixels). */
const NAMES = 128;

/** Ribbons from step to step, as wide as the introductions that went there; bars on a narrow screen. Drawn at true pixels. */
export function Flow({ nodes, links, label }: { nodes: readonly FlowNode[]; links: readonly FlowLink[]; label: string }) {
  const { ref, width } = useElementSize();
  return (
    <div ref={ref} className="plot" style={{ minHeight: width >= NARROW ? HEIGHT : undefined }}>
      {width > 0 &&
        (width < NARROW ? <Bars nodes={nodes} /> : <Ribbons nodes={nodes} links={links} label={label} width={width} />)}
    </div>
  );
}

function Ribbons({
  nodes,
  links,
  label,
  width,
}: {
  nodes: readonly FlowNode[];
  links: readonly FlowLink[];
  label: string;
  width: number;
}) {
  const [hot, setHot] = useState<number | null>(null);
  const drawn = useMemo(() => {
    const order = new Map(nodes.map(({ id }, n) => [id, n]));
    return sankey<FlowNode, { value: number }>()
      .nodeId(({ id }) => id)
      .nodeWidth(10)
      .nodePadding(20)
      .nodeAlign(sankeyJustify)
      .nodeSort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0))
      .extent([
        [1, 22],
        [width - NAMES, HEIGHT - 8],
      ])({ nodes: nodes.map((node) => ({ ...node })), links: links.map((link) => ({ ...link })) });
  }, [nodes, links, width]);
  const path = sankeyLinkHorizontal();
  return (
    <svg width={width} height={HEIGHT} role="img" aria-label={label}>
      {drawn.links.map((link, n) => {
        const [source, target] = [link.source as FlowNode, link.target as FlowNode];
        return (
          <path
            key={n}
            d={path(link) ?? ''}
            fill="none"
            stroke={FILL[target.kind]}
            strokeWidth={Math.max(1, link.width ?? 1)}
            strokeOpacity={hot === null ? 0.24 : hot === n ? 0.6 : 0.1}
            onMouseEnter={() => setHot(n)}
            onMouseLeave={() => setHot(null)}
          >
            <title>{`${source.label} → ${target.label}: ${link.value}`}</title>
          </path>
        );
      })}
      {drawn.nodes.map((node) => {
        const [x0 = 0, x1 = 0, y0 = 0, y1 = 0] = [node.x0, node.x1, node.y0, node.y1];
        const isInside = node.kind === 'step' && x1 < width - NAMES - 1;
        return (
          <g key={node.id}>
            <rect x={x0} y={y0} width={x1 - x0} height={Math.max(2, y1 - y0)} rx={2.5} fill={FILL[node.kind]} />
            <text
              className="plot-text halo"
              x={isInside ? x0 : x1 + 7}
              y={isInside ? y0 - 9 : (y0 + y1) / 2}
              dy={isInside ? 0 : '.35em'}
            >
              <tspan className="num strong">{node.count}</tspan>
              <tspan dx={5}>{node.label}</tspan>
            </text>
          </g>
        );
      })}
    </svg>
  );
}

function Bars({ nodes }: { nodes: readonly FlowNode[] }) {
  const most = Math.max(1, ...nodes.map(({ count }) => count));
  return (
    <ol className="bars">
      {nodes
        .filter(({ kind }) => kind === 'step' || kind === 'win')
        .map(({ id, label, count, kind }) => (
          <li key={id}>
            <span>{label}</span>
            <i aria-hidden="true" style={{ width: `${(count / most) * 100}%`, background: FILL[kind] }} />
            <b className="num">{count}</b>
          </li>
        ))}
    </ol>
  );
}
