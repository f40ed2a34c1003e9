import '../../styles/overlays.css';
import '@mantine/core/styles/Pill.layer.css';
import '@mantine/core/styles/PillsInput.layer.css';
import { Button, Drawer, MultiSelect, Textarea, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useFirm } from '../../app/session';
import { frame } from '../../copy/frame';
import { nominations } from '../../copy/nominations';
import { words } from '../../copy/words';
import type { Category } from '../../gql/generated/nominations/graphql';
import { Refused, reasonsOf, useAct } from '../../ui/act';
import { useDraft } from '../../ui/draft';
import { focusFirstError, FormErrors, sortErrors } from '../../ui/form';
import { sendsByKey } from '../../ui/send';
import { toast } from '../../ui/toast';
import { firmAtQuery, SendDocument, touched } from './documents';

const { form: copy } = nominations;
const FIELDS = ['firmName', 'website', 'personName', 'email', 'categories', 'why'];
const CATEGORIES = Object.entries(words.category).map(([value, label]) => ({ value, label }));
const optional = (label: string) => `${label} (${frame.optional})`;

/** What is known already where a client named the firm. */
export interface Named {
  readonly answerId: string;
  readonly firmName: string;
  readonly website: string;
}

/** Whom to write to at a firm that is not on the network, and why. Kept while it is being written. */
export default function Nominate({ named, onClose }: { named?: Named; onClose: () => void }) {
  const firm = useFirm();
  const form = useRef<HTMLFormElement>(null);
  const blank = { firmName: named?.firmName ?? '', website: named?.website ?? '', personName: '', email: '', why: '' };
  const [draft, change, forget] = useDraft(`nomination.${firm.id}.${named?.answerId ?? 'new'}`, {
    ...blank,
    categories: [] as string[],
  });
  const [address] = useDebouncedValue(draft.email.includes('@') ? draft.email : draft.website, 300);
  const { data: there } = useQuery(firmAtQuery(firm.id, address.trim()));
  const send = useAct(SendDocument, {
    touches: touched,
    onDone: () => {
      forget();
      toast(copy.sent(draft.firmName));
      onClose();
    },
  });
  useEffect(() => {
    if (send.error) focusFirstError(form.current);
  }, [send.error]);
  const { byField, rest } =
    send.error instanceof Refused ? sortErrors(send.error.errors, FIELDS) : { byField: {}, rest: [...reasonsOf(send.error)] };
  const errors: { [field: string]: string } = byField;
  const field = (name: 'firmName' | 'website' | 'personName' | 'email' | 'why') => ({
    value: draft[name],
    error: errors[name],
    onChange: (event: { currentTarget: { value: string } }) => change({ [name]: event.currentTarget.value }),
  });
  return (
    <Drawer opened onClose={onClose} title={copy.title} closeButtonProps={{ 'aria-label': frame.close }}>
      <form
        ref={form}
        className="form"
        noValidate
        onKeyDown={sendsByKey}
        onSubmit={(event) => {
          event.preventDefault();
          const { categories, website, ...texts } = draft;
          const input = {
            ...texts,
            website: website || null,
            categories: categories as Category[],
            answerId: named?.answerId ?? null,
          };
          send.mutate({ businessId: firm.id, input });
        }}
      >
        {named && <p className="soft">{copy.from}</p>}
        <TextInput label={copy.firmName} data-autofocus {...field('firmName')} />
        <TextInput label={optional(copy.website)} {...field('website')} />
        <TextInput label={copy.personName} description={copy.personHelp} {...field('personName')} />
        <TextInput type="email" label={copy.email} {...field('email')} />
        {there && (
          <div className="inset" role="status">
            <p>{copy.there(there.tradingName)}</p>
            <Link
              to="."
              search={(before) => ({ ...before, new: 'alliance' as const, partner: there.id })}
              onClick={onClose}
              className="link"
            >
              {copy.ask}
            </Link>
          </div>
        )}
        <MultiSelect
          label={optional(copy.categories)}
          data={CATEGORIES}
          searchable
          value={draft.categories}
          error={errors['categories']}
          comboboxProps={{ withinPortal: false }}
          onChange={(categories) => change({ categories })}
        />
        <Textarea label={copy.why} description={copy.whyHelp} rows={4} maxLength={400} {...field('why')} />
        <FormErrors errors={rest} />
        <div className="form-foot sticky">
          <Button variant="subtle" onClick={onClose}>
            {frame.cancel}
          </Button>
          <Button type="submit" loading={send.isPending}>
            {copy.send}
          </Button>
        </div>
      </form>
    </Drawer>
  );
}
