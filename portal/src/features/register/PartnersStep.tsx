import { Button } from '@mantine/core';
import { useRef } from 'react';
import type { Me } from '../../app/session';
import { profile } from '../../copy/profile';
import { register } from '../../copy/register';
import type { UserError } from '../../gql/client';
import { Refused, useAct } from '../../ui/act';
import { FormErrors } from '../../ui/form';
import { Card, PageHead } from '../../ui/pieces';
import { Triggers } from '../profile/Triggers';
import type { PartsHandle } from '../profile/Parts';
import { PROFILE_TOUCHES, type Profile } from '../profile/queries';
import { SubmitDocument } from './documents';
import { useLeave } from './leave';
import { Missing } from './Missing';
import { Verify } from './Verify';

const { partners: copy } = register;

/** When partners should think of the firm; then the last act: send it. */
export function PartnersStep({
  me,
  firm,
  missing,
  back,
  onRefused,
}: {
  me: Me;
  firm: Profile;
  missing: readonly UserError[];
  back: () => void;
  onRefused: (errors: readonly UserError[]) => void;
}) {
  const leave = useLeave();
  const triggers = useRef<PartsHandle>(null);
  const send = useAct(SubmitDocument, { touches: PROFILE_TOUCHES, onDone: leave });
  const canSend = firm.availableActions.some(({ action }) => action === 'SUBMIT');
  const go = async () => {
    if (!((await triggers.current?.commit(false)) ?? true)) return;
    send.mutate({ id: firm.id }, { onError: (error) => error instanceof Refused && onRefused(error.errors) });
  };
  // Those of another step stand there, and the address has a block of its own.
  const elsewhere = ['email', 'offerings', 'targetMarkets'];
  const others = missing.filter(({ field }) => !field?.some((word) => elsewhere.includes(word)));
  return (
    <div className="wizard">
      <PageHead title={copy.heading} lead={copy.lead} display />
      <Missing errors={others} />
      {!me.isEmailVerified && <Verify me={me} isMissing={missing.some(({ field }) => field?.includes('email'))} />}
      <FormErrors errors={send.error && !(send.error instanceof Refused) ? [send.error.message] : []} />
      <Card title={profile.triggers.title} note={profile.triggers.note}>
        <Triggers ref={triggers} firm={firm} opens />
      </Card>
      <p className="soft">{canSend ? copy.after : copy.onlyOwner}</p>
      <div className="form-foot">
        <Button variant="default" size="md" onClick={back}>
          {register.back}
        </Button>
        <p className="note hide-p">{register.saved}</p>
        {canSend && (
          <Button size="md" loading={send.isPending} onClick={() => void go()}>
            {copy.send}
          </Button>
        )}
      </div>
    </div>
  );
}
