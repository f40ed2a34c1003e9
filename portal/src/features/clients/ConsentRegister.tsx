import '../../styles/overlays.css';
import '../../styles/work.css';
import { Button, Drawer } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { campaignWords, guestTone } from '../../copy/campaign-words';
import { clients } from '../../copy/clients';
import { register as copy } from '../../copy/consent-register';
import { frame } from '../../copy/frame';
import { words } from '../../copy/words';
import { reasonsOf, useAct } from '../../ui/act';
import { FormErrors } from '../../ui/form';
import { day } from '../../ui/format';
import { Chip, Skeleton } from '../../ui/pieces';
import { toast } from '../../ui/toast';
import { touched } from './book-acts';
import { registerQuery, WithdrawBasisDocument, type Registered } from './register-documents';

const fieldsOf = (fields: readonly string[]): string => fields.map((field) => words.personField[field]).join(', ');

/** All that is on record of one person's leave: bases, invitations, and what was asked in which words. */
export default function ConsentRegister({
  businessId,
  clientId,
  contact,
  onRecord,
  onClose,
}: {
  businessId: string;
  clientId: string;
  contact: { readonly id: string; readonly name: string };
  onRecord: () => void;
  onClose: () => void;
}) {
  const { data } = useQuery(registerQuery(clientId));
  const found = data?.find(({ id }) => id === contact.id);
  return (
    <Drawer opened onClose={onClose} size={560} title={copy.open(contact.name)} closeButtonProps={{ 'aria-label': frame.close }}>
      <div className="form">
        <p className="soft">{copy.lead}</p>
        {found ? (
          <>
            <Bases found={found} businessId={businessId} contactId={contact.id} onRecord={onRecord} />
            <Invitations found={found} />
            <Consents found={found} />
            <p className="note">{copy.shown}</p>
          </>
        ) : (
          <Skeleton lines={4} />
        )}
      </div>
    </Drawer>
  );
}

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="step" aria-label={title}>
    <h3>{title}</h3>
    {children}
  </section>
);

function Bases({
  found,
  businessId,
  contactId,
  onRecord,
}: {
  found: Registered;
  businessId: string;
  contactId: string;
  onRecord: () => void;
}) {
  const withdraw = useAct(WithdrawBasisDocument, { touches: touched, onDone: () => toast(copy.withdrew) });
  const stands = found.lawfulBases.some(({ withdrawnAt }) => !withdrawnAt);
  return (
    <Part title={copy.bases}>
      {found.lawfulBases.length === 0 ? (
        <p className="soft">{copy.noBasis}</p>
      ) : (
        <ul className="feed">
          {found.lawfulBases.map(({ basis, source, recordedAt, withdrawnAt }) => (
            <li key={recordedAt}>
              <div>
                <p>
                  <strong>{campaignWords.basis[basis]}</strong>
                </p>
                <p className="note">{copy.from(source)}</p>
                <p className="note">
                  {[copy.recorded(day(recordedAt)), withdrawnAt && copy.withdrawn(day(withdrawnAt))].filter(Boolean).join(', ')}
                </p>
              </div>
              <Chip tone={withdrawnAt ? 'plain' : 'ok'}>{withdrawnAt ? copy.over : copy.current}</Chip>
            </li>
          ))}
        </ul>
      )}
      <FormErrors errors={reasonsOf(withdraw.error)} />
      <div className="chips">
        <Button variant="default" size="compact-sm" onClick={onRecord}>
          {stands ? copy.change : copy.record}
        </Button>
        {stands && (
          <Button
            variant="subtle"
            color="red"
            size="compact-sm"
            loading={withdraw.isPending}
            onClick={() => withdraw.mutate({ businessId, input: { contactIds: [contactId] } })}
          >
            {copy.withdraw}
          </Button>
        )}
      </div>
    </Part>
  );
}

function Invitations({ found }: { found: Registered }) {
  return (
    <Part title={copy.invitations}>
      {found.invitations.length === 0 ? (
        <p className="soft">{copy.noInvitations}</p>
      ) : (
        <ul className="feed">
          {found.invitations.map(({ id, stage, reason, sentAt, answeredAt, campaign }) => (
            <li key={id}>
              <div>
                <p>
                  <Link className="link" to="/campaigns/$id" params={{ id: campaign.id }}>
                    {campaign.content.title}
                  </Link>
                </p>
                <p className="note">
                  {[
                    sentAt && copy.invited(day(sentAt)),
                    answeredAt && copy.answered(day(answeredAt)),
                    reason && stage === 'SUPPRESSED' && copy.leftOut((campaignWords.leftOut[reason] ?? reason).toLowerCase()),
                  ]
                    .filter(Boolean)
                    .join(', ')}
                </p>
              </div>
              <Chip tone={guestTone(stage)}>{campaignWords.guestStage[stage]}</Chip>
            </li>
          ))}
        </ul>
      )}
    </Part>
  );
}

function Consents({ found }: { found: Registered }) {
  return (
    <Part title={copy.consents}>
      {found.consents.length === 0 ? (
        <p className="soft">{copy.noConsents}</p>
      ) : (
        <ul className="feed">
          {found.consents.map((consent) => (
            <li key={consent.id}>
              <div>
                <p>
                  <strong>{copy.purposes[consent.purpose]}</strong>
                </p>
                <p className="note">{copy.scope(fieldsOf(consent.fieldsGranted ?? consent.fieldsRequested))}</p>
                <p className="note">
                  {clients.consentOf(
                    words.consentState[consent.state] ?? consent.state,
                    day(consent.revokedAt ?? consent.decidedAt ?? consent.askedAt),
                  )}
                </p>
                <details className="more">
                  <summary>{copy.words}</summary>
                  <p className="quote">{consent.text}</p>
                </details>
              </div>
              <time dateTime={consent.askedAt}>{day(consent.askedAt)}</time>
            </li>
          ))}
        </ul>
      )}
    </Part>
  );
}
