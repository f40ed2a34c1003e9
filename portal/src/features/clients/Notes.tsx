import '../../styles/overlays.css';
import './clients.css';
import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { clients } from '../../copy/clients';
import { reasonsOf, useAct } from '../../ui/act';
import { FormErrors } from '../../ui/form';
import { day, moment } from '../../ui/format';
import { Card } from '../../ui/pieces';
import { type ClientRecord } from './book';
import { NoteDocument, RemoveNoteDocument, touched } from './book-acts';

/** What the firm remembers of a client, and what happened to it in the book. */
export default function Notes({ client }: { client: ClientRecord }) {
  const { notes: copy, history } = clients;
  const [text, setText] = useState('');
  const add = useAct(NoteDocument, { touches: touched, onDone: () => setText('') });
  const remove = useAct(RemoveNoteDocument, { touches: touched });
  return (
    <>
      <Card title={copy.title} note={client.notes.length || undefined}>
        {client.notes.length === 0 ? (
          <p className="soft">{copy.none}</p>
        ) : (
          <ul className="notes">
            {client.notes.map((note) => (
              <li key={note.id}>
                <p>{note.text}</p>
                <span className="micro">{moment(note.writtenAt)}</span>{' '}
                <Button
                  variant="subtle"
                  color="gray"
                  size="compact-xs"
                  aria-label={copy.removeOf(day(note.writtenAt))}
                  onClick={() => remove.mutate({ id: note.id })}
                >
                  {copy.remove}
                </Button>
              </li>
            ))}
          </ul>
        )}
        {!client.removedAt && (
          <form
            className="form"
            onSubmit={(event) => {
              event.preventDefault();
              if (text.trim()) add.mutate({ clientId: client.id, text });
            }}
          >
            <Textarea
              label={copy.label}
              description={copy.help}
              autosize
              minRows={2}
              maxLength={4_000}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
            <FormErrors errors={[...reasonsOf(add.error), ...reasonsOf(remove.error)]} />
            <div>
              <Button type="submit" variant="default" loading={add.isPending}>
                {copy.add}
              </Button>
            </div>
          </form>
        )}
      </Card>
      <Card title={history.title}>
        <ul className="notes">
          {client.history.nodes.map(({ id, type, occurredAt }) => (
            <li key={id}>
              <p>{history.of[type] ?? type}</p>
              <span className="micro">{moment(occurredAt)}</span>
            </li>
          ))}
        </ul>
      </Card>
    </>
  );
}
