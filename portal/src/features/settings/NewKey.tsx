import '../../styles/overlays.css';
import { Button, Modal, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type FormEvent } from 'react';
import { frame } from '../../copy/frame';
import { settings } from '../../copy/settings';
import { request } from '../../gql/client';
import type { ApiKeyScope } from '../../gql/generated/settings/graphql';
import { reasonsOf, Refused } from '../../ui/act';
import { focusFirstError, FormErrors, sortErrors } from '../../ui/form';
import { KeyCreateDocument } from './documents';
import type { FreshKey } from './Fresh';

const { keys: copy } = settings;
const DAY_MS = 86_400_000;
type Domain = keyof typeof copy.domains;
type Level = '' | 'READ' | 'WRITE';
const domains = Object.keys(copy.domains) as Domain[];

/** Asks what a new key is called, what it may do, and until when. */
export function NewKey({
  businessId,
  onClose,
  onMade,
}: {
  businessId: string;
  onClose: () => void;
  onMade: (key: FreshKey) => void;
}) {
  const form = useRef<HTMLFormElement>(null);
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [days, setDays] = useState('90');
  const [levels, setLevels] = useState<Partial<Record<Domain, Level>>>({ NETWORK: 'READ' });
  const [problems, setProblems] = useState<Record<string, string>>({});
  const scopes = domains.flatMap((domain) => (levels[domain] ? [`${domain}_${levels[domain]}` as ApiKeyScope] : []));
  const create = useMutation({
    // Without an idempotency key: its answer would be kept, and the secret with it.
    mutationFn: async (): Promise<FreshKey> => {
      const expiresAt = days === '' ? null : new Date(Date.now() + Number(days) * DAY_MS).toISOString();
      const { apiKeyCreate: answer } = await request(KeyCreateDocument, {
        businessId,
        input: { name: name.trim(), scopes, expiresAt },
      });
      if (answer.userErrors.length > 0 || !answer.secret) throw new Refused(answer.userErrors);
      return { name: name.trim(), secret: answer.secret };
    },
    onSuccess: (made) => {
      onMade(made);
      return queries.invalidateQueries({ queryKey: ['api-keys'] });
    },
    onError: () => focusFirstError(form.current),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = {
      ...(name.trim() === '' && { name: copy.nameNeeded }),
      ...(scopes.length === 0 && { scopes: copy.scopesNeeded }),
    };
    setProblems(found);
    if (Object.keys(found).length > 0) return focusFirstError(form.current);
    create.mutate();
  };
  const sorted = sortErrors(create.error instanceof Refused ? create.error.errors : [], ['name']);
  const rest = create.error instanceof Refused ? sorted.rest : reasonsOf(create.error);
  return (
    <Modal opened onClose={onClose} title={copy.create} closeButtonProps={{ 'aria-label': frame.close }}>
      <form ref={form} className="form" onSubmit={submit} noValidate>
        <FormErrors errors={create.isPending ? [] : [...rest, ...(problems['scopes'] ? [problems['scopes']] : [])]} />
        <TextInput
          data-autofocus
          name="name"
          label={copy.nameLabel}
          description={copy.nameHelp}
          autoComplete="off"
          value={name}
          error={problems['name'] ?? sorted.byField['name']}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <fieldset className="key-scopes">
          <legend>{copy.scopesLabel}</legend>
          {domains.map((domain) => (
            <div key={domain}>
              <span>{copy.domains[domain]}</span>
              <NativeSelect
                size="sm"
                w={148}
                aria-label={copy.domains[domain]}
                value={levels[domain] ?? ''}
                data={[
                  { value: '', label: copy.nothing },
                  { value: 'READ', label: copy.read },
                  { value: 'WRITE', label: copy.write },
                ]}
                onChange={({ currentTarget: { value } }) => setLevels((before) => ({ ...before, [domain]: value as Level }))}
              />
            </div>
          ))}
        </fieldset>
        <NativeSelect
          name="expiresAt"
          label={copy.expiry}
          value={days}
          data={Object.entries(copy.expiries).map(([value, label]) => ({ value, label }))}
          onChange={(event) => setDays(event.currentTarget.value)}
        />
        <div className="form-foot">
          <Button variant="default" onClick={onClose}>
            {settings.cancel}
          </Button>
          <Button type="submit" loading={create.isPending}>
            {copy.create}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
