import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { profile } from '../../copy/profile';
import { register } from '../../copy/register';
import type { UserError } from '../../gql/client';
import { Card, PageHead } from '../../ui/pieces';
import { Markets } from '../profile/Markets';
import { Offerings } from '../profile/Offerings';
import type { PartsHandle } from '../profile/Parts';
import type { Profile } from '../profile/queries';
import { Missing } from './Missing';

const { serve: copy } = register;

/** Whom the firm serves, what it sells them, and what it does not do. */
export function ServeStep({
  firm,
  missing,
  back,
  onDone,
}: {
  firm: Profile;
  missing: readonly UserError[];
  back: () => void;
  onDone: () => void;
}) {
  const markets = useRef<PartsHandle>(null);
  const offerings = useRef<PartsHandle>(null);
  const [busy, setBusy] = useState(false);
  const go = async () => {
    setBusy(true);
    // In this order, so that the first wrong field of the page gets the cursor.
    const isSold = (await offerings.current?.commit(true)) ?? true;
    const isServed = isSold && ((await markets.current?.commit(true)) ?? true);
    setBusy(false);
    if (isServed) onDone();
  };
  // What has been added since is missing no more.
  const open = missing.filter(
    ({ field }) =>
      (field?.includes('offerings') && firm.offerings.length === 0) ||
      (field?.includes('targetMarkets') && !firm.targetMarkets.some(({ decisionMakerRoles }) => decisionMakerRoles.length > 0)),
  );
  return (
    <div className="wizard">
      <PageHead title={copy.heading} lead={copy.lead} display />
      <Missing errors={open} />
      <Card title={profile.offerings.title} note={profile.offerings.note}>
        <Offerings ref={offerings} firm={firm} opens />
      </Card>
      <Card title={profile.markets.title} note={profile.markets.note}>
        <Markets ref={markets} firm={firm} opens />
      </Card>
      <div className="form-foot">
        <Button variant="default" size="md" onClick={back}>
          {register.back}
        </Button>
        <p className="note hide-p">{register.saved}</p>
        <Button size="md" loading={busy} onClick={() => void go()}>
          {register.next}
        </Button>
      </div>
    </div>
  );
}
