import './front.css';
import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { front } from '../../copy/front';
import { request } from '../../gql/client';
import { Refused } from '../../ui/act';
import { FormErrors, focusFirstError } from '../../ui/form';
import { Mark } from '../../ui/Mark';
import { Aside } from './Aside';
import { ForgotDocument } from './documents';
import { isAddress, useTitle } from './entry';

const { forgot: copy, login } = front;

/** Asks for a letter with a link to a new password. The answer is the same for every address. */
export function Forgot() {
  useTitle(copy.title);
  const form = useRef<HTMLFormElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const [email, setEmail] = useState('');
  const [wrong, setWrong] = useState<string>();
  const forgot = useMutation({
    mutationFn: async (address: string) => {
      const { passwordForgot: answer } = await request(ForgotDocument, { input: { email: address } });
      if (answer.userErrors.length > 0) throw new Refused(answer.userErrors);
    },
  });
  useEffect(() => {
    if (forgot.isSuccess) heading.current?.focus();
  }, [forgot.isSuccess]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const isGood = isAddress(email.trim());
    setWrong(isGood ? undefined : login.emailNeeded);
    if (isGood) forgot.mutate(email.trim());
    else focusFirstError(form.current);
  };
  return (
    <div className="lg">
      <main>
        {forgot.isSuccess ? (
          <div className="box">
            <Mark />
            <h1 ref={heading} tabIndex={-1} className="display">
              {copy.sentHeading}
            </h1>
            <p className="soft">{copy.sent(email.trim())}</p>
            <p className="soft">{copy.nothing}</p>
            <Button variant="default" size="md" onClick={() => forgot.reset()}>
              {copy.again}
            </Button>
            <Back />
          </div>
        ) : (
          <form ref={form} onSubmit={submit} noValidate>
            <Mark />
            <div>
              <h1 className="display">{copy.heading}</h1>
              <p className="soft">{copy.lead}</p>
            </div>
            <FormErrors errors={forgot.error && !forgot.isPending ? [forgot.error.message] : []} />
            <TextInput
              name="email"
              type="email"
              label={login.email}
              autoComplete="username"
              value={email}
              error={wrong}
              onChange={(event) => setEmail(event.currentTarget.value)}
            />
            <Button type="submit" size="md" loading={forgot.isPending} fullWidth>
              {copy.submit}
            </Button>
            <Back />
          </form>
        )}
      </main>
      <Aside />
    </div>
  );
}

const Back = () => (
  <p className="soft">
    <Link className="link" to="/login">
      {copy.back}
    </Link>
  </p>
);
