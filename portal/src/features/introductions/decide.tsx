import '../../styles/work.css';
import { Button, Menu } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { decide as copy, theClient } from '../../copy/decide';
import type { IntroductionReason } from '../../gql/generated/introductions/graphql';
import { reasonsOf, useAct } from '../../ui/act';
import { FormErrors } from '../../ui/form';
import { useKeys } from '../../ui/keys';
import { toast } from '../../ui/toast';
import { AcceptDocument, DeclineDocument, touched } from './acts';
import { useReopen } from './reopen';

const AcceptRequest = lazy(() => import('./AcceptRequest'));
const OwnWords = lazy(() => import('./OwnWords'));
const DAY_MS = 86_400_000;
/** "In three months", as the ready sentence says (days). */
const NOT_NOW_DAYS = 90;

/** Anything with these fields of an introduction: ask for them in your own document. */
export interface WaitingIntroduction {
  readonly id: string;
  readonly version: number;
  readonly direction: 'OFFER' | 'REQUEST';
  readonly partner?: { readonly tradingName: string } | null;
  readonly availableActions: readonly {
    readonly action: string;
    readonly allowed: boolean;
    readonly reason?: string | null;
  }[];
}

/**
 * The two buttons of an introduction that waits for an answer; nothing when it does not wait for the viewer's.
 * An offer is accepted in one click; a request opens a small drawer for the contact. Decline is a menu of reasons,
 * each of which declines at once with a ready sentence. Refusals stand under the buttons.
 * Give `keys` to the one that A and D are for (the selected item), and `onDone` to move on to the next.
 */
export function DecideIntroduction({
  introduction,
  keys = false,
  primary = false,
  onDone,
}: {
  introduction: WaitingIntroduction;
  keys?: boolean;
  /** Whether accepting is the one filled button of the view. */
  primary?: boolean;
  onDone?: (what: 'accepted' | 'declined') => void;
}) {
  const { id, version, direction, partner, availableActions } = introduction;
  const who = partner?.tradingName ?? theClient;
  const [open, setOpen] = useState<'reasons' | 'words' | 'contact' | null>(null);
  const reopen = useReopen();
  const accept = useAct(AcceptDocument, {
    touches: touched,
    onDone: () => {
      toast(direction === 'OFFER' ? copy.accepted(who) : copy.named);
      onDone?.('accepted');
    },
  });
  const decline = useAct(DeclineDocument, {
    touches: touched,
    onDone: (payload) => {
      const declined = payload.introduction;
      setOpen(null);
      toast(copy.declined(who), declined ? () => reopen(declined.id, declined.version) : undefined);
      onDone?.('declined');
    },
  });
  const act = (name: string) => availableActions.find(({ action }) => action === name);
  const [canAccept, canDecline] = [act('ACCEPT'), act('DECLINE')];
  const yes = () => (direction === 'OFFER' ? accept.mutate({ id, input: null, expectedVersion: version }) : setOpen('contact'));
  const no = (reason: IntroductionReason, note: string) => {
    const notBefore = reason === 'NOT_NOW' ? new Date(Date.now() + NOT_NOW_DAYS * DAY_MS).toISOString() : null;
    decline.mutate({ id, input: { reason, note, notBefore }, expectedVersion: version });
  };
  useKeys(
    keys
      ? {
          a: canAccept?.allowed ? yes : undefined,
          d: canDecline?.allowed ? () => setOpen('reasons') : undefined,
        }
      : {},
  );
  if (!canAccept && !canDecline) return null;
  const sentences: Readonly<Record<string, string>> = direction === 'OFFER' ? copy.kindly.offer : copy.kindly.request;
  return (
    <div className="decide">
      <div className="acts">
        {canDecline?.allowed && (
          <Menu
            width={288}
            position="bottom-end"
            opened={open === 'reasons'}
            onChange={(isOpen) => setOpen(isOpen ? 'reasons' : null)}
            withInitialFocusPlaceholder={false}
            portalProps={{ target: '#main' }}
          >
            <Menu.Target>
              <Button variant="default" loading={decline.isPending} aria-keyshortcuts={keys ? 'D' : undefined}>
                {copy.decline}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Label>{copy.why}</Menu.Label>
              {copy[direction === 'OFFER' ? 'offer' : 'request'].map(([reason, label]) => (
                <Menu.Item key={reason} onClick={() => no(reason, sentences[reason] ?? '')}>
                  {label}
                  <span className="menu-note">{sentences[reason]}</span>
                </Menu.Item>
              ))}
              <Menu.Item onClick={() => setOpen('words')}>{copy.other}</Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
        {canAccept?.allowed && (
          <Button
            variant={primary ? 'filled' : 'light'}
            loading={accept.isPending}
            onClick={yes}
            aria-keyshortcuts={keys ? 'A' : undefined}
          >
            {copy.accept}
          </Button>
        )}
      </div>
      {[canAccept, canDecline].map(
        (each) =>
          each?.reason && (
            <p key={each.action} className="note">
              {each.reason}
            </p>
          ),
      )}
      <FormErrors errors={[...reasonsOf(accept.error), ...(open === 'words' ? [] : reasonsOf(decline.error))]} />
      <Suspense fallback={null}>
        {open === 'words' && (
          <OwnWords
            errors={reasonsOf(decline.error)}
            pending={decline.isPending}
            onSend={(note) => no('OTHER', note)}
            onClose={() => setOpen(null)}
          />
        )}
        {open === 'contact' && (
          <AcceptRequest
            introduction={introduction}
            onClose={() => setOpen(null)}
            onDone={() => {
              setOpen(null);
              onDone?.('accepted');
            }}
          />
        )}
      </Suspense>
    </div>
  );
}
