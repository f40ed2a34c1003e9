import { Button, PasswordInput } from '@mantine/core';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useRef, useState, type FormEvent } from 'react';
import { settings } from '../../copy/settings';
import { request } from '../../gql/client';
import { reasonsOf, Refused, useAct } from '../../ui/act';
import { ago, day } from '../../ui/format';
import { focusFirstError, FormErrors, sortErrors } from '../../ui/form';
import { Card, Chip } from '../../ui/pieces';
import { toast } from '../../ui/toast';
import { PasswordChangeDocument, SessionRevokeDocument, SessionsDocument } from './documents';

const { security: copy } = settings;

/** The password, and every browser that is signed in. */
export default function Security() {
  return (
    <>
      <Password />
      <Sessions />
    </>
  );
}

const EMPTY = { currentPassword: '', newPassword: '' };

function Password() {
  const form = useRef<HTMLFormElement>(null);
  const [value, setValue] = useState(EMPTY);
  const [problems, setProblems] = useState<Record<string, string>>({});
  const queries = useQueryClient();
  const change = useMutation({
    // Without an idempotency key: nothing that is made from a password is to be kept anywhere.
    mutationFn: async (input: typeof EMPTY) => {
      const { passwordChange: answer } = await request(PasswordChangeDocument, { input });
      if (answer.userErrors.length > 0) throw new Refused(answer.userErrors);
    },
    onSuccess: () => {
      setValue(EMPTY);
      toast(copy.changed);
      return queries.invalidateQueries({ queryKey: ['sessions'] });
    },
    onError: () => focusFirstError(form.current),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = {
      ...(value.currentPassword === '' && { currentPassword: copy.currentNeeded }),
      ...(value.newPassword.length < 10 && { newPassword: copy.freshNeeded }),
    };
    setProblems(found);
    if (Object.keys(found).length > 0) return focusFirstError(form.current);
    change.mutate(value);
  };
  const sorted = sortErrors(change.error instanceof Refused ? change.error.errors : [], Object.keys(EMPTY));
  const rest = change.error instanceof Refused ? sorted.rest : reasonsOf(change.error);
  const field = (name: keyof typeof EMPTY) => ({
    name,
    value: value[name],
    error: problems[name] ?? sorted.byField[name],
    visibilityToggleButtonProps: { 'aria-label': copy.show, tabIndex: 0 },
    onChange: (event: { currentTarget: { value: string } }) => setValue({ ...value, [name]: event.currentTarget.value }),
  });
  return (
    <Card title={copy.password}>
      <form ref={form} className="form" onSubmit={submit} noValidate>
        <FormErrors errors={change.isPending ? [] : rest} />
        <PasswordInput label={copy.current} autoComplete="current-password" {...field('currentPassword')} />
        <PasswordInput label={copy.fresh} description={copy.freshHelp} autoComplete="new-password" {...field('newPassword')} />
        <div className="acts">
          <Button type="submit" loading={change.isPending}>
            {copy.change}
          </Button>
        </div>
      </form>
    </Card>
  );
}

function Sessions() {
  const { data } = useSuspenseQuery({ queryKey: ['sessions'], queryFn: () => request(SessionsDocument) });
  const revoke = useAct(SessionRevokeDocument, { touches: ['sessions'], onDone: () => toast(copy.ended) });
  return (
    <Card title={copy.sessions}>
      <FormErrors errors={reasonsOf(revoke.error)} />
      <ul className="lines">
        {data.sessions.map(({ id, userAgent, address, createdAt, lastSeenAt, isCurrent }) => {
          const name = browserName(userAgent ?? null);
          return (
            <li key={id}>
              <div>
                <h3>
                  {name}
                  {isCurrent && <Chip tone="prim">{copy.here}</Chip>}
                </h3>
                <p className="num">
                  {[copy.seen(ago(lastSeenAt)), copy.since(day(createdAt)), ...(address ? [copy.from(address)] : [])].join(', ')}
                </p>
              </div>
              {!isCurrent && (
                <Button
                  size="xs"
                  variant="default"
                  aria-label={copy.endNamed(name)}
                  loading={revoke.isPending && revoke.variables.id === id}
                  onClick={() => revoke.mutate({ id })}
                >
                  {copy.end}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

/** `Firefox on Linux`, from what a browser calls itself; the whole of it where that says nothing. */
function browserName(userAgent: string | null): string {
  if (!userAgent) return copy.unknown;
  const browser = /(Firefox|Edg|OPR|Chrome|Safari)\//.exec(userAgent)?.[1];
  const system = /(Windows|iPhone|iPad|Android|Mac OS X|Linux)/.exec(userAgent)?.[1];
  const names: Readonly<Record<string, string>> = { Edg: 'Edge', OPR: 'Opera', 'Mac OS X': 'Mac' };
  const parts = [browser, system].flatMap((part) => (part ? [names[part] ?? part] : []));
  return parts.length > 0 ? parts.join(' on ') : userAgent.slice(0, 60);
}
