import { SegmentedControl } from '@mantine/core';
import type { Choice } from './Measure';

/** See `Measure`, which waits for it. */
export function Segments<Value extends string>({ label, data, isWide = false, ...props }: Choice<Value>) {
  return <SegmentedControl size={isWide ? 'sm' : 'xs'} fullWidth={isWide} aria-label={label} data={[...data]} {...props} />;
}
