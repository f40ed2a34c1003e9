import { Button, Menu } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { life as copy } from '../../copy/campaign-life';
import { isFeature } from '../../copy/campaign-words';
import { reasonsOf, useAct } from '../../ui/act';
import { FormErrors } from '../../ui/form';
import { useKeys } from '../../ui/keys';
import { Card, ClockRing } from '../../ui/pieces';
import { toast } from '../../ui/toast';
import { PRESSED, touched, type Pressed } from './acts';
import { AcceptDocument } from './acts-told';
import type { Reasoned } from './acts-reasoned';
import { Links } from './Links';
import { may, type Record } from './record';
import { sentenceOf, type Side } from './said';

const ReasonDrawer = lazy(() => import('./ReasonDrawer'));
const Confirm = lazy(() => import('./Confirm'));
const Drawers = lazy(() => import('./Drawers'));

/** What leads on, in the order in which it is done; the first that is possible is the filled button. */
const LEADS_ON = [
  ...['PROPOSE', 'ACCEPT', 'APPROVE', 'CHOOSE_AUDIENCE', 'TEST_SEND', 'SCHEDULE', 'START', 'GIVE_PROOF'],
  ...['CONFIRM_PROOF', 'RESUME', 'SETTLE'],
];
const WAYS_OUT = ['CANCEL', 'COMPLETE', 'DECLINE', 'REFUSE', 'SEND_BACK', 'DISPUTE_PROOF', 'PAUSE'];
/** What is asked again before it is done. */
const ASKED = ['START', 'COMPLETE', 'CONFIRM_PROOF'];
const DRAWN = ['CHOOSE_AUDIENCE', 'SCHEDULE', 'GIVE_PROOF', 'SETTLE'] as const;
export type Drawn = (typeof DRAWN)[number];

/** What has been done already may be done once more, but leads nowhere. */
function isDone(action: string, campaign: Record, side: Side): boolean {
  const { isTested, channel, availableActions, stage, hostHasSettled, beneficiaryHasSettled } = campaign;
  const offers = (name: string) => availableActions.find((each) => each.action === name);
  if (action === 'TEST_SEND') return isTested || channel === 'HOST' || stage === 'IN_REVIEW';
  if (action === 'CHOOSE_AUDIENCE') return offers('SCHEDULE')?.allowed !== false || stage !== 'AGREED';
  if (action === 'SETTLE') return side === 'HOST' ? hostHasSettled : beneficiaryHasSettled;
  return action === 'SCHEDULE' && stage === 'SCHEDULED';
}

/** The one next act of the campaign, named, and all other acts; what is not possible now says why. */
export function NextAct({ campaign, side, onDone }: { campaign: Record; side: Side; onDone?: () => void }) {
  const { id, version, stage, kind, contentNumber, clocksRunning, availableActions } = campaign;
  const [open, setOpen] = useState<string | null>(null);
  const [errors, setErrors] = useState<readonly string[]>([]);
  const done = (action: string) => () => {
    setOpen(null);
    setErrors([]);
    toast(copy.done[action] ?? '');
    onDone?.();
  };
  const failed = { onError: (error: Error) => setErrors(reasonsOf(error)) };
  const accept = useAct(AcceptDocument, { touches: touched, onDone: done('ACCEPT') });
  const propose = useAct(PRESSED.PROPOSE, { touches: touched, onDone: done('PROPOSE') });
  const approve = useAct(PRESSED.APPROVE, { touches: touched, onDone: done('APPROVE') });
  const test = useAct(PRESSED.TEST_SEND, { touches: touched, onDone: done('TEST_SEND') });
  const resume = useAct(PRESSED.RESUME, { touches: touched, onDone: done('RESUME') });
  const change = { id, expectedVersion: version };
  const direct: { [action: string]: { isPending: boolean; press: () => void } | undefined } = {
    ACCEPT: { isPending: accept.isPending, press: () => accept.mutate({ ...change, input: { contentNumber } }, failed) },
    PROPOSE: { isPending: propose.isPending, press: () => propose.mutate(change, failed) },
    APPROVE: { isPending: approve.isPending, press: () => approve.mutate(change, failed) },
    TEST_SEND: { isPending: test.isPending, press: () => test.mutate(change, failed) },
    RESUME: { isPending: resume.isPending, press: () => resume.mutate(change, failed) },
  };
  const press = (action: string) => {
    setErrors([]);
    const act = direct[action];
    if (act) act.press();
    else setOpen(action);
  };
  const leading = LEADS_ON.filter((action) => may(campaign, action));
  const [next] = leading.filter((action) => !isDone(action, campaign, side));
  const rest = leading.filter((action) => action !== next);
  const out = WAYS_OUT.filter((action) => may(campaign, action));
  const held = availableActions.filter(({ action, allowed, reason }) => !allowed && reason && action !== 'ACCEPT');
  const wordOf = (action: string) => (isDone(action, campaign, side) && copy.again[action]) || copy.acts[action];
  const clock = clocksRunning.map(({ dueAt }) => dueAt).toSorted()[0];
  const isAtDoor = !isFeature(kind) && side !== null && ['RUNNING', 'PAUSED', 'COMPLETED'].includes(stage);
  useKeys({
    a: next === 'ACCEPT' || next === 'APPROVE' ? () => press(next) : undefined,
    d: may(campaign, 'DECLINE') ? () => press('DECLINE') : undefined,
  });
  return (
    <Card title={copy.next} className={next ? 'next ours' : 'next'}>
      <div className="next-row">
        {clock && <ClockRing dueAt={clock} of={24 * 14} />}
        <p className="body-l">{sentenceOf(campaign, side)}</p>
      </div>
      {held.map(({ action, reason }) => (
        <p key={action} className="gate-note">
          <b>{copy.acts[action]}:</b> {reason}
        </p>
      ))}
      <FormErrors errors={errors} />
      <Links campaign={campaign} />
      <div className="acts next-acts">
        {out.map((action) => (
          <Button
            key={action}
            variant={action === 'CANCEL' || action === 'COMPLETE' ? 'subtle' : 'default'}
            onClick={() => press(action)}
            aria-keyshortcuts={action === 'DECLINE' ? 'D' : undefined}
          >
            {copy.acts[action]}
          </Button>
        ))}
        {may(campaign, 'UPDATE') && (
          <Button component={Link} to="/campaigns/new" search={{ campaign: id } as never} variant="default">
            {copy.edit}
          </Button>
        )}
        {rest.length > 1 ? (
          <Menu width={240} position="bottom-start" withInitialFocusPlaceholder={false} portalProps={{ target: '#main' }}>
            <Menu.Target>
              <Button variant="default" loading={rest.some((action) => direct[action]?.isPending)}>
                {copy.change}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {rest.map((action) => (
                <Menu.Item key={action} onClick={() => press(action)}>
                  {wordOf(action)}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        ) : (
          rest.map((action) => (
            <Button key={action} variant="default" loading={direct[action]?.isPending ?? false} onClick={() => press(action)}>
              {wordOf(action)}
            </Button>
          ))
        )}
        {isAtDoor && (
          <Button component={Link} to="/campaigns/$id/check-in" params={{ id } as never} variant={next ? 'default' : 'light'}>
            {copy.checkIn}
          </Button>
        )}
        {next && (
          <Button
            loading={direct[next]?.isPending ?? false}
            onClick={() => press(next)}
            aria-keyshortcuts={next === 'ACCEPT' || next === 'APPROVE' ? 'A' : undefined}
          >
            {copy.acts[next]}
          </Button>
        )}
      </div>
      <Suspense fallback={null}>
        {open !== null && ASKED.includes(open) && (
          <Confirm what={open as Pressed} campaign={campaign} onClose={() => setOpen(null)} onDone={done(open)} />
        )}
        {open !== null && DRAWN.includes(open as Drawn) && (
          <Drawers what={open as Drawn} campaign={campaign} onClose={() => setOpen(null)} onDone={done(open)} />
        )}
        {open !== null && WAYS_OUT.includes(open) && open !== 'COMPLETE' && (
          <ReasonDrawer what={open as Reasoned} campaign={campaign} onClose={() => setOpen(null)} onDone={done(open)} />
        )}
      </Suspense>
    </Card>
  );
}
