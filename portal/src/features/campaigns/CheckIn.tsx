import '../../styles/work.css';
import './campaign.css';
import { Button, TextInput } from '@mantine/core';
import { IconCircleCheckFilled, IconCircle, IconSearch, IconX } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { life } from '../../copy/campaign-life';
import { reasonsOf, useAct } from '../../ui/act';
import { FormErrors } from '../../ui/form';
import { figure, moment } from '../../ui/format';
import { EmptyState, PageHead } from '../../ui/pieces';
import { Missing } from '../../ui/states';
import { toast } from '../../ui/toast';
import { touchedByGuest } from './acts';
import { AttendDocument, UnattendDocument } from './acts-told';
import { companyOf, doorQuery, nameOf, type Guest } from './guest-queries';
import { recordQuery } from './record';

const { door: copy } = life;
const route = getRouteApi('/app/firm/campaigns/$id/check-in');
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The list at the door, for a phone in one hand: find a name, tap, done; tap again to take it back. */
export function CheckIn() {
  const { id } = route.useParams();
  const { data: campaign } = useSuspenseQuery(recordQuery(id));
  return campaign ? <Door id={id} title={campaign.content.title} /> : <Missing />;
}

function Door({ id, title }: { id: string; title: string }) {
  const { data: guests } = useSuspenseQuery(doorQuery(id));
  const [typed, setTyped] = useState('');
  /** What was tapped and is not yet in the answer. */
  const [tapped, setTapped] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [errors, setErrors] = useState<readonly string[]>([]);
  const attend = useAct(AttendDocument, { touches: touchedByGuest });
  const unattend = useAct(UnattendDocument, { touches: touchedByGuest });
  const isHere = (guest: Guest) => tapped.get(guest.id) ?? guest.attendedAt != null;
  const settle = (guest: Guest) => setTapped((before) => new Map([...before].filter(([each]) => each !== guest.id)));
  const set = (guest: Guest, here: boolean) => {
    setErrors([]);
    setTapped((before) => new Map(before).set(guest.id, here));
    const act = here ? attend : unattend;
    act.mutate(
      { id: guest.id },
      {
        onSuccess: () => here && toast(copy.checkedIn(nameOf(guest)), () => set(guest, false)),
        onError: (error) => setErrors(reasonsOf(error)),
        onSettled: () => settle(guest),
      },
    );
  };
  const words = plain(typed.trim()).split(/\s+/).filter(Boolean);
  const found = guests.filter((guest) => {
    const text = plain(`${nameOf(guest)} ${companyOf(guest)}`);
    return words.every((word) => text.includes(word));
  });
  const here = guests.filter(isHere).length;
  return (
    <div className="door">
      <PageHead
        title={copy.title}
        lead={title}
        action={
          <Button component={Link} to="/campaigns/$id" params={{ id } as never} variant="default">
            {copy.back}
          </Button>
        }
      />
      <p className="door-count" role="status">
        {copy.here(figure(here), figure(guests.length))}
      </p>
      {guests.length === 0 ? (
        <EmptyState title={copy.empty} />
      ) : (
        <>
          <TextInput
            type="search"
            aria-label={copy.search}
            placeholder={copy.search}
            size="md"
            leftSection={<IconSearch size={18} stroke={1.7} aria-hidden />}
            rightSection={
              typed && (
                <button type="button" className="door-clear" aria-label={copy.clear} onClick={() => setTyped('')}>
                  <IconX size={18} stroke={1.7} aria-hidden />
                </button>
              )
            }
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <FormErrors errors={errors} />
          <ul className="door-list" aria-label={copy.list}>
            {found.map((guest) => (
              <Line key={guest.id} guest={guest} isHere={isHere(guest)} onSet={(to) => set(guest, to)} />
            ))}
          </ul>
          {found.length === 0 && <p className="soft">{copy.none}</p>}
        </>
      )}
    </div>
  );
}

function Line({ guest, isHere, onSet }: { guest: Guest; isHere: boolean; onSet: (here: boolean) => void }) {
  const offers = (name: string) => guest.availableActions.some(({ action, allowed }) => action === name && allowed);
  const Icon = isHere ? IconCircleCheckFilled : IconCircle;
  // What was tapped a moment ago may be tapped again before the answer is there.
  const can = offers('ATTEND') || offers('UNATTEND');
  return (
    <li data-here={isHere || undefined}>
      <button type="button" aria-pressed={isHere} disabled={!can} onClick={() => onSet(!isHere)}>
        <Icon size={28} stroke={1.5} aria-hidden />
        <span className="door-who">
          <b>{nameOf(guest) || life.guests.hidden}</b>
          <small>{companyOf(guest)}</small>
        </span>
        <span className="door-state">{isHere ? (guest.attendedAt ? timeOf(guest.attendedAt) : copy.isHere) : copy.tap}</span>
      </button>
    </li>
  );
}

const timeOf = (at: string): string => moment(at).split(', ').at(-1) ?? '';
