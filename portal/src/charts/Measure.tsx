import { lazy, Suspense } from 'react';

export interface Choice<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  /** As wide as its place, and of the height of a field. */
  readonly isWide?: boolean;
  readonly data: readonly { readonly value: Value; readonly label: string }[];
}

const Segments = lazy(async () => ({ default: (await import('./Segments')).Segments }));

/** One of few: what a plot is drawn by, for example. It comes after what one opens the page for, into a place kept for it. */
export function Measure<Value extends string>(choice: Choice<Value>) {
  return (
    <Suspense fallback={<div style={{ height: choice.isWide ? 36 : 30 }} />}>
      <Segments {...(choice as unknown as Choice<string>)} />
    </Suspense>
  );
}
