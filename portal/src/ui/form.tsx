import { Button } from '@mantine/core';
import { frame } from '../copy/frame';
import type { UserError } from '../gql/client';
import { Refused } from './act';

/** Refusals that are about no single field of the form, read out when they come. */
export function FormErrors({ errors }: { errors: readonly string[] }) {
  if (errors.length === 0) return null;
  return (
    <div role="alert" className="form-errors">
      {errors.map((message) => (
        <p key={message}>{message}</p>
      ))}
    </div>
  );
}

/**
 * Somebody else changed the record while she wrote: what it says now has been fetched, and she says which shall stand.
 * Stands under `FormErrors`, which has the sentence.
 */
export function Conflict({ error, keep, take }: { error: Error | null; keep: () => void; take: () => void }) {
  if (!(error instanceof Refused && error.errors.some(({ code }) => code === 'STALE_VERSION'))) return null;
  return (
    <div className="acts">
      <Button variant="default" size="compact-sm" onClick={take}>
        {frame.conflict.take}
      </Button>
      <Button variant="default" size="compact-sm" onClick={keep}>
        {frame.conflict.keep}
      </Button>
    </div>
  );
}

/**
 * Sorts refusals to the form's fields: by the last word of `field` (`["input","email"]` → `email`).
 * What is about no field of the form comes back as `rest`, and belongs into FormErrors.
 */
export function sortErrors(
  errors: readonly UserError[],
  fields: readonly string[],
): { byField: Record<string, string>; rest: string[] } {
  const byField: Record<string, string> = {};
  const rest: string[] = [];
  for (const { message, field } of errors) {
    const name = field?.findLast((word) => fields.includes(word));
    if (name !== undefined) byField[name] ??= message;
    else rest.push(message);
  }
  return { byField, rest };
}

/** Puts the cursor into the first field that is wrong. */
export function focusFirstError(form: HTMLElement | null): void {
  requestAnimationFrame(() => form?.querySelector<HTMLElement>('[aria-invalid=true],[data-error=true] input')?.focus());
}
