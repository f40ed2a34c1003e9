import '../../styles/overlays.css';
import { Button, Drawer, Switch, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useMe } from '../../app/session';
import { frame } from '../../copy/frame';
import { introductions } from '../../copy/introductions';
import { words } from '../../copy/words';
import type { PersonField } from '../../gql/generated/introductions/graphql';
import { Refused, reasonsOf, useAct } from '../../ui/act';
import { useDraft } from '../../ui/draft';
import { FormErrors, sortErrors } from '../../ui/form';
import { sendsByKey } from '../../ui/send';
import { toast } from '../../ui/toast';
import { AskClientDocument, touched } from './acts';
import type { Record } from './record';

const { ask: copy } = introductions;
const FIELDS: readonly PersonField[] = ['NAME', 'COMPANY', 'TITLE', 'EMAIL', 'PHONE'];

/** The question to the client: which fields, which words, and what she will see. */
export default function AskClient({ introduction, onClose }: { introduction: Record; onClose: () => void }) {
  const { id, version, beneficiary, contact, client, brief } = introduction;
  const me = useMe();
  const person = contact?.name ?? introductions.theClient;
  const known: Readonly<{ [Field in PersonField]: string | null | undefined }> = {
    NAME: contact?.name,
    COMPANY: client?.name,
    TITLE: contact?.title,
    EMAIL: contact?.email,
    PHONE: contact?.phone,
  };
  const [draft, change, forget] = useDraft(`ask.${id}`, {
    text: copy.words(person, beneficiary.tradingName, brief?.need ?? ''),
  });
  const [isExpected, setExpected] = useState(false);
  const [off, setOff] = useState<readonly PersonField[]>([]);
  const fields = FIELDS.filter((field) => known[field] && !off.includes(field));
  const ask = useAct(AskClientDocument, {
    touches: touched,
    onDone: () => {
      forget();
      toast(copy.sent(person));
      onClose();
    },
  });
  const { byField, rest } =
    ask.error instanceof Refused
      ? sortErrors(ask.error.errors, ['text', 'fields', 'isExpected'])
      : { byField: {} as { [field: string]: string }, rest: [...reasonsOf(ask.error)] };
  return (
    <Drawer opened onClose={onClose} size={560} title={copy.title} closeButtonProps={{ 'aria-label': frame.close }}>
      <form
        className="form"
        onKeyDown={sendsByKey}
        onSubmit={(event) => {
          event.preventDefault();
          ask.mutate({ id, expectedVersion: version, input: { fields, text: draft.text, ...(isExpected && { isExpected }) } });
        }}
      >
        <p className="soft">{copy.lead(person)}</p>
        <fieldset className="kind">
          <legend>{copy.fields}</legend>
          {FIELDS.map((field) => (
            <Switch
              key={field}
              checked={fields.includes(field)}
              disabled={field === 'NAME' || !known[field]}
              label={words.personField[field]}
              description={field === 'NAME' ? `${known.NAME ?? ''}, ${copy.always}` : (known[field] ?? copy.missing)}
              onChange={(event) => {
                const isOn = event.currentTarget.checked;
                setOff((before) => (isOn ? before.filter((each) => each !== field) : [...before, field]));
              }}
            />
          ))}
          {byField['fields'] && <p className="wrong">{byField['fields']}</p>}
        </fieldset>
        <Textarea
          label={copy.text}
          description={copy.textHelp}
          rows={9}
          data-autofocus
          value={draft.text}
          error={byField['text']}
          onChange={(event) => change({ text: event.currentTarget.value })}
        />
        <section className="letter" aria-label={copy.preview}>
          <p className="note">{copy.preview}</p>
          <h3>{copy.headline(me.user.name, beneficiary.tradingName)}</h3>
          <p className="said">{draft.text}</p>
          <ul>
            {fields.map((field) => (
              <li key={field}>
                {words.personField[field]}: {known[field]}
              </li>
            ))}
          </ul>
          <p className="note">{[copy.yes, copy.no, copy.later].join('  ·  ')}</p>
        </section>
        {(isExpected || byField['isExpected']) && (
          <Switch
            checked={isExpected}
            label={copy.expected}
            error={byField['isExpected']}
            onChange={(event) => setExpected(event.currentTarget.checked)}
          />
        )}
        <FormErrors errors={rest} />
        <div className="form-foot sticky">
          <Button variant="subtle" onClick={onClose}>
            {frame.cancel}
          </Button>
          <Button type="submit" loading={ask.isPending} aria-keyshortcuts="Meta+Enter">
            {copy.send}
          </Button>
        </div>
      </form>
    </Drawer>
  );
}
