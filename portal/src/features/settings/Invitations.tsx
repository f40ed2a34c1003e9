import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useRef, useState, type FormEvent } from 'react';
import { settings } from '../../copy/settings';
import { words } from '../../copy/words';
import { request } from '../../gql/client';
import type { Role } from '../../gql/generated/settings/graphql';
import { reasonsOf, Refused, useAct } from '../../ui/act';
import { day } from '../../ui/format';
import { focusFirstError, FormErrors, sortErrors } from '../../ui/form';
import { Card } from '../../ui/pieces';
import { toast } from '../../ui/toast';
import { InvitationsDocument, InviteDocument, WithdrawDocument } from './documents';

const { team: copy } = settings;
const ROLES: readonly Role[] = ['MEMBER', 'VIEWER', 'MANAGER', 'OWNER'];

/** Invitations that nobody has answered yet. */
export function Invitations({ businessId }: { businessId: string }) {
  const { data } = useSuspenseQuery({
    queryKey: ['members', 'invitations', businessId],
    queryFn: () => request(InvitationsDocument, { businessId }),
  });
  const withdraw = useAct(WithdrawDocument, { touches: ['members'], onDone: () => toast(copy.withdrawn) });
  if (data.memberInvitations.length === 0) return null;
  return (
    <Card title={copy.open}>
      <FormErrors errors={reasonsOf(withdraw.error)} />
      <ul className="lines">
        {data.memberInvitations.map(({ id, email, role, expiresAt, invitedBy }) => (
          <li key={id}>
            <div>
              <h3>{email}</h3>
              <p>{[words.role[role], copy.by(invitedBy.name), copy.until(day(expiresAt))].join(', ')}</p>
            </div>
            <Button
              size="xs"
              variant="default"
              aria-label={copy.withdrawNamed(email)}
              loading={withdraw.isPending && withdraw.variables.id === id}
              onClick={() => withdraw.mutate({ id })}
            >
              {copy.withdraw}
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Sends a letter with a link to join. */
export function Invite({ businessId }: { businessId: string }) {
  const form = useRef<HTMLFormElement>(null);
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('MEMBER');
  const [wrong, setWrong] = useState<string>();
  const invite = useAct(InviteDocument, {
    touches: ['members'],
    onDone: () => {
      toast(copy.sent(email.trim()));
      setEmail('');
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const isGood = /^\S+@\S+\.\S+$/.test(email.trim());
    setWrong(isGood ? undefined : copy.addressNeeded);
    if (!isGood) return focusFirstError(form.current);
    invite.mutate({ businessId, input: { email: email.trim(), role } }, { onError: () => focusFirstError(form.current) });
  };
  const sorted = sortErrors(invite.error instanceof Refused ? invite.error.errors : [], ['email']);
  const rest = invite.error instanceof Refused ? sorted.rest : reasonsOf(invite.error);
  return (
    <Card title={copy.invite}>
      <form ref={form} className="form wide" onSubmit={submit} noValidate>
        <p className="soft">{copy.inviteText}</p>
        <FormErrors errors={invite.isPending ? [] : rest} />
        <div className="two">
          <TextInput
            name="email"
            type="email"
            label={copy.address}
            autoComplete="off"
            value={email}
            error={wrong ?? sorted.byField['email']}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <NativeSelect
            name="role"
            label={copy.role}
            inputWrapperOrder={['label', 'input', 'description']}
            description={copy.roles[role]}
            value={role}
            data={ROLES.map((value) => ({ value, label: words.role[value] ?? value }))}
            onChange={(event) => setRole(event.currentTarget.value as Role)}
          />
        </div>
        <div className="acts">
          <Button type="submit" loading={invite.isPending}>
            {copy.send}
          </Button>
        </div>
      </form>
    </Card>
  );
}
