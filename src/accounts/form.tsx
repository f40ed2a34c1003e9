import type { ReactElement } from 'react';
import { DomainError } from '../kernel/domain-error.js';

/** What a form posted: nothing about it can be relied on. */
export type Posted = Readonly<Record<string, unknown>> | null | undefined;

export function textOf(posted: Posted, name: string): string {
  const value = posted?.[name];
  return typeof value === 'string' ? value : '';
}

/** A refusal that she who filled in the form can put right; its messages are shown above it. */
const CORRECTABLE = new Set(['INVALID', 'WEAK_PASSWORD', 'WRONG_CREDENTIALS', 'RATE_LIMITED']);

/** Runs what a form asks for and answers what is to be corrected; empty when it was done. Throws what cannot be corrected. */
export async function submit(work: () => Promise<void>): Promise<string[]> {
  try {
    await work();
    return [];
  } catch (error) {
    if (error instanceof DomainError && error.violations.every(({ code }) => CORRECTABLE.has(code))) {
      return error.violations.map(({ message }) => message);
    }
    throw error;
  }
}

export const Problems = ({ messages }: { messages: readonly string[] }): ReactElement => (
  <>
    {messages.map((message) => (
      <p key={message} className="error" role="alert">
        {message}
      </p>
    ))}
  </>
);

export const PasswordField = ({ label, isNew }: { label: string; isNew: boolean }): ReactElement => (
  <label className="wide">
    {label}
    <input type="password" name="password" required autoComplete={isNew ? 'new-password' : 'current-password'} />
    {isNew ? <small>10 to 128 characters, without the name in your e-mail address</small> : null}
  </label>
);
