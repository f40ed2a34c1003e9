import '../../styles/overlays.css';
import { Button, Drawer } from '@mantine/core';
import { useRef, useState } from 'react';
import { useFirm } from '../../app/session';
import { clients } from '../../copy/clients';
import { frame } from '../../copy/frame';
import { Refused, reasonsOf, useAct } from '../../ui/act';
import { Conflict, focusFirstError, FormErrors, sortErrors } from '../../ui/form';
import { sendsByKey } from '../../ui/send';
import { type ClientRecord } from './book';
import { touched, UpdateDocument } from './book-acts';
import { CLIENT_FIELDS, ClientFields, draftOf, faultsOf, inputOf } from './ClientFields';

const { form: copy } = clients;

export default function EditClient({ client, onClose }: { client: ClientRecord; onClose: () => void }) {
  const firm = useFirm();
  const currency = client.valuePerYear?.currency ?? firm.currency;
  const form = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState(() => draftOf(client));
  // Where the writing began: what others change meanwhile comes in live, and must not be overwritten unseen.
  const [base, setBase] = useState(client.version);
  const [faults, setFaults] = useState<{ [field: string]: string }>({});
  const update = useAct(UpdateDocument, { touches: touched, onDone: onClose });
  const { byField, rest } =
    update.error instanceof Refused
      ? sortErrors(update.error.errors, CLIENT_FIELDS)
      : { byField: {}, rest: [...reasonsOf(update.error)] };
  const save = (expectedVersion: number) => {
    const wrong = faultsOf(draft, currency);
    setFaults(wrong);
    if (Object.keys(wrong).length > 0) return focusFirstError(form.current);
    update.mutate({ id: client.id, input: inputOf(draft, currency), expectedVersion });
  };
  return (
    <Drawer opened onClose={onClose} title={copy.editTitle} closeButtonProps={{ 'aria-label': frame.close }}>
      <form
        ref={form}
        className="form"
        noValidate
        onKeyDown={sendsByKey}
        onSubmit={(event) => {
          event.preventDefault();
          save(base);
        }}
      >
        <ClientFields
          draft={draft}
          change={(change) => setDraft((before) => ({ ...before, ...change }))}
          errors={{ ...byField, ...faults }}
          currency={currency}
        />
        <FormErrors errors={rest} />
        <Conflict
          error={update.error}
          keep={() => save(client.version)}
          take={() => {
            setDraft(draftOf(client));
            setBase(client.version);
            update.reset();
          }}
        />
        <div className="form-foot sticky">
          <Button variant="subtle" onClick={onClose}>
            {frame.cancel}
          </Button>
          <Button type="submit" loading={update.isPending}>
            {copy.save}
          </Button>
        </div>
      </form>
    </Drawer>
  );
}
