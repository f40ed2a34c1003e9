import '../../styles/overlays.css';
import '../../styles/work.css';
import { Button, Drawer, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { Creating } from '../../app/router';
import { useFirm } from '../../app/session';
import { clients } from '../../copy/clients';
import { frame } from '../../copy/frame';
import { Refused, reasonsOf, useAct } from '../../ui/act';
import { useDraft } from '../../ui/draft';
import { focusFirstError, FormErrors, sortErrors } from '../../ui/form';
import { sendsByKey } from '../../ui/send';
import { toast } from '../../ui/toast';
import { AddContactDocument, AddDocument, touched } from './book-acts';
import { CLIENT_FIELDS, ClientFields, faultsOf, inputOf, NEW_CLIENT } from './ClientFields';

const { form: copy, contact: contactCopy } = clients;

/** A company for the book, and whom one knows there. */
export default function NewClient({ onClose }: { given: Creating; onClose: () => void }) {
  const firm = useFirm();
  const navigate = useNavigate();
  const form = useRef<HTMLFormElement>(null);
  const [draft, change, forget] = useDraft(`client.${firm.id}`, { ...NEW_CLIENT, person: '', email: '' });
  const [faults, setFaults] = useState<{ [field: string]: string }>({});
  // A client that was written down stays; a second try only needs the contact.
  const [written, setWritten] = useState<{ id: string; name: string } | null>(null);
  const addClient = useAct(AddDocument, { touches: touched });
  const addContact = useAct(AddContactDocument, { touches: touched });
  const sort = (error: Error | null, fields: readonly string[]) =>
    error instanceof Refused
      ? sortErrors(error.errors, fields)
      : { byField: {} as { [field: string]: string }, rest: [...reasonsOf(error)] };
  const refused = sort(addClient.error, CLIENT_FIELDS);
  const refusedContact = sort(addContact.error, ['name', 'email']);
  useEffect(() => {
    if (addClient.error || addContact.error) focusFirstError(form.current);
  }, [addClient.error, addContact.error]);
  const save = async () => {
    const { person, email, ...company } = draft;
    const client =
      written ?? (await addClient.mutateAsync({ businessId: firm.id, input: inputOf(company, firm.currency) })).client;
    if (!client) return;
    setWritten(client);
    if (person.trim() !== '' || email.trim() !== '')
      await addContact.mutateAsync({ clientId: client.id, input: { name: person, email: email || null } });
    forget();
    toast(copy.added(client.name));
    void navigate({ to: '/clients/$id', params: { id: client.id } });
  };
  return (
    <Drawer opened onClose={onClose} title={copy.newTitle} closeButtonProps={{ 'aria-label': frame.close }}>
      <form
        ref={form}
        className="form"
        noValidate
        onKeyDown={sendsByKey}
        onSubmit={(event) => {
          event.preventDefault();
          const wrong = faultsOf(draft, firm.currency);
          setFaults(wrong);
          if (Object.keys(wrong).length > 0) return focusFirstError(form.current);
          void save().catch(() => undefined);
        }}
      >
        <ClientFields draft={draft} change={change} errors={{ ...refused.byField, ...faults }} currency={firm.currency} />
        <section className="step" aria-label={copy.firstContact}>
          <h3>{`${copy.firstContact} (${frame.optional})`}</h3>
          <p className="note">{copy.firstContactHelp}</p>
          <div className="two">
            <TextInput
              label={contactCopy.name}
              value={draft.person}
              error={refusedContact.byField['name']}
              onChange={(event) => change({ person: event.currentTarget.value })}
            />
            <TextInput
              type="email"
              label={contactCopy.email}
              value={draft.email}
              error={refusedContact.byField['email']}
              onChange={(event) => change({ email: event.currentTarget.value })}
            />
          </div>
        </section>
        <FormErrors errors={[...refused.rest, ...refusedContact.rest]} />
        <div className="form-foot sticky">
          <Button variant="subtle" onClick={onClose}>
            {frame.cancel}
          </Button>
          <Button type="submit" loading={addClient.isPending || addContact.isPending}>
            {copy.add}
          </Button>
        </div>
      </form>
    </Drawer>
  );
}
