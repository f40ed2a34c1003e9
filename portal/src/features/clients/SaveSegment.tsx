import '../../styles/overlays.css';
import { Button, Modal, TextInput } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { clients } from '../../copy/clients';
import { frame } from '../../copy/frame';
import { reasonsOf, useAct } from '../../ui/act';
import { FormErrors } from '../../ui/form';
import { toast } from '../../ui/toast';
import type { Asked } from './book';
import { SaveSegmentDocument, touched } from './book-acts';
import { filtersQuery, savable } from './segment-filter';

const { segment: copy } = clients;

/** Gives what the book is narrowed to a name, so that it can be opened again and shared. */
export default function SaveSegment({ businessId, asked, onClose }: { businessId: string; asked: Asked; onClose: () => void }) {
  const { data: segments } = useSuspenseQuery(filtersQuery(businessId));
  const { filter, without } = savable(asked, segments);
  const of = segments.find(({ id }) => id === asked.segment)?.name;
  const [name, setName] = useState([of, asked.tag].filter(Boolean).join(', '));
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
          if (name.trim() !== '') save.mutate({ businessId, input: { name, filter } });
        }}
      >
        <TextInput
          label={copy.name}
          data-autofocus
          error={missing && copy.missing}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {without.search && <p className="soft">{copy.withoutSearch(without.search)}</p>}
        {without.group && <p className="soft">{copy.withoutGroup(without.group)}</p>}
        {without.tags && <p className="soft">{copy.withoutTags(without.tags)}</p>}
        <FormErrors errors={reasonsOf(save.error)} />
        <Button type="submit" loading={save.isPending}>
          {copy.send}
        </Button>
      </form>
    </Modal>
  );
}
