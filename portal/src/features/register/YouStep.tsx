import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type FormEvent } from 'react';
import { meQuery } from '../../app/session';
import { register } from '../../copy/register';
import { request, type UserError } from '../../gql/client';
import { Refused } from '../../ui/act';
import { useDraft } from '../../ui/draft';
import { focusFirstError, FormErrors, sortErrors } from '../../ui/form';
import { PageHead } from '../../ui/pieces';
import { FirstSignInDocument, RegisterDocument } from './documents';

const { you: copy } = register;
const FIELDS = ['name', 'email', 'password'];

/** Makes the account, and signs in with it at once. */
export function YouStep() {
  const queries = useQueryClient();
  const form = useRef<HTMLFormElement>(null);
  const [you, setYou, forget] = useDraft('register.you', { name: '', email: '' });
  const [password, setPassword] = useState('');
  const [problems, setProblems] = useState<Record<string, string>>({});
  const begin = useMutation({
    mutationFn: async () => {
      const email = you.email.trim();
      const { accountRegister } = await request(RegisterDocument, { input: { name: you.name.trim(), email, password } });
      refuse(accountRegister.userErrors);
      const { signIn } = await request(FirstSignInDocument, { input: { email, password } });
      // The answer was the same for an address that is taken; only her own password opens it.
      if (signIn.userErrors.some(({ code }) => code === 'WRONG_CREDENTIALS')) throw new Refused([{ message: copy.taken }]);
      refuse(signIn.userErrors);
    },
    onSuccess: async () => {
      forget();
      await queries.resetQueries({ queryKey: meQuery.queryKey });
    },
    onError: () => focusFirstError(form.current),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = {
      ...(you.name.trim() === '' && { name: copy.nameNeeded }),
      ...(!/^\S+@\S+\.\S+$/.test(you.email.trim()) && { email: copy.emailNeeded }),
      ...(password.length < 10 && { password: copy.passwordNeeded }),
    };
    setProblems(found);
    if (Object.keys(found).length > 0) return focusFirstError(form.current);
    begin.mutate();
  };
  const sorted = sortErrors(begin.error instanceof Refused ? begin.error.errors : [], FIELDS);
  const rest = begin.error && !(begin.error instanceof Refused) ? [begin.error.message] : sorted.rest;
  const errors = { ...sorted.byField, ...problems };
  return (
    <form ref={form} className="wizard" onSubmit={submit} noValidate>
      <PageHead title={copy.heading} lead={copy.lead} display />
      <div className="card form">
        <FormErrors errors={begin.isPending ? [] : rest} />
        <TextInput
          name="name"
          label={copy.name}
          autoComplete="name"
          value={you.name}
          error={errors['name']}
          onChange={(event) => setYou({ name: event.currentTarget.value })}
        />
        <TextInput
          name="email"
          type="email"
          label={copy.email}
          description={copy.emailHelp}
          autoComplete="username"
          value={you.email}
          error={errors['email']}
          onChange={(event) => setYou({ email: event.currentTarget.value })}
        />
        <PasswordInput
          name="password"
          label={copy.password}
          description={copy.passwordHelp}
          autoComplete="new-password"
          value={password}
          error={errors['password']}
          visibilityToggleButtonProps={{ 'aria-label': copy.show, tabIndex: 0 }}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
      </div>
      <div className="form-foot">
        <Button type="submit" size="md" loading={begin.isPending}>
          {register.next}
        </Button>
      </div>
    </form>
  );
}

function refuse(errors: readonly UserError[]): void {
  if (errors.length > 0) throw new Refused(errors);
}
