import '../../styles/overlays.css';
import { Button, Drawer, Textarea } from '@mantine/core';
import { useRef, useState } from 'react';
import { useFirm } from '../../app/session';
import { frame } from '../../copy/frame';
import { nominations } from '../../copy/nominations';
import { Refused, reasonsOf, useAct } from '../../ui/act';
import { focusFirstError, FormErrors, sortErrors } from '../../ui/form';
import { firstName } from '../../ui/format';
import { sendsByKey } from '../../ui/send';
import { toast } from '../../ui/toast';
import { AskDocument } from './documents';

const { survey: copy } = nominations;

/** The question to one person which suppliers she respects, in one's own words. */
export default function AskSuppliers({ contact, onClose }: { contact: { id: string; name: string }; onClose: () => void }) {
  const firm = useFirm();
  const form = useRef<HTMLFormElement>(null);
  const [text, setText] = useState(() => copy.draft(firstName(contact.name), firm.tradingName));
  const [missing, setMissing] = useState(false);
  const ask = useAct(AskDocument, {
    touches: ['client', 'contact'],
    onDone: () => {
      toast(copy.sent(contact.name));
      onClose();
    },
  });
  const { byField, rest } =
    ask.error instanceof Refused ? sortErrors(ask.error.errors, ['text']) : { byField: {}, rest: [...reasonsOf(ask.error)] };
  const wrong: { [field: string]: string } = byField;
  return (
    <Drawer opened onClose={onClose} title={copy.title(contact.name)} closeButtonProps={{ 'aria-label': frame.close }}>
      <form
        ref={form}
        className="form"
        noValidate
        onKeyDown={sendsByKey}
        onSubmit={(event) => {
          event.preventDefault();
          setMissing(text.trim() === '');
          if (text.trim() === '') return focusFirstError(form.current);
          ask.mutate({ contactId: contact.id, input: { text: text.trim() } });
        }}
      >
        <p className="soft">{copy.lead}</p>
        <Textarea
          label={copy.text}
          description={copy.textHelp}
          rows={8}
          maxLength={420}
          data-autofocus
          value={text}
          error={missing ? copy.textMissing : wrong['text']}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <FormErrors errors={rest} />
        <div className="form-foot">
          <Button variant="subtle" onClick={onClose}>
            {frame.cancel}
          </Button>
          <Button type="submit" loading={ask.isPending}>
            {copy.send}
          </Button>
        </div>
      </form>
    </Drawer>
  );
}
