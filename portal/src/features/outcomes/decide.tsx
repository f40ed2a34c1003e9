import '../../styles/work.css';
import { Button, Menu } from '@mantine/core';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { outcomes } from '../../copy/outcomes';
import type { OutcomeReason } from '../../gql/generated/outcomes/graphql';
import { reasonsOf, useAct } from '../../ui/act';
import { FormErrors } from '../../ui/form';
import { money, type MoneyValue } from '../../ui/format';
import { useKeys } from '../../ui/keys';
import { toast } from '../../ui/toast';
import { AgreeDocument, ConfirmDocument, DisputeDocument, ReverseDocument, SettleDocument, touched, WaiveDocument } from './acts';

const ProposeAmount = lazy(() => import('./ProposeAmount'));
const { decide: copy } = outcomes;

/** Anything with these fields of an outcome: ask for them in your own document. */
export interface WaitingOutcome {
  readonly id: string;
  readonly version: number;
  readonly amount?: MoneyValue | null;
  readonly fee?: MoneyValue | null;
  readonly proposedAmount?: MoneyValue | null;
  readonly proposedBy?: { readonly tradingName: string } | null;
  readonly availableActions: readonly {
    readonly action: string;
    readonly allowed: boolean;
    readonly reason?: string | null;
  }[];
}

/**
 * The buttons of a reported outcome that are the viewer's: confirm or dispute (a menu of reasons), agree to what is on
 * the table or put an amount there, and for a fee paid or waived. `all` adds taking it back; leave it off on Today and
 * in the inbox. Nothing is drawn when nothing is open. With `keys`, A confirms (or agrees) and D disputes.
 */
export function DecideOutcome({
  outcome,
  keys = false,
  primary = false,
  all = false,
  compact = false,
  onDone,
}: {
  outcome: WaitingOutcome;
  keys?: boolean;
  primary?: boolean;
  all?: boolean;
  /** Small buttons, for the row of a table. */
  compact?: boolean;
  onDone?: (what: 'confirmed' | 'disputed' | 'agreed' | 'changed') => void;
}) {
  const { id, version, availableActions, proposedAmount, fee } = outcome;
  const [open, setOpen] = useState<'dispute' | 'propose' | 'reverse' | null>(null);
  const done = (word: string, what: Parameters<NonNullable<typeof onDone>>[0]) => () => {
    setOpen(null);
    toast(word);
    onDone?.(what);
  };
  const confirm = useAct(ConfirmDocument, { touches: touched, onDone: done(copy.confirmed, 'confirmed') });
  const dispute = useAct(DisputeDocument, { touches: touched, onDone: done(copy.disputed, 'disputed') });
  const agree = useAct(AgreeDocument, { touches: touched, onDone: done(copy.agreed, 'agreed') });
  const settle = useAct(SettleDocument, { touches: touched, onDone: done(copy.settled, 'changed') });
  const waive = useAct(WaiveDocument, { touches: touched, onDone: done(copy.waived, 'changed') });
  const reverse = useAct(ReverseDocument, { touches: touched, onDone: done(copy.reversed, 'changed') });
  const may = (name: string) => availableActions.some(({ action, allowed }) => action === name && allowed);
  const change = { id, expectedVersion: version };
  useKeys(
    keys
      ? {
          a: may('CONFIRM') ? () => confirm.mutate(change) : may('AGREE') ? () => agree.mutate(change) : undefined,
          d: may('DISPUTE') ? () => setOpen('dispute') : undefined,
        }
      : {},
  );
  const shown = availableActions.filter(({ action }) => action !== 'RESOLVE' && (all || action !== 'REVERSE'));
  if (shown.length === 0) return null;
  const failed = [confirm, dispute, agree, settle, waive, reverse].find(({ error }) => error !== null);
  const size = compact ? 'compact-sm' : 'sm';
  const strong = primary ? 'filled' : 'light';
  const reasons = (
    which: 'dispute' | 'reverse',
    list: readonly (readonly [string, string])[],
    act: (reason: OutcomeReason) => void,
    button: ReactNode,
  ) => (
    <Menu
      width={280}
      position="bottom-end"
      opened={open === which}
      onChange={(isOpen) => setOpen(isOpen ? which : null)}
      withInitialFocusPlaceholder={false}
      portalProps={{ target: '#main' }}
    >
      <Menu.Target>{button}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{copy.why}</Menu.Label>
        {list.map(([reason, label]) => (
          <Menu.Item key={reason} onClick={() => act(reason as OutcomeReason)}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
  return (
    <div className="decide">
      <div className="acts">
        {may('REVERSE') &&
          all &&
          reasons(
            'reverse',
            copy.reverseReasons,
            (reason) => reverse.mutate({ ...change, input: { reason } }),
            <Button size={size} variant="subtle" loading={reverse.isPending}>
              {copy.reverse}
            </Button>,
          )}
        {may('WAIVE') && (
          <Button size={size} variant="default" loading={waive.isPending} onClick={() => waive.mutate(change)}>
            {copy.waive}
          </Button>
        )}
        {may('SETTLE') && fee && (
          <Button size={size} variant="light" loading={settle.isPending} onClick={() => settle.mutate(change)}>
            {copy.settle(money(fee))}
          </Button>
        )}
        {may('DISPUTE') &&
          reasons(
            'dispute',
            copy.reasons,
            (reason) => dispute.mutate({ ...change, input: { reason } }),
            <Button size={size} variant="default" loading={dispute.isPending} aria-keyshortcuts={keys ? 'D' : undefined}>
              {copy.dispute}
            </Button>,
          )}
        {may('CONFIRM') && (
          <Button
            size={size}
            variant={strong}
            loading={confirm.isPending}
            onClick={() => confirm.mutate(change)}
            aria-keyshortcuts={keys ? 'A' : undefined}
          >
            {copy.confirm}
          </Button>
        )}
        {may('PROPOSE') && outcome.amount && (
          <Button size={size} variant="default" onClick={() => setOpen('propose')}>
            {copy.propose}
          </Button>
        )}
        {may('AGREE') && proposedAmount && (
          <Button
            size={size}
            variant={strong}
            loading={agree.isPending}
            onClick={() => agree.mutate(change)}
            aria-keyshortcuts={keys ? 'A' : undefined}
          >
            {copy.agree(money(proposedAmount))}
          </Button>
        )}
      </div>
      {shown.map(
        ({ action, allowed, reason }) =>
          !allowed &&
          reason && (
            <p key={action} className="note">
              {reason}
            </p>
          ),
      )}
      <FormErrors errors={reasonsOf(failed?.error ?? null)} />
      <Suspense fallback={null}>
        {open === 'propose' && outcome.amount && (
          <ProposeAmount
            outcome={outcome}
            currency={outcome.amount.currency}
            onClose={() => setOpen(null)}
            onDone={done(copy.proposed, 'changed')}
          />
        )}
      </Suspense>
    </div>
  );
}
