import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { alliances as copy } from '../../copy/alliances';
import { reasonsOf, useAct } from '../../ui/act';
import { due } from '../../ui/format';
import { FormErrors } from '../../ui/form';
import { useKeys } from '../../ui/keys';
import { Card, ClockRing } from '../../ui/pieces';
import { toast } from '../../ui/toast';
import {
  AcceptDocument,
  DeclineDocument,
  EndDocument,
  MarkReadyDocument,
  PauseDocument,
  ResumeDocument,
  touched,
  WithdrawDocument,
} from './acts';
import { Gates } from './Gates';
import type { Alliance } from './queries';
import type { Reasoned } from './ReasonDrawer';

const ReasonDrawer = lazy(async () => ({ default: (await import('./ReasonDrawer')).ReasonDrawer }));
const ReviewDrawer = lazy(async () => ({ default: (await import('./ReviewDrawer')).ReviewDrawer }));

/** Verbs that lead on, the filled button; the others follow as quiet ones. */
const LEADS_ON = ['ACCEPT', 'MARK_READY', 'REVIEW', 'RESUME'];
const QUIET = ['DECLINE', 'WITHDRAW', 'PAUSE', 'END'];

/** The one next step of the stage, named, and the ways out. What the service does not allow now says why instead. */
export function NextStep({ alliance, firmId }: { alliance: Alliance; firmId: string }) {
  const { id, version, stage, availableActions, clocksRunning } = alliance;
  const [open, setOpen] = useState<Reasoned | 'REVIEW' | null>(null);
  const done = (action: string) => () => {
    setOpen(null);
    toast(copy.done[action] ?? '');
  };
  const options = (action: string) => ({ touches: touched, onDone: done(action) });
  const accept = useAct(AcceptDocument, options('ACCEPT'));
  const ready = useAct(MarkReadyDocument, options('MARK_READY'));
  const resume = useAct(ResumeDocument, options('RESUME'));
  const decline = useAct(DeclineDocument, options('DECLINE'));
  const withdraw = useAct(WithdrawDocument, options('WITHDRAW'));
  const pause = useAct(PauseDocument, options('PAUSE'));
  const end = useAct(EndDocument, options('END'));
  const direct = { ACCEPT: accept, MARK_READY: ready, RESUME: resume } as const;
  const reasoned = { DECLINE: decline, WITHDRAW: withdraw, PAUSE: pause, END: end } as const;
  const change = { id, expectedVersion: version };
  const press = (action: string) => {
    const act = direct[action as keyof typeof direct];
    if (act) act.mutate(change);
    else setOpen(action as Reasoned | 'REVIEW');
  };
  const may = (action: string) => availableActions.some((each) => each.action === action && each.allowed);
  useKeys({
    a: may('ACCEPT') ? () => press('ACCEPT') : undefined,
    d: may('DECLINE') ? () => press('DECLINE') : undefined,
  });
  const clock = clocksRunning.toSorted((a, b) => a.dueAt.localeCompare(b.dueAt))[0];
  // The gates are listed one by one; their sum is not told once more.
  const hasShut = alliance.gates.some(({ isOpen }) => !isOpen);
  const held = availableActions.filter(
    ({ action, allowed, reason }) => !allowed && reason && LEADS_ON.includes(action) && !(action === 'MARK_READY' && hasShut),
  );
  const shown = (wanted: readonly string[]) =>
    availableActions.filter(({ action, allowed }) => allowed && wanted.includes(action));
  const failed = Object.values(direct).flatMap(({ error }) => reasonsOf(error));
  return (
    <Card title={copy.record.next} className="next">
      <div className="next-row">
        {clock && <ClockRing dueAt={clock.dueAt} of={24 * 14} />}
        <p className="body-l">
          {copy.sentences[stage]} {clock && <span className="soft">{`${copy.record.due} ${due(clock.dueAt)}.`}</span>}
        </p>
      </div>
      <Gates alliance={alliance} />
      {held.map(({ action, reason }) => (
        <p key={action} className="gate-note">
          <b>{copy.acts[action]}:</b> {reason}
        </p>
      ))}
      <FormErrors errors={failed} />
      <div className="acts next-acts">
        {shown(QUIET).map(({ action }) => (
          <Button
            key={action}
            variant={action === 'DECLINE' ? 'default' : 'subtle'}
            onClick={() => press(action)}
            aria-keyshortcuts={action === 'DECLINE' ? 'D' : undefined}
          >
            {copy.acts[action]}
          </Button>
        ))}
        {shown(LEADS_ON).map(({ action }) => (
          <Button
            key={action}
            loading={direct[action as keyof typeof direct]?.isPending ?? false}
            onClick={() => press(action)}
            aria-keyshortcuts={action === 'ACCEPT' ? 'A' : undefined}
          >
            {copy.acts[action]}
          </Button>
        ))}
      </div>
      <Suspense fallback={null}>
        {open === 'REVIEW' && <ReviewDrawer alliance={alliance} firmId={firmId} onClose={() => setOpen(null)} />}
        {open !== null && open !== 'REVIEW' && (
          <ReasonDrawer
            what={open}
            pending={reasoned[open].isPending}
            errors={reasonsOf(reasoned[open].error)}
            onClose={() => setOpen(null)}
            onSend={(input) => reasoned[open].mutate({ ...change, input })}
          />
        )}
      </Suspense>
    </Card>
  );
}
