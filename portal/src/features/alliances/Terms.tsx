import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { alliances } from '../../copy/alliances';
import { reasonsOf, useAct } from '../../ui/act';
import { day } from '../../ui/format';
import { FormErrors } from '../../ui/form';
import { Card } from '../../ui/pieces';
import { toast } from '../../ui/toast';
import { AcceptAgreementDocument, touched } from './acts';
import type { Alliance } from './queries';

const WriteDrawer = lazy(() => import('./WriteDrawer'));
const { terms: copy } = alliances;
const WRITTEN_IN = ['GETTING_TO_KNOW', 'PILOT', 'ACTIVE'];

/** The newest version of the terms, who has accepted it, and the way to another. */
export function Terms({ alliance, firmId }: { alliance: Alliance; firmId: string }) {
  const { id, agreements, proposer, partner, stage } = alliance;
  const [writes, setWrites] = useState(false);
  const accept = useAct(AcceptAgreementDocument, { touches: touched, onDone: () => toast(alliances.done['acceptTerms'] ?? '') });
  const newest = agreements.toSorted((a, b) => b.number - a.number)[0];
  const isSide = proposer.id === firmId || partner.id === firmId;
  const mayWrite = isSide && WRITTEN_IN.includes(stage);
  const mine = newest?.acceptances.some(({ business }) => business.id === firmId) ?? false;
  return (
    <Card title={copy.title} note={newest && copy.number(newest.number)}>
      {newest ? (
        <>
          <p className="terms">{newest.terms}</p>
          <ul className="plain">
            {[proposer, partner].map((firm) => {
              const given = newest.acceptances.find(({ business }) => business.id === firm.id);
              return (
                <li key={firm.id} className="soft">
                  {given ? copy.accepted(firm.tradingName, day(given.acceptedAt)) : copy.waits(firm.tradingName)}
                </li>
              );
            })}
          </ul>
        </>
      ) : (
        <p className="soft">{copy.none}</p>
      )}
      <FormErrors errors={reasonsOf(accept.error)} />
      <div className="acts next-acts">
        {mayWrite && (
          <Button variant={newest ? 'subtle' : 'light'} onClick={() => setWrites(true)}>
            {newest ? copy.rewrite : copy.write}
          </Button>
        )}
        {mayWrite && newest && !mine && (
          <Button variant="light" loading={accept.isPending} onClick={() => accept.mutate({ id, agreementId: newest.id })}>
            {copy.accept}
          </Button>
        )}
      </div>
      <Suspense fallback={null}>
        {writes && <WriteDrawer alliance={alliance} before={newest?.terms ?? copy.start} onClose={() => setWrites(false)} />}
      </Suspense>
    </Card>
  );
}
