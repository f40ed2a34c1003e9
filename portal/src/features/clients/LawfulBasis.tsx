import '../../styles/overlays.css';
import '../../styles/work.css';
import { Button, Drawer, TextInput } from '@mantine/core';
import { useId, useRef, useState } from 'react';
import { campaignWords } from '../../copy/campaign-words';
import { recordBasis as copy } from '../../copy/consent-register';
import { frame } from '../../copy/frame';
import type { LawfulBasisKind } from '../../gql/generated/clients/graphql';
import { Refused, useAct } from '../../ui/act';
import { focusFirstError, FormErrors, sortErrors } from '../../ui/form';
import { sendsByKey } from '../../ui/send';
import { toast } from '../../ui/toast';
import { touched } from './book-acts';
import { RecordBasisDocument } from './register-documents';

const KINDS = Object.keys(campaignWords.basis) as LawfulBasisKind[];

/** Says why one person, or everybody in some segments, may be written to on behalf of partners. */
export default function LawfulBasis({
  businessId,
  segmentIds = [],
  contact,
  onClose,
}: {
  businessId: string;
  segmentIds?: readonly string[];
  contact?: { readonly id: string; readonly name: string };
  onClose: () => void;
}) {
  const form = useRef<HTMLFormElement>(null);
  const name = useId();
  const [basis, setBasis] = useState<LawfulBasisKind>('EXISTING_CUSTOMER');
  const [source, setSource] = useState('');
  const [missing, setMissing] = useState(false);
  const record = useAct(RecordBasisDocument, { touches: touched });
  const send = async () => {
    setMissing(source.trim() === '');
    if (source.trim() === '') return focusFirstError(form.current);
    const inputs = contact ? [{ contactIds: [contact.id] }] : segmentIds.map((segmentId) => ({ segmentId }));
    try {
      let people = 0;
      for (const who of inputs) {
        const done = await record.mutateAsync({ businessId, input: { basis, source, ...who } });
        people += done.people ?? 0;
      }
      toast(copy.done(people));
      onClose();
    } catch {
      // The refusal is shown where the form shows every one.
      focusFirstError(form.current);
    }
  };
  const { byField, rest } = sortErrors(
    record.error instanceof Refused ? record.error.errors : record.error ? [record.error] : [],
    ['source'],
  );
  return (
    <Drawer opened onClose={onClose} title={copy.title} closeButtonProps={{ 'aria-label': frame.close }}>
      <form
        ref={form}
        className="form"
        noValidate
        onKeyDown={sendsByKey}
        onSubmit={(event) => {
          event.preventDefault();
          // The drawer may stand in another form; React hands events up through portals.
          event.stopPropagation();
          void send();
        }}
      >
        <p className="soft">{contact ? copy.forOne(contact.name) : copy.forSegments}</p>
        <fieldset className="kind">
          <legend>{copy.kind}</legend>
          {KINDS.map((kind) => (
            <label key={kind} className="choice">
              <input type="radio" name={name} checked={basis === kind} onChange={() => setBasis(kind)} />
              <span>
                {campaignWords.basis[kind]}
                <small>{campaignWords.basisHint[kind]}</small>
              </span>
            </label>
          ))}
        </fieldset>
        <TextInput
          label={copy.source}
          description={copy.sourceHint}
          maxLength={300}
          value={source}
          error={missing && source.trim() === '' ? copy.missing : byField['source']}
          onChange={(event) => setSource(event.currentTarget.value)}
        />
        <FormErrors errors={rest} />
        <div className="form-foot">
          <Button variant="subtle" onClick={onClose}>
            {frame.cancel}
          </Button>
          <Button type="submit" loading={record.isPending}>
            {copy.send}
          </Button>
        </div>
      </form>
    </Drawer>
  );
}
