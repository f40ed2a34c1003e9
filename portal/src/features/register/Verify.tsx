import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { meQuery, type Me } from '../../app/session';
import { register } from '../../copy/register';
import { reasonsOf, useAct } from '../../ui/act';
import { toast } from '../../ui/toast';
import { ResendDocument } from './documents';

const { verify: copy } = register;

/** The address is not confirmed yet: what to do, and the letter once more. */
export function Verify({ me, isMissing = false }: { me: Me; isMissing?: boolean }) {
  const queries = useQueryClient();
  const [asked, setAsked] = useState(false);
  const resend = useAct(ResendDocument, { onDone: () => toast(copy.sent) });
  const check = async () => {
    await queries.refetchQueries({ queryKey: meQuery.queryKey });
    setAsked(true);
  };
  return (
    <div className="notice" role={isMissing ? 'alert' : undefined}>
      <h2>{copy.title}</h2>
      <p>{copy.text(me.email)}</p>
      {asked && <p role="status">{copy.notYet}</p>}
      {reasonsOf(resend.error).map((reason) => (
        <p key={reason} role="alert">
          {reason}
        </p>
      ))}
      <div className="acts">
        <Button size="xs" variant="default" onClick={() => void check()}>
          {copy.check}
        </Button>
        <Button size="xs" variant="subtle" loading={resend.isPending} onClick={() => resend.mutate({})}>
          {copy.again}
        </Button>
      </div>
    </div>
  );
}
