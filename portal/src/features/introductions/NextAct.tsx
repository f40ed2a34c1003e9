import { Button, Menu } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { introductions } from '../../copy/introductions';
import { words } from '../../copy/words';
import { reasonsOf, useAct } from '../../ui/act';
import { FormErrors } from '../../ui/form';
import { due, firstName } from '../../ui/format';
import { Card, ClockRing } from '../../ui/pieces';
import { toast } from '../../ui/toast';
import { ReportContactDocument, SubmitDocument, touched, WithdrawDocument } from './acts';
import { DecideIntroduction } from './decide';
import type { Record } from './record';

const AskClient = lazy(() => import('./AskClient'));
const Steps = lazy(() => import('./StepDrawers'));
const { record: copy, waits, yours } = introductions;

const RUNNING = ['INTRODUCED', 'IN_CONTACT', 'MET'];
const FIRST = ['ACCEPT', 'SUBMIT', 'ASK_CLIENT', 'REPORT_CONTACT', 'REPORT_MEETING'];

/** What comes next and whose turn it is; the acts are those that the service offers. */
export function NextAct({ introduction, onAct }: { introduction: Record; onAct?: () => void }) {
  const { id, version, stage, partner, contact, clocksRunning, availableActions, coreStatus } = introduction;
  const [open, setOpen] = useState<'ask' | 'met' | 'tell' | 'reroute' | null>(null);
  const done = (word: string) => () => {
    toast(word);
    onAct?.();
  };
  const submit = useAct(SubmitDocument, {
    touches: touched,
    onDone: done(introductions.fresh.sentOffer(partner?.tradingName ?? '')),
  });
  const contacted = useAct(ReportContactDocument, { touches: touched, onDone: done(introductions.contactDone) });
  const withdraw = useAct(WithdrawDocument, { touches: touched, onDone: done(copy.withdrawn) });
  const change = { id, expectedVersion: version };
  const may = (name: string) => availableActions.some(({ action, allowed }) => action === name && allowed);
  const other = partner?.tradingName ?? introductions.fresh.yourPartner;
  const clock = clocksRunning.map(({ dueAt }) => dueAt).toSorted()[0];
  const isOurs = availableActions.some(({ action }) => FIRST.includes(action)) || (stage === 'MET' && partner !== null);
  const who = contact ? firstName(contact.name) : introductions.theClient;
  const sentence =
    (isOurs || !waits[stage] ? yours[stage]?.(other) : waits[stage]?.(who, other, clock ? due(clock) : copy.anytime)) ??
    copy.over(words.introductionStage[stage] ?? stage);
  const failed = [submit, contacted, withdraw].find(({ error }) => error !== null);
  const canReport = partner !== null && RUNNING.includes(stage);
  const isOver = coreStatus !== 'PENDING' && coreStatus !== 'ACCEPTED';
  return (
    <Card title={copy.next} className={isOurs && !isOver ? 'next ours' : 'next'}>
      <div className="next-row">
        {clock && <ClockRing dueAt={clock} />}
        <p className="body-l">{sentence}</p>
      </div>
      <DecideIntroduction introduction={introduction} keys primary />
      <div className="acts next-acts">
        {may('WITHDRAW') && (
          <Menu width={240} position="bottom-start" withInitialFocusPlaceholder={false} portalProps={{ target: '#main' }}>
            <Menu.Target>
              <Button variant="subtle" loading={withdraw.isPending}>
                {copy.withdraw}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Label>{introductions.decide.why}</Menu.Label>
              {copy.withdrawReasons.map(([reason, label]) => (
                <Menu.Item key={reason} onClick={() => withdraw.mutate({ ...change, input: { reason: reason } })}>
                  {label}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        )}
        {may('REROUTE') && (
          <Button variant="default" onClick={() => setOpen('reroute')}>
            {copy.reroute}
          </Button>
        )}
        {may('GIVE_PROGRESS') && (
          <Button variant="default" onClick={() => setOpen('tell')}>
            {copy.progress}
          </Button>
        )}
        {canReport && (
          <Button
            component={Link}
            to="."
            search={((before: object) => ({ ...before, new: 'outcome', introduction: id })) as never}
            variant={stage === 'MET' ? 'filled' : 'default'}
          >
            {copy.outcome}
          </Button>
        )}
        {may('UPDATE') && (
          <Button
            component={Link}
            to="."
            search={((before: object) => ({ ...before, new: 'introduction', introduction: id })) as never}
            variant="default"
          >
            {copy.edit}
          </Button>
        )}
        {may('SUBMIT') && (
          <Button loading={submit.isPending} onClick={() => submit.mutate(change)}>
            {copy.submit}
          </Button>
        )}
        {may('ASK_CLIENT') && <Button onClick={() => setOpen('ask')}>{copy.askClient}</Button>}
        {may('REPORT_CONTACT') && (
          <Button loading={contacted.isPending} onClick={() => contacted.mutate(change)}>
            {copy.reportContact}
          </Button>
        )}
        {may('REPORT_MEETING') && <Button onClick={() => setOpen('met')}>{copy.reportMeeting}</Button>}
      </div>
      {availableActions
        .filter(({ action, allowed, reason }) => !allowed && reason && action !== 'ACCEPT' && action !== 'DECLINE')
        .map(({ action, reason }) => (
          <p key={action} className="note">
            {reason}
          </p>
        ))}
      <FormErrors errors={reasonsOf(failed?.error ?? null)} />
      <Suspense fallback={null}>
        {open === 'ask' && contact && <AskClient introduction={introduction} onClose={() => setOpen(null)} />}
        {(open === 'met' || open === 'tell' || open === 'reroute') && (
          <Steps what={open} introduction={introduction} onClose={() => setOpen(null)} />
        )}
      </Suspense>
    </Card>
  );
}
