import '../../styles/overlays.css';
import { Button, Modal, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useRef, useState, type FormEvent } from 'react';
import { admin } from '../../copy/admin';
import { frame } from '../../copy/frame';
import { focusFirstError, FormErrors } from '../../ui/form';

const { forms: copy } = admin;

export interface Given {
  readonly text: string;
  readonly reason: string;
  readonly days: number;
}

/** What a decision asks for: a text, a reason out of some, a waiting time, an amount. The words are read by those concerned. */
export function Decide({
  title,
  act,
  label,
  help,
  reasons,
  again = false,
  isLine = false,
  problemOf,
  errors,
  isPending,
  isHard = false,
  onClose,
  onSend,
}: {
  title: string;
  act: string;
  label: string;
  help: string;
  reasons?: Readonly<Record<string, string>>;
  /** Asks when it may be tried again. */
  again?: boolean;
  /** One line instead of several. */
  isLine?: boolean;
  problemOf?: (text: string) => string | undefined;
  errors: readonly string[];
  isPending: boolean;
  isHard?: boolean;
  onClose: () => void;
  onSend: (given: Given) => void;
}) {
  const form = useRef<HTMLFormElement>(null);
  const [text, setText] = useState('');
  const [reason, setReason] = useState(Object.keys(reasons ?? {})[0] ?? '');
  const [days, setDays] = useState('0');
  const [wrong, setWrong] = useState<string>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const problem = problemOf?.(text.trim());
    setWrong(problem);
    if (problem !== undefined) return focusFirstError(form.current);
    onSend({ text: text.trim(), reason, days: Number(days) });
  };
  const field = {
    name: 'text',
    label,
    description: help,
    value: text,
    error: wrong,
    onChange: (event: { currentTarget: { value: string } }) => setText(event.currentTarget.value),
    'data-autofocus': reasons === undefined || undefined,
  };
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': frame.close }}>
      <form
        ref={form}
        className="form"
        noValidate
        onSubmit={submit}
        onKeyDown={(event) => {
          if ((event.metaKey || event.ctrlKey) && event.key === 'Enter') form.current?.requestSubmit();
        }}
      >
        <FormErrors errors={errors} />
        {reasons && (
          <NativeSelect
            data-autofocus
            label={copy.reason}
            value={reason}
            data={Object.entries(reasons).map(([value, word]) => ({ value, label: word }))}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        )}
        {isLine ? <TextInput inputMode="decimal" {...field} /> : <Textarea autosize minRows={3} {...field} />}
        {again && (
          <NativeSelect
            label={copy.again}
            value={days}
            data={Object.entries(copy.agains).map(([value, word]) => ({ value, label: word }))}
            onChange={(event) => setDays(event.currentTarget.value)}
          />
        )}
        <div className="form-foot">
          <Button variant="default" onClick={onClose}>
            {admin.approvals.cancel}
          </Button>
          <Button type="submit" loading={isPending} {...(isHard && { color: 'red' })}>
            {act}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
