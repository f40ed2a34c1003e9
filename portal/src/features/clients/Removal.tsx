import '../../styles/overlays.css';
import { Button, Modal, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { clients } from '../../copy/clients';
import { frame } from '../../copy/frame';
import { reasonsOf, useAct } from '../../ui/act';
import { FormErrors } from '../../ui/form';
import { toast } from '../../ui/toast';
import { type ClientRecord, type ContactRecord } from './book';
import { RemoveContactDocument, RemoveDocument, touched } from './book-acts';

const { removal: copy } = clients;

/** Erasing cannot be undone: the name is typed to confirm it. */
export default function Removal({
  client,
  contact,
  onClose,
}: {
  client?: ClientRecord;
  contact?: ContactRecord;
  onClose: () => void;
}) {
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const thing = client ?? contact;
  const done = () => {
    toast(copy.done(thing?.name ?? ''));
    onClose();
    if (client) void navigate({ to: '/clients' });
  };
  const removeClient = useAct(RemoveDocument, { touches: touched, onDone: done });
  const removeContact = useAct(RemoveContactDocument, { touches: touched, onDone: done });
  const act = client ? removeClient : removeContact;
  if (!thing) return null;
  const { id, name, version } = thing;
  return (
    <Modal
      opened
      onClose={onClose}
      title={copy[client ? 'client' : 'contact'](name)}
      closeButtonProps={{ 'aria-label': frame.close }}
    >
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const isName = typed.trim() === name.trim();
          setWrong(!isName);
          if (isName) act.mutate({ id, expectedVersion: version });
        }}
      >
        <p className="soft">{client ? copy.clientText : copy.contactText}</p>
        <TextInput
          label={copy.type(name)}
          autoComplete="off"
          data-autofocus
          value={typed}
          error={wrong ? copy.wrong : undefined}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <FormErrors errors={reasonsOf(act.error)} />
        <div className="form-foot">
          <Button variant="subtle" onClick={onClose}>
            {frame.cancel}
          </Button>
          <Button type="submit" color="red" loading={act.isPending}>
            {copy.send}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
