import './enablement.css';
import { Button, Textarea } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRef } from 'react';
import { useRole } from '../../app/session';
import { enablement } from '../../copy/enablement';
import { Refused, reasonsOf, useAct } from '../../ui/act';
import { useDraft } from '../../ui/draft';
import { focusFirstError, FormErrors, sortErrors } from '../../ui/form';
import { day } from '../../ui/format';
import { Card } from '../../ui/pieces';
import { toast } from '../../ui/toast';
import { cardQuery, touched, WriteDocument, type CardOf } from './documents';

const { own: copy } = enablement;
const FIELDS = ['listenFor', 'words', 'notAFit'] as const;
const WRITERS = ['OWNER', 'MANAGER'];

/** The firm's own card, and how many people of each partner have read it. */
export function OwnCard({ businessId }: { businessId: string }) {
  const { data: firm } = useSuspenseQuery(cardQuery(businessId));
  if (!firm) return null;
  return (
    <Card title={copy.title} note={copy.note}>
      <CardForm key={firm.enablementCard?.edition ?? 0} firm={firm} />
      <Readers readers={firm.enablementCard?.readers ?? []} />
    </Card>
  );
}

function CardForm({ firm: { id, enablementCard: card } }: { firm: CardOf }) {
  const form = useRef<HTMLFormElement>(null);
  const edition = card?.edition ?? 0;
  const [value, change, clear] = useDraft(`card.${id}.${edition}`, {
    ...{ listenFor: card?.listenFor ?? '', words: card?.words ?? '', notAFit: card?.notAFit ?? '' },
  });
  const role = useRole();
  const save = useAct(WriteDocument, {
    touches: touched,
    onDone: () => {
      clear();
      toast(copy.saved);
    },
  });
  const errors = save.error instanceof Refused ? save.error.errors : [];
  const isStale = errors.some(({ code }) => code === 'STALE_VERSION');
  const sorted = sortErrors(errors, FIELDS);
  const rest = isStale ? [copy.stale] : save.error instanceof Refused ? sorted.rest : reasonsOf(save.error);
  if (!role || !WRITERS.includes(role)) return <p className="soft">{copy.readOnly}</p>;
  const field = (name: (typeof FIELDS)[number], label: string, description: string) => ({
    ...{ name, label, description, autosize: true, minRows: 2, maxLength: 1000 },
    ...{ value: value[name], error: sorted.byField[name] },
    onChange: (event: { currentTarget: { value: string } }) => change({ [name]: event.currentTarget.value }),
  });
  return (
    <form
      ref={form}
      className="form wide"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({ businessId: id, input: value, expectedEdition: edition }, { onError: () => focusFirstError(form.current) });
      }}
    >
      <p className="soft">{copy.lead}</p>
      <FormErrors errors={save.isPending ? [] : rest} />
      <Textarea {...field('listenFor', copy.listen, copy.listenHelp)} />
      <Textarea {...field('words', copy.words, copy.wordsHelp)} />
      <Textarea {...field('notAFit', copy.not, copy.notHelp)} />
      <div className="acts">
        <Button type="submit" loading={save.isPending}>
          {copy.save}
        </Button>
      </div>
    </form>
  );
}

function Readers({ readers }: { readers: NonNullable<CardOf['enablementCard']>['readers'] }) {
  return (
    <>
      <h3 className="minor">{copy.readers}</h3>
      {readers.length === 0 && <p className="soft">{copy.nobody}</p>}
      <ul className="plain readers">
        {readers.map(({ partner, members, readers: count, lastReadAt }) => (
          <li key={partner.id}>
            <Link to="/firms/$slug" params={{ slug: partner.slug }} className="link">
              {partner.tradingName}
            </Link>
            <span>
              {copy.count(count, members)}
              {lastReadAt && <span className="soft"> · {copy.last(day(lastReadAt))}</span>}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
