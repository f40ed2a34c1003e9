import '../../styles/overlays.css';
import { Button, Drawer, Textarea } from '@mantine/core';
import { useState } from 'react';
import { frame } from '../../copy/frame';
import { introductions } from '../../copy/introductions';
import { FormErrors } from '../../ui/form';
import { sendsByKey } from '../../ui/send';

const { decide: copy } = introductions;

/** A no in one's own words. Loaded when somebody wants it: most take a ready reason. */
export default function OwnWords({
  errors,
  pending,
  onSend,
  onClose,
}: {
  errors: readonly string[];
  pending: boolean;
  onSend: (note: string) => void;
  onClose: () => void;
}) {
  const [words, setWords] = useState('');
  return (
    <Drawer opened onClose={onClose} title={copy.otherTitle} closeButtonProps={{ 'aria-label': frame.close }}>
      <form
        className="form"
        onKeyDown={sendsByKey}
        onSubmit={(event) => {
          event.preventDefault();
          onSend(words);
        }}
      >
        <Textarea
          label={copy.otherLabel}
          description={copy.otherHelp}
          rows={4}
          data-autofocus
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <FormErrors errors={errors} />
        <div className="form-foot">
          <Button variant="subtle" onClick={onClose}>
            {frame.cancel}
          </Button>
          <Button type="submit" loading={pending}>
            {copy.otherSend}
          </Button>
        </div>
      </form>
    </Drawer>
  );
}
