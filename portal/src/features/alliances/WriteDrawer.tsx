import '../../styles/overlays.css';
import { Button, Drawer, Textarea } from '@mantine/core';
import { alliances } from '../../copy/alliances';
import { frame } from '../../copy/frame';
import { reasonsOf, useAct } from '../../ui/act';
import { useDraft } from '../../ui/draft';
import { FormErrors } from '../../ui/form';
import { sendsByKey } from '../../ui/send';
import { toast } from '../../ui/toast';
import { touched, WriteAgreementDocument } from './acts';
import type { Alliance } from './queries';

const { terms: copy } = alliances;

/** Another version of the terms, written from the one before. */
export default function WriteDrawer({
  alliance: { id, version },
  before,
  onClose,
}: {
  alliance: Alliance;
  before: string;
  onClose: () => void;
}) {
  const [{ terms }, change, clear] = useDraft(`terms.${id}`, { terms: before });
  const write = useAct(WriteAgreementDocument, {
    touches: touched,
    onDone: () => {
      clear();
      toast(alliances.done['terms'] ?? '');
      onClose();
    },
  });
  return (
    <Drawer opened onClose={onClose} title={copy.write} closeButtonProps={{ 'aria-label': frame.close }}>
      <form
        className="form"
        onKeyDown={sendsByKey}
        onSubmit={(event) => {
          event.preventDefault();
          write.mutate({ id, expectedVersion: version, input: { terms } });
        }}
      >
        <Textarea
          label={copy.label}
          description={copy.help}
          rows={12}
          data-autofocus
          value={terms}
          onChange={(event) => change({ terms: event.currentTarget.value })}
        />
        <FormErrors errors={reasonsOf(write.error)} />
        <div className="form-foot">
          <Button variant="subtle" onClick={onClose}>
            {frame.cancel}
          </Button>
          <Button type="submit" loading={write.isPending}>
            {copy.save}
          </Button>
        </div>
      </form>
    </Drawer>
  );
}
