import { useEffect, useId, useRef, type ReactNode } from 'react';
import { due, hoursUntil, initials } from './format';

/** The head of every page: its title, which the tab and screen readers get as well, and its one act. */
export function PageHead({
  title,
  lead,
  action,
  display = false,
}: {
  title: string;
  lead?: ReactNode;
  action?: ReactNode;
  display?: boolean;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Adjoin`;
  }, [title]);
  // Once for each page: a screen reader hears where she is, and Tab goes on from there.
  useEffect(() => {
    if (document.activeElement === document.body || document.activeElement?.id === 'main')
      heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className="page-head">
      <div>
        <h1 ref={heading} tabIndex={-1} className={display ? 'display' : undefined}>
          {title}
        </h1>
        {lead !== undefined && <p>{lead}</p>}
      </div>
      {action !== undefined && <div className="page-act">{action}</div>}
    </div>
  );
}

/** A titled surface. `span` is its width in twelfths of the grid. */
export function Card({
  title,
  note,
  right,
  span,
  children,
  className = '',
}: {
  title: string;
  note?: ReactNode;
  right?: ReactNode;
  span?: number;
  children: ReactNode;
  className?: string;
}) {
  const id = useId();
  return (
    <section className={`card ${span ? `span-${span}` : ''} ${className}`} aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {note !== undefined && <p>{note}</p>}
        {right !== undefined && <div className="r">{right}</div>}
      </header>
      {children}
    </section>
  );
}

export type Tone = 'plain' | 'ok' | 'warn' | 'bad' | 'info' | 'prim';

/** A state in a word. */
export const Chip = ({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) => (
  <span className={`chip ${tone === 'plain' ? '' : tone}`}>{children}</span>
);

/** A firm is a rounded square, a person a circle. The letters are drawn by the style: they are no part of any name. */
export const FirmMark = ({ name, size = 28 }: { name: string; size?: 28 | 40 }) => (
  <span className={`firm-mark s${size}`} data-initials={initials(name)} aria-hidden="true" />
);
export const PersonMark = ({ name }: { name: string }) => (
  <span className="firm-mark person" data-initials={initials(name)} aria-hidden="true" />
);

const TURN = 2 * Math.PI * 15;

/** Hours left of a waiting: pine, amber from 24 h on, words once it is late. `of` is the whole waiting in hours. */
export function ClockRing({ dueAt, of = 72 }: { dueAt: string; of?: number }) {
  const hours = hoursUntil(dueAt);
  const isHot = hours <= 24;
  const share = Math.max(0, Math.min(1, hours / of));
  const text = hours < 0 ? 'late' : hours < 100 ? `${hours}h` : `${Math.floor(hours / 24)}d`;
  return (
    <svg className="ring" viewBox="0 0 36 36" role="img" aria-label={hours < 0 ? due(dueAt) : `${hours} hours left to answer`}>
      <circle cx={18} cy={18} r={15} fill="none" stroke="var(--c-border)" strokeWidth={3} />
      <circle
        cx={18}
        cy={18}
        r={15}
        fill="none"
        stroke={isHot ? 'var(--c-warn)' : 'var(--c-primary)'}
        strokeWidth={3}
        strokeDasharray={`${TURN * share} ${TURN}`}
        strokeLinecap="round"
        transform="rotate(-90 18 18)"
      />
      <text
        x={18}
        y={18}
        dy=".36em"
        textAnchor="middle"
        fontSize={12}
        fontWeight={650}
        className="num ring-text"
        data-hot={isHot || undefined}
      >
        {text}
      </text>
    </svg>
  );
}

export interface PathStep {
  readonly label: string;
  readonly state: 'done' | 'now' | 'ahead' | 'off';
  /** What is still missing to leave the step, in words. */
  readonly gate?: ReactNode;
}

/** Where a thing stands in its life: done, now, ahead. Gates stand under the step they hold up. */
export function StagePath({ label, steps }: { label: string; steps: readonly PathStep[] }) {
  const here = steps.find(({ state }) => state === 'now') ?? steps.findLast(({ state }) => state === 'done');
  return (
    <>
      <ol className="path" aria-label={label}>
        {steps.map((step) => (
          <li key={step.label} data-state={step.state} aria-current={step.state === 'now' ? 'step' : undefined}>
            <span className="dot" aria-hidden="true" />
            <span className="word">{step.label}</span>
            {step.gate !== undefined && <div className="gate">{step.gate}</div>}
          </li>
        ))}
      </ol>
      {here && (
        <p className="path-now" aria-hidden="true">
          {here.label}
        </p>
      )}
    </>
  );
}

/** Nothing to show: what belongs here and how to get it. */
export function EmptyState({
  icon,
  title,
  text,
  action,
}: {
  icon?: ReactNode;
  title: string;
  text?: string;
  action?: ReactNode;
}) {
  return (
    <div className="empty">
      {icon}
      <h2>{title}</h2>
      {text !== undefined && <p>{text}</p>}
      {action}
    </div>
  );
}

/** Term and value, one under the other. */
export function Facts({ rows }: { rows: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="facts">
      {rows.map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Grey lines in the height of what is coming, so that nothing jumps. */
export const Skeleton = ({ lines = 3, height = 44 }: { lines?: number; height?: number }) => (
  <div className="skeleton" aria-hidden="true">
    {Array.from({ length: lines }, (_, n) => (
      <i key={n} style={{ height }} />
    ))}
  </div>
);
