import '../../styles/overlays.css';
import { Button, Drawer, TextInput } from '@mantine/core';
import { useRef } from 'react';
import { enablement } from '../../copy/enablement';
import { frame } from '../../copy/frame';
import { trust } from '../../copy/trust';
import { Refused, reasonsOf, useAct } from '../../ui/act';
import { useDraft } from '../../ui/draft';
import { focusFirstError, FormErrors, sortErrors } from '../../ui/form';
import { sendsByKey } from '../../ui/send';
import { toast } from '../../ui/toast';
import { touched } from './acts';
import { AskReferenceDocument } from './trust-acts';
import type { Answer } from './Vetting';

const { references: copy } = enablement;
const FIELDS = ['name', 'email', 'relation'] as const;

/** Names somebody outside who is asked by mail. */
export function ReferenceDrawer({ allianceId, answer, onClose }: { allianceId: string; answer: Answer; onClose: () => void }) {
  const form = useRef<HTMLFormElement>(null);
  const { dimension } = answer;
  const [value, change, clear] = useDraft(`reference.${allianceId}.${dimension}`, { name: '', email: '', relation: '' });
  const ask = useAct(AskReferenceDocument, {
    touches: touched,
    onDone: () => {
      clear();
      toast(copy.sent);
      onClose();
    },
  });
  const { byField, rest } =
    ask.error instanceof Refused
      ? sortErrors(ask.error.errors, FIELDS)
      : { byField: {} as Record<string, string>, rest: [...reasonsOf(ask.error)] };
  const field = (name: (typeof FIELDS)[number], label: string, description: string) => ({
    ...{ name, label, description, value: value[name], error: byField[name] },
    onChange: (event: { currentTarget: { value: string } }) => change({ [name]: event.currentTarget.value }),
  });
  return (
    <Drawer
      opened
      onClose={onClose}
      title={`${copy.ask}: ${trust.vetting.dimensions[dimension]?.name ?? ''}`}
      closeButtonProps={{ 'aria-label': frame.close }}
    >
      <form
        ref={form}
        className="form"
        noValidate
        onKeyDown={sendsByKey}
        onSubmit={(event) => {
          event.preventDefault();
          ask.mutate({ allianceId, input: { dimension, ...value } }, { onError: () => focusFirstError(form.current) });
        }}
      >
        <p className="soft">{copy.lead}</p>
        <TextInput data-autofocus {...field('name', copy.name, copy.nameHelp)} />
        <TextInput type="email" autoComplete="off" {...field('email', copy.email, copy.emailHelp)} />
        <TextInput {...field('relation', copy.relation, copy.relationHelp)} />
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
