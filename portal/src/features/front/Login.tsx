import './front.css';
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useRouter, useSearch } from '@tanstack/react-router';
import { useId, useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import { meQuery } from '../../app/session';
import { home } from '../../app/home';
import { front } from '../../copy/front';
import { request } from '../../gql/client';
import { Refused } from '../../ui/act';
import { FormErrors, focusFirstError } from '../../ui/form';
import { Mark } from '../../ui/Mark';
import { Aside } from './Aside';
import { SignInDocument } from './documents';
import { isAddress, ownPath, useTitle } from './entry';
import { Wait } from './Wait';

const { login: copy } = front;

export function Login() {
  useTitle(copy.title);
  const { next } = useSearch({ from: '/login' });
  const router = useRouter();
  const queries = useQueryClient();
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const [wrong, setWrong] = useState<{ email?: string; password?: string }>({});
  const [capsLock, setCapsLock] = useState(false);
  const signIn = useMutation({
    mutationFn: async (input: { email: string; password: string }) => {
      const { signIn: answer } = await request(SignInDocument, { input });
      if (answer.userErrors.length > 0) throw new Refused(answer.userErrors);
    },
    onSuccess: async () => {
      // What was known of nobody is not true of her; and she may be somebody else than before.
      queries.clear();
      const me = await queries.fetchQuery(meQuery);
      router.history.push(ownPath(next) ?? (me ? home(me) : '/'));
    },
    onError: () => form.current?.querySelector<HTMLInputElement>('[name=password]')?.focus(),
  });

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const [email, password] = [text(given, 'email').trim(), text(given, 'password')];
    const problems = {
      ...(isAddress(email) ? {} : { email: copy.emailNeeded }),
      ...(password ? {} : { password: copy.passwordNeeded }),
    };
    setWrong(problems);
    if (Object.keys(problems).length > 0) return focusFirstError(form.current);
    signIn.mutate({ email, password });
  };
  const watchCapsLock = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'));
  const errors = signIn.error instanceof Refused ? signIn.error.errors : [];
  const wait = errors.find(({ retryAfter }) => retryAfter)?.retryAfter ?? null;
  return (
    <div className="lg">
      <main>
        <form ref={form} onSubmit={submit} noValidate aria-labelledby={id} onKeyUp={watchCapsLock}>
          <Mark />
          <div>
            <h1 id={id} className="display">
              {copy.heading}
            </h1>
            <p className="soft">{copy.lead}</p>
          </div>
          {wait === null ? (
            <FormErrors errors={signIn.error && !signIn.isPending ? [signIn.error.message] : []} />
          ) : (
            <Wait key={signIn.submittedAt} seconds={wait} />
          )}
          <TextInput
            name="email"
            type="email"
            label={copy.email}
            autoComplete="username"
            error={wrong.email}
            onChange={() => wrong.email && setWrong(({ password }) => ({ ...(password ? { password } : {}) }))}
          />
          <div>
            <PasswordInput
              name="password"
              label={copy.password}
              autoComplete="current-password"
              error={wrong.password}
              description={capsLock ? copy.capsLock : undefined}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              visibilityToggleButtonProps={{ 'aria-label': copy.show, tabIndex: 0 }}
              onChange={() => wrong.password && setWrong(({ email }) => ({ ...(email ? { email } : {}) }))}
            />
            <p className="under">
              <Link className="link" to="/forgot">
                {copy.forgot}
              </Link>
            </p>
          </div>
          <Button type="submit" size="md" loading={signIn.isPending} fullWidth>
            {copy.submit}
          </Button>
          <p className="soft">
            {copy.newHere}{' '}
            <Link className="link" to="/register">
              {copy.register}
            </Link>
          </p>
        </form>
      </main>
      <Aside />
    </div>
  );
}

const text = (given: FormData, name: string): string => {
  const value = given.get(name);
  return typeof value === 'string' ? value : '';
};
