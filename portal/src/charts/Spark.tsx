/** A line of the last figures, 84 by 26; decoration beside a figure that says it all. */
export function Spark({ data }: { data: readonly number[] }) {
  const [width, height] = [84, 26];
  const low = Math.min(...data);
  const range = Math.max(...data) - low || 1;
  const points = data.map(
    (value, n) => [(n / (data.length - 1)) * (width - 6) + 2, height - 4 - ((value - low) / range) * (height - 8)] as const,
  );
  const [x, y] = points.at(-1) ?? [0, 0];
  return (
    <svg className="spark" width={width} height={height} aria-hidden="true">
      <polyline
        points={points.map((point) => point.join(',')).join(' ')}
        fill="none"
        stroke="var(--c-primary)"
        strokeWidth={1.6}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <circle cx={x} cy={y} r={2.6} fill="var(--c-primary)" />
    </svg>
  );
}
