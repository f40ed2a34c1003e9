import '../../styles/overlays.css';
import { Button, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import { clients } from '../../copy/clients';
import { frame } from '../../copy/frame';
import { reasonsOf, useAct } from '../../ui/act';
import { FormErrors } from '../../ui/form';
import { toast } from '../../ui/toast';
import { SaveSegmentDocument, touched } from './book-acts';

const { segment: copy } = clients;

/** Gives what the book is narrowed to a name, so that it can be opened again and shared. */
export default function SaveSegment({ businessId, tag, onClose }: { businessId: string; tag: string; onClose: () => void }) {
  const [name, setName] = useState(tag);
  const [missing, setMissing] = useState(false);
  const save = useAct(SaveSegmentDocument, {
    touches: touched,
    onDone: ({ segment }) => {
      toast(copy.saved(segment?.name ?? name));
      onClose();
    },
  });
  return (
    <Modal opened onClose={onClose} title={copy.save} closeButtonProps={{ 'aria-label': frame.close }}>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setMissing(name.trim() === '');
          if (name.trim() !== '') save.mutate({ businessId, input: { name, filter: { tags: [tag] } } });
        }}
      >
        <TextInput
          label={copy.name}
          data-autofocus
          error={missing && copy.missing}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <FormErrors errors={reasonsOf(save.error)} />
        <Button type="submit" loading={save.isPending}>
          {copy.send}
        </Button>
      </form>
    </Modal>
  );
}
