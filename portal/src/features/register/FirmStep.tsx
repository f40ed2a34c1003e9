import { Button } from '@mantine/core';
import { useRef, useState, type FormEvent } from 'react';
import type { Me } from '../../app/session';
import { register } from '../../copy/register';
import { Refused, useAct } from '../../ui/act';
import { useDraft } from '../../ui/draft';
import { focusFirstError, FormErrors, sortErrors } from '../../ui/form';
import { PageHead } from '../../ui/pieces';
import { CreateDocument, UpdateDocument } from '../profile/documents';
import { tieNomination } from './nominated';
import { blankFirm, FIRM_FIELDS, firmInput, firmOf, firmProblems } from '../profile/firm';
import { FirmFields } from '../profile/FirmFields';
import { PROFILE_TOUCHES, type Profile } from '../profile/queries';

const { firm: copy } = register;

/** Who the firm is. The first time it makes the firm, a draft that only its members see. */
export function FirmStep({ me, firm, onDone }: { me: Me; firm: Profile | null; onDone: () => void }) {
  const form = useRef<HTMLFormElement>(null);
  const [value, setValue, forget] = useDraft(`register.firm.${firm?.id ?? 'new'}`, firm ? firmOf(firm) : blankFirm(me.email));
  const [problems, setProblems] = useState<Record<string, string>>({});
  const after = { touches: PROFILE_TOUCHES, onDone: () => (forget(), onDone()) };
  const create = useAct(CreateDocument, {
    ...after,
    onDone: async ({ business }) => {
      if (business) await tieNomination(business.id);
      after.onDone();
    },
  });
  const update = useAct(UpdateDocument, after);
  const act = firm ? update : create;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = firmProblems(value);
    setProblems(found);
    if (Object.keys(found).length > 0) return focusFirstError(form.current);
    const failed = { onError: () => focusFirstError(form.current) };
    const input = firmInput(value);
    if (firm) update.mutate({ id: firm.id, input, expectedVersion: firm.version }, failed);
    else create.mutate({ input }, failed);
  };
  const sorted = sortErrors(act.error instanceof Refused ? act.error.errors : [], FIRM_FIELDS);
  const rest = act.error && !(act.error instanceof Refused) ? [act.error.message] : sorted.rest;
  return (
    <form ref={form} className="wizard" onSubmit={submit} noValidate>
      <PageHead title={copy.heading} lead={`${copy.lead} ${register.required}`} display />
      <div className="card form">
        <FormErrors errors={act.isPending ? [] : rest} />
        <FirmFields value={value} onChange={setValue} errors={{ ...sorted.byField, ...problems }} />
      </div>
      <div className="form-foot">
        <p className="note">{register.saved}</p>
        <Button type="submit" size="md" loading={act.isPending}>
          {register.next}
        </Button>
      </div>
    </form>
  );
}
