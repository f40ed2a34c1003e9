import '../../styles/overlays.css';
import { Button, Modal, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { settings } from '../../copy/settings';
import { frame } from '../../copy/frame';
import { FormErrors } from '../../ui/form';

const { confirm: copy } = settings;

/** Asks before something that cannot be taken back. With `word` it has to be typed. */
export function Confirm({
  title,
  text,
  act,
  word,
  errors,
  isPending,
  onClose,
  onConfirm,
}: {
  title: string;
  text: string;
  act: string;
  word?: string;
  errors: readonly string[];
  isPending: boolean;
  onClose: () => void;
  onConfirm: () => void;
}) {
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const isRight = word === undefined || typed.trim() === word;
    setWrong(!isRight);
    if (isRight) onConfirm();
  };
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': frame.close }}>
      <form className="form" onSubmit={submit} noValidate>
        <p className="soft">{text}</p>
        <FormErrors errors={errors} />
        {word !== undefined && (
          <TextInput
            data-autofocus
            label={copy.type(word)}
            value={typed}
            error={wrong ? copy.wrong : undefined}
            autoComplete="off"
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        )}
        <div className="form-foot">
          <Button variant="default" onClick={onClose}>
            {settings.cancel}
          </Button>
          <Button type="submit" color="red" loading={isPending}>
            {act}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
