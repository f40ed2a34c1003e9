import '../../styles/overlays.css';
import { Button, Drawer, NativeSelect, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { clients } from '../../copy/clients';
import { frame } from '../../copy/frame';
import { words } from '../../copy/words';
import type { DecisionMakerRole } from '../../gql/generated/clients/graphql';
import { Refused, reasonsOf, useAct } from '../../ui/act';
import { Conflict, focusFirstError, FormErrors, sortErrors } from '../../ui/form';
import { sendsByKey } from '../../ui/send';
import { type ContactRecord } from './book';
import { AddContactDocument, touched, UpdateContactDocument } from './book-acts';

const { contact: copy, form } = clients;
const optional = (label: string) => `${label} (${frame.optional})`;
const TIES = [0, 1, 2, 3, 4, 5].map((n) => ({ value: String(n), label: `${n}, ${clients.tie(n)}` }));
const FIELDS = ['name', 'email', 'phone', 'title', 'cadenceDays', 'businessTieBasis', 'personalTieBasis'];

const draftOf = (contact: ContactRecord | undefined) => ({
  name: contact?.name ?? '',
  email: contact?.email ?? '',
  phone: contact?.phone ?? '',
  title: contact?.title ?? '',
  role: contact?.decisionMakerRole ?? '',
  businessTie: String(contact?.businessTie ?? 0),
  businessTieBasis: contact?.businessTieBasis ?? '',
  personalTie: String(contact?.personalTie ?? 0),
  personalTieBasis: contact?.personalTieBasis ?? '',
  cadence: contact?.cadenceDays ? String(contact.cadenceDays) : '',
});

/** A person at a client: a new one, or one that is known. */
export default function EditContact({
  clientId,
  contact,
  onClose,
}: {
  clientId: string;
  contact?: ContactRecord;
  onClose: () => void;
}) {
  const sheet = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState(() => draftOf(contact));
  // Where the writing began: what others change meanwhile comes in live, and must not be overwritten unseen.
  const [base, setBase] = useState(contact?.version ?? null);
  const [faults, setFaults] = useState<{ [field: string]: string }>({});
  const add = useAct(AddContactDocument, { touches: touched, onDone: onClose });
  const update = useAct(UpdateContactDocument, { touches: touched, onDone: onClose });
  const act = contact ? update : add;
  const { byField, rest } =
    act.error instanceof Refused ? sortErrors(act.error.errors, FIELDS) : { byField: {}, rest: [...reasonsOf(act.error)] };
  const errors: { [field: string]: string } = { ...byField, ...faults };
  const send = (expectedVersion: number | null) => {
    const days = Number(draft.cadence);
    const wrong = {
      ...(draft.name.trim() === '' && { name: copy.nameMissing }),
      ...(draft.cadence !== '' && !(Number.isInteger(days) && days >= 1 && days <= 730) && { cadenceDays: copy.cadenceWrong }),
    };
    setFaults(wrong);
    if (Object.keys(wrong).length > 0) return focusFirstError(sheet.current);
    const input = {
      name: draft.name,
      email: draft.email || null,
      phone: draft.phone || null,
      title: draft.title || null,
      decisionMakerRole: (draft.role || null) as DecisionMakerRole | null,
      businessTie: Number(draft.businessTie),
      businessTieBasis: draft.businessTieBasis || null,
      personalTie: Number(draft.personalTie),
      personalTieBasis: draft.personalTieBasis || null,
      cadenceDays: draft.cadence === '' ? null : days,
    };
    if (contact) update.mutate({ id: contact.id, input, expectedVersion });
    else add.mutate({ clientId, input });
  };
  const field = (name: keyof typeof draft) => ({
    value: draft[name],
    error: errors[name === 'cadence' ? 'cadenceDays' : name],
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setDraft((before) => ({ ...before, [name]: value }));
    },
  });
  return (
    <Drawer
      opened
      onClose={onClose}
      title={contact ? copy.editTitle : copy.newTitle}
      closeButtonProps={{ 'aria-label': frame.close }}
    >
      <form
        ref={sheet}
        className="form"
        noValidate
        onKeyDown={sendsByKey}
        onSubmit={(event) => {
          event.preventDefault();
          send(base);
        }}
      >
        <TextInput label={copy.name} data-autofocus {...field('name')} />
        <TextInput type="email" label={optional(copy.email)} description={copy.emailHelp} {...field('email')} />
        <div className="two">
          <TextInput type="tel" label={optional(copy.phone)} {...field('phone')} />
          <TextInput label={optional(copy.title)} {...field('title')} />
        </div>
        <NativeSelect
          label={optional(copy.role)}
          data={[
            { value: '', label: form.none },
            ...Object.entries(words.decisionMaker).map(([value, label]) => ({ value, label })),
          ]}
          {...field('role')}
        />
        <div className="two">
          <NativeSelect label={copy.businessTie} data={TIES} {...field('businessTie')} />
          <TextInput
            label={optional(copy.basis)}
            aria-label={`${copy.basis}: ${copy.businessTie}`}
            {...field('businessTieBasis')}
          />
        </div>
        <div className="two">
          <NativeSelect label={copy.personalTie} data={TIES} {...field('personalTie')} />
          <TextInput
            label={optional(copy.basis)}
            aria-label={`${copy.basis}: ${copy.personalTie}`}
            {...field('personalTieBasis')}
          />
        </div>
        <TextInput label={optional(copy.cadence)} inputMode="numeric" {...field('cadence')} />
        <FormErrors errors={rest} />
        <Conflict
          error={act.error}
          keep={() => send(contact?.version ?? null)}
          take={() => {
            setDraft(draftOf(contact));
            setBase(contact?.version ?? null);
            act.reset();
          }}
        />
        <div className="form-foot sticky">
          <Button variant="subtle" onClick={onClose}>
            {frame.cancel}
          </Button>
          <Button type="submit" loading={act.isPending}>
            {contact ? copy.save : copy.add}
          </Button>
        </div>
      </form>
    </Drawer>
  );
}
