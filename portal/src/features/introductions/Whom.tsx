import '../../styles/overlays.css';
import { Button, NativeSelect, Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useFirm } from '../../app/session';
import { frame } from '../../copy/frame';
import { introductions } from '../../copy/introductions';
import { words } from '../../copy/words';
import { request } from '../../gql/client';
import type { DecisionMakerRole } from '../../gql/generated/introductions/graphql';
import { Refused, reasonsOf, useAct } from '../../ui/act';
import { FormErrors, sortErrors } from '../../ui/form';
import { AddClientDocument, AddContactDocument, BookDocument, BookedClientDocument } from './book';

const { whom: copy } = introductions;

export interface Whom {
  readonly client: string;
  readonly contact: string;
}

/** The client that was chosen, with what its bands are; null while none is. */
export function useBookedClient(id: string) {
  const { data } = useQuery({
    queryKey: ['client', 'booked', id],
    queryFn: () => request(BookedClientDocument, { id }),
    enabled: id !== '',
  });
  return (id !== '' && data?.client) || null;
}

/** Chooses a client and a contact of one's own book, or writes new ones into it on the spot. */
export function WhomFields({
  value,
  onChange,
  errors,
}: {
  value: Whom;
  onChange: (change: Partial<Whom>) => void;
  errors: Readonly<Record<string, string>>;
}) {
  const firm = useFirm();
  const [typed, setTyped] = useState('');
  const [adds, setAdds] = useState(false);
  const client = useBookedClient(value.client);
  const [search] = useDebouncedValue(typed === client?.name ? '' : typed.trim(), 150);
  const { data, isFetched } = useQuery({
    queryKey: ['clients', 'booked', firm.id, search],
    queryFn: () => request(BookDocument, { businessId: firm.id, search: search || null }),
    placeholderData: keepPreviousData,
  });
  // Who is the only one known there is meant.
  const only = client?.contacts.length === 1 ? client.contacts[0]?.id : undefined;
  useEffect(() => {
    if (only !== undefined && value.contact === '') onChange({ contact: only });
  }, [only, value.contact, onChange]);
  const found = data?.clients.nodes ?? [];
  const isEmpty = isFetched && search === '' && found.length === 0 && value.client === '';
  if (adds || isEmpty)
    return (
      <NewInBook
        client={null}
        onCancel={isEmpty ? undefined : () => setAdds(false)}
        onAdded={(added) => {
          setAdds(false);
          onChange(added);
        }}
      />
    );
  const options = [...(client && !found.some(({ id }) => id === client.id) ? [client] : []), ...found];
  return (
    <>
      <Select
        label={copy.client}
        description={copy.clientHelp}
        searchable
        data={options.map(({ id, name, doNotIntroduce }) => ({ value: id, label: name, disabled: doNotIntroduce }))}
        filter={({ options: all }) => all}
        value={value.client || null}
        searchValue={typed}
        onSearchChange={setTyped}
        onChange={(id) => onChange({ client: id ?? '', contact: '' })}
        nothingFoundMessage={copy.nothing}
        comboboxProps={{ withinPortal: false }}
        withScrollArea={false}
        data-autofocus={value.client === '' || undefined}
      />
      {client?.doNotIntroduce && <p className="note">{copy.barred}</p>}
      {client && client.contacts.length === 0 ? (
        <>
          <p className="soft">{copy.noContacts}</p>
          <NewInBook client={client.id} onAdded={onChange} />
        </>
      ) : (
        <ContactField value={value} onChange={onChange} contacts={client?.contacts ?? []} error={errors['contactId']} />
      )}
      <Button variant="subtle" size="compact-sm" className="start" onClick={() => setAdds(true)}>
        {copy.addNew}
      </Button>
    </>
  );
}

function ContactField({
  value,
  onChange,
  contacts,
  error,
}: {
  value: Whom;
  onChange: (change: Partial<Whom>) => void;
  contacts: readonly { id: string; name: string; email?: string | null; title?: string | null }[];
  error: string | undefined;
}) {
  return (
    <NativeSelect
      label={copy.contact}
      value={value.contact}
      error={error}
      onChange={(event) => onChange({ contact: event.currentTarget.value })}
    >
      <option value="">{copy.pickContact}</option>
      {contacts.map(({ id, name, title, email }) => (
        <option key={id} value={id}>
          {[name, title, email ? null : copy.noMail].filter(Boolean).join(', ')}
        </option>
      ))}
    </NativeSelect>
  );
}

/** A client with its first contact, or only a contact of a client that is known. */
function NewInBook({
  client,
  onAdded,
  onCancel,
}: {
  client: string | null;
  onAdded: (added: Whom) => void;
  onCancel?: (() => void) | undefined;
}) {
  const firm = useFirm();
  const [draft, setDraft] = useState({ company: '', name: '', email: '', role: '' });
  // A client that was written down stays; a second try only needs the contact.
  const [written, setWritten] = useState(client);
  const addClient = useAct(AddClientDocument, { touches: ['clients', 'client'] });
  const addContact = useAct(AddContactDocument, { touches: ['client', 'clients', 'contact'] });
  const change = (field: keyof typeof draft) => (event: { currentTarget: { value: string } }) => {
    const { value } = event.currentTarget;
    setDraft((before) => ({ ...before, [field]: value }));
  };
  const error = addClient.error ?? addContact.error;
  const { byField, rest } =
    error instanceof Refused
      ? sortErrors(error.errors, addClient.error ? ['name'] : ['name', 'email'])
      : { byField: {} as Record<string, string>, rest: [...reasonsOf(error)] };
  const save = async () => {
    const id = written ?? (await addClient.mutateAsync({ businessId: firm.id, input: { name: draft.company } })).client?.id;
    if (!id) return;
    setWritten(id);
    const added = await addContact.mutateAsync({
      clientId: id,
      input: {
        name: draft.name,
        email: draft.email || null,
        decisionMakerRole: (draft.role || null) as DecisionMakerRole | null,
      },
    });
    if (added.contact) onAdded({ client: id, contact: added.contact.id });
  };
  return (
    <div className="inset form">
      {client === null && (
        <TextInput
          label={copy.name}
          value={draft.company}
          onChange={change('company')}
          error={addClient.error ? byField['name'] : undefined}
          data-autofocus
        />
      )}
      <div className="two">
        <TextInput
          label={copy.person}
          value={draft.name}
          onChange={change('name')}
          error={addClient.error ? undefined : byField['name']}
        />
        <TextInput label={copy.email} type="email" value={draft.email} onChange={change('email')} error={byField['email']} />
      </div>
      <NativeSelect label={`${copy.role} (${frame.optional})`} value={draft.role} onChange={change('role')}>
        <option value="">{introductions.fresh.none}</option>
        {Object.entries(words.decisionMaker).map(([code, word]) => (
          <option key={code} value={code}>
            {word}
          </option>
        ))}
      </NativeSelect>
      <FormErrors errors={rest} />
      <div className="form-foot">
        {onCancel && (
          <Button variant="subtle" onClick={onCancel}>
            {copy.fromBook}
          </Button>
        )}
        <Button
          variant="light"
          loading={addClient.isPending || addContact.isPending}
          onClick={() => void save().catch(() => undefined)}
        >
          {copy.save}
        </Button>
      </div>
    </div>
  );
}
