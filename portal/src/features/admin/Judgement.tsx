import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconHelpCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { admin } from '../../copy/admin';
import { due } from '../../ui/format';
import { FormErrors } from '../../ui/form';
import { Card } from '../../ui/pieces';

const { approvals: copy } = admin;

interface Check {
  readonly code: string;
  readonly state: 'PASS' | 'WARN' | 'UNKNOWN';
  readonly sentence: string;
}
const icons = { PASS: IconCircleCheck, WARN: IconAlertTriangle, UNKNOWN: IconHelpCircle };

/** What was looked up before a person decides. Warnings first: they are what she is here for. */
export function Checks({ checks }: { checks: readonly Check[] }) {
  const order = ['WARN', 'UNKNOWN', 'PASS'];
  const sorted = [...checks].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  return (
    <Card title={copy.checks}>
      {checks.length === 0 ? (
        <p className="soft">{copy.noChecks}</p>
      ) : (
        <ul className="checks">
          {sorted.map(({ code, state, sentence }) => {
            const Icon = icons[state];
            return (
              <li key={code} data-state={state}>
                <Icon size={18} stroke={1.8} role="img" aria-label={copy.state[state]} />
                <span>{sentence}</span>
              </li>
            );
          })}
        </ul>
      )}
    </Card>
  );
}

export interface Action {
  readonly action: string;
  readonly allowed: boolean;
  readonly reason?: string | null | undefined;
}

/** One decision: a button, or the reason in words why it is not possible. */
export function Act({
  actions,
  name,
  label,
  hint,
  isMain = false,
  isPending = false,
  onPress,
}: {
  actions: readonly Action[];
  name: string;
  label: string;
  /** The key that does the same. */
  hint?: string;
  isMain?: boolean;
  isPending?: boolean;
  onPress: () => void;
}) {
  const action = actions.find((each) => each.action === name);
  if (!action) return null;
  if (!action.allowed) return <p className="soft">{`${label}: ${action.reason ?? ''}`}</p>;
  return (
    <Button
      variant={isMain ? 'filled' : 'default'}
      loading={isPending}
      onClick={onPress}
      {...(hint && { 'aria-keyshortcuts': hint, title: hint })}
    >
      {label}
    </Button>
  );
}

/** The head of what is judged: its name, its clock, the decisions. */
export function Head({
  mark,
  name,
  line,
  dueAt,
  errors,
  children,
}: {
  mark: ReactNode;
  name: string;
  line: ReactNode;
  dueAt: string | null;
  errors: readonly string[];
  children: ReactNode;
}) {
  return (
    <section className="card judged" aria-label={name}>
      <div className="top-line">
        {mark}
        <div>
          <h2>{name}</h2>
          <p className="soft">
            {line}
            {dueAt !== null && ` · ${copy.decideBy(due(dueAt))}`}
          </p>
        </div>
      </div>
      <FormErrors errors={errors} />
      <div className="acts">{children}</div>
    </section>
  );
}

/** Whether a key may stand for an action now. */
export const can = (actions: readonly Action[], name: string): boolean =>
  actions.some(({ action, allowed }) => action === name && allowed);
