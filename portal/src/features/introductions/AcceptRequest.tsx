import '../../styles/overlays.css';
import '../../styles/work.css';
import { Button, Drawer } from '@mantine/core';
import { useState } from 'react';
import { frame } from '../../copy/frame';
import { introductions } from '../../copy/introductions';
import { Refused, reasonsOf, useAct } from '../../ui/act';
import { FormErrors, sortErrors } from '../../ui/form';
import { sendsByKey } from '../../ui/send';
import { toast } from '../../ui/toast';
import { AcceptDocument, touched } from './acts';
import type { WaitingIntroduction } from './decide';
import { WhomFields, type Whom } from './Whom';

const { decide: copy, fresh } = introductions;

/** A request is accepted by naming, to oneself, whom one means. */
export default function AcceptRequest({
  introduction: { id, version, partner },
  onClose,
  onDone,
}: {
  introduction: WaitingIntroduction;
  onClose: () => void;
  onDone: () => void;
}) {
  const [whom, setWhom] = useState<Whom>({ client: '', contact: '' });
  const [missing, setMissing] = useState(false);
  const accept = useAct(AcceptDocument, {
    touches: touched,
    onDone: () => {
      toast(copy.named);
      onDone();
    },
  });
  const { byField, rest } =
    accept.error instanceof Refused
      ? sortErrors(accept.error.errors, ['contactId'])
      : { byField: {} as Record<string, string>, rest: [...reasonsOf(accept.error)] };
  return (
    <Drawer opened onClose={onClose} title={copy.acceptRequest} closeButtonProps={{ 'aria-label': frame.close }}>
      <form
        className="form"
        onKeyDown={sendsByKey}
        onSubmit={(event) => {
          event.preventDefault();
          setMissing(whom.contact === '');
          if (whom.contact !== '') accept.mutate({ id, input: { contactId: whom.contact }, expectedVersion: version });
        }}
      >
        <p className="soft">{copy.acceptRequestLead(partner?.tradingName ?? fresh.yourPartner)}</p>
        <WhomFields
          value={whom}
          onChange={(change) => setWhom((before) => ({ ...before, ...change }))}
          errors={missing && whom.contact === '' ? { contactId: fresh.pickContact } : byField}
        />
        <FormErrors errors={rest} />
        <div className="form-foot">
          <Button variant="subtle" onClick={onClose}>
            {frame.cancel}
          </Button>
          <Button type="submit" loading={accept.isPending}>
            {copy.acceptRequestSend}
          </Button>
        </div>
      </form>
    </Drawer>
  );
}
