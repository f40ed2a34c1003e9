import { Button, Menu } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { inbox as copy } from '../../copy/inbox';
import { tones, words } from '../../copy/words';
import type { InboxBox } from '../../gql/generated/daily/graphql';
import { reasonsOf, useAct } from '../../ui/act';
import { day, due, moment } from '../../ui/format';
import { FormErrors } from '../../ui/form';
import { useKeys } from '../../ui/keys';
import { Chip, Facts } from '../../ui/pieces';
import { toast } from '../../ui/toast';
import { Decide } from './Decide';
import { inWords } from './notice';
import { FinishDocument, MarkReadDocument, MarkUnreadDocument, RestoreDocument, SnoozeDocument } from './marks';
import type { Item } from './queries';

const touched = { touches: ['inbox', 'today'] } as const;

/** The thing itself, with what can be done about it: decide, finish, snooze. */
export function InboxItemPane({ item, box, firmId, onGone }: { item: Item; box: InboxBox; firmId: string; onGone: () => void }) {
  const { title, text, to } = inWords(item, firmId);
  const ids = { businessId: firmId, id: item.id };
  const restore = useAct(RestoreDocument, touched);
  const back = () => restore.mutate(ids);
  const finish = useAct(FinishDocument, {
    ...touched,
    onDone: () => {
      toast(copy.finished, back);
      onGone();
    },
  });
  const snooze = useAct(SnoozeDocument, { ...touched, onDone: onGone });
  const read = useAct(MarkReadDocument, touched);
  const unread = useAct(MarkUnreadDocument, touched);
  const isUnread = item.kind === 'NOTICE' && !item.readAt;
  useEffect(() => {
    if (isUnread) read.mutate(ids);
    // Once, when it is opened: marking it unread must last.
  }, []);
  const isOpen = box === 'NEEDS_YOU' || box === 'FOR_YOUR_INFORMATION';
  const sleep = (until: Date) => {
    snooze.mutate({ ...ids, until: until.toISOString() }, { onSuccess: () => toast(copy.snoozed(day(until)), back) });
  };
  useKeys({
    e: isOpen ? () => finish.mutate(ids) : undefined,
    s: isOpen ? () => sleep(morningIn(1)) : undefined,
    u: item.kind === 'NOTICE' ? () => unread.mutate(ids) : undefined,
  });
  return (
    <section className="card pane" aria-label={title}>
      <p className="only-phone">
        <Link to="/inbox" search={{ box: box === 'NEEDS_YOU' ? undefined : box }} className="link">
          {copy.back}
        </Link>
      </p>
      <h2>{title}</h2>
      <p className="pane-text">{text}</p>
      <Facts rows={factsOf(item)} />
      <Decide item={item} to={to} keys primary={item.kind === 'TASK'} />
      <FormErrors errors={[finish, snooze, restore, unread].flatMap(({ error }) => reasonsOf(error))} />
      <div className="pane-foot">
        {to !== null && (
          <Link to={to} className="link">
            {copy.openRecord}
          </Link>
        )}
        <div className="acts">
          {isOpen ? (
            <>
              <Menu position="bottom-end">
                <Menu.Target>
                  <Button size="xs" variant="subtle" aria-keyshortcuts="S">
                    {copy.snooze}
                  </Button>
                </Menu.Target>
                <Menu.Dropdown>
                  <Menu.Item onClick={() => sleep(morningIn(1))}>{copy.snoozes.tomorrow}</Menu.Item>
                  <Menu.Item onClick={() => sleep(morningIn(daysToMonday()))}>{copy.snoozes.monday}</Menu.Item>
                  <Menu.Item onClick={() => sleep(morningIn(7))}>{copy.snoozes.week}</Menu.Item>
                </Menu.Dropdown>
              </Menu>
              <Button size="xs" variant="subtle" aria-keyshortcuts="E" onClick={() => finish.mutate(ids)}>
                {copy.done}
              </Button>
            </>
          ) : (
            <Button size="xs" variant="subtle" onClick={() => restore.mutate(ids, { onSuccess: onGone })}>
              {copy.undone}
            </Button>
          )}
        </div>
      </div>
    </section>
  );
}

function factsOf({ subject, dueAt, occurredAt, actor, snoozedUntil }: Item) {
  const state =
    subject?.__typename === 'Introduction' ? (
      <Chip tone={tones.introduction(subject.stage)}>{words.introductionStage[subject.stage]}</Chip>
    ) : subject?.__typename === 'Alliance' ? (
      <Chip tone={tones.alliance(subject.allianceStage)}>{words.allianceStage[subject.allianceStage]}</Chip>
    ) : subject?.__typename === 'Outcome' ? (
      <Chip tone={tones.outcome(subject.state)}>{words.outcomeState[subject.state]}</Chip>
    ) : null;
  return [
    ...(state ? [[copy.state, state] as const] : []),
    ...(dueAt ? [[copy.due, `${moment(dueAt)} (${due(dueAt)})`] as const] : []),
    [copy.since, moment(occurredAt)] as const,
    ...(actor ? [[copy.by, actor.name] as const] : []),
    ...(snoozedUntil ? [[copy.until, moment(snoozedUntil)] as const] : []),
  ];
}

/** Eight o'clock, that many days from now, where the reader is. */
function morningIn(days: number): Date {
  const date = new Date();
  date.setDate(date.getDate() + days);
  date.setHours(8, 0, 0, 0);
  return date;
}

const daysToMonday = (): number => (8 - new Date().getDay()) % 7 || 7;
