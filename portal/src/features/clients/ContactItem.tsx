import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { clients as copy } from '../../copy/clients';
import { nominations } from '../../copy/nominations';
import { basis as bases } from '../../copy/basis-words';
import { words } from '../../copy/words';
import { day } from '../../ui/format';
import { PersonMark } from '../../ui/pieces';
import type { ContactRecord } from './book';
import { Suppliers, type Invite } from './Suppliers';

/** A person: how to reach her, how well she is known, and what she was asked. */
export function ContactItem({
  contact,
  onEdit,
  onRemove,
  onIntroduce,
  onAsk,
  onRegister,
  onInvite,
}: {
  contact: ContactRecord;
  onEdit: () => void;
  onRemove: () => void;
  onIntroduce: (() => void) | undefined;
  onAsk: () => void;
  onRegister: () => void;
  onInvite: Invite;
}) {
  const role = contact.decisionMakerRole && words.decisionMaker[contact.decisionMakerRole];
  const ask = contact.supplierSurveyAction;
  const basis = contact.lawfulBases.find(({ withdrawnAt }) => !withdrawnAt);
  const { name, title, email, phone, businessTie, personalTie, cadenceDays, consents } = contact;
  return (
    <li>
      <PersonMark name={name} />
      <div>
        <h3>{name}</h3>
        <p className="soft">{[title, role === title ? null : role].filter(Boolean).join(' · ')}</p>
        <p className="soft reach">
          {email && (
            <a className="link" href={`mailto:${email}`}>
              {email}
            </a>
          )}
          {phone && (
            <a className="link" href={`tel:${phone}`}>
              {phone}
            </a>
          )}
        </p>
        <p className="ties">
          <Tie label={copy.ties.business} value={businessTie} basis={contact.businessTieBasis} />
          <Tie label={copy.ties.personal} value={personalTie} basis={contact.personalTieBasis} />
          {cadenceDays && <span className="micro">{copy.cadence(cadenceDays)}</span>}
        </p>
        <p className="note">
          {basis ? copy.register.stands(bases[basis.basis] ?? basis.basis, day(basis.recordedAt)) : copy.register.none}
        </p>
        {consents.length > 0 && (
          <ul className="asked" aria-label={copy.consents}>
            {consents.map(({ id, state, askedAt, decidedAt, revokedAt, fieldsGranted }) => (
              <li key={id} className="note">
                {copy.consentOf(words.consentState[state] ?? state, day(revokedAt ?? decidedAt ?? askedAt))}
                {fieldsGranted && state === 'GRANTED' && (
                  <> · {copy.granted(fieldsGranted.map((field) => words.personField[field]).join(', '))}</>
                )}
              </li>
            ))}
          </ul>
        )}
        <Suppliers surveys={contact.supplierSurveys} onInvite={onInvite} />
      </div>
      <Menu position="bottom-end" width={240} withInitialFocusPlaceholder={false} portalProps={{ target: '#main' }}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={copy.moreOf(name)}>
            <IconDots size={17} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {onIntroduce && <Menu.Item onClick={onIntroduce}>{copy.introduce}</Menu.Item>}
          {ask?.allowed && <Menu.Item onClick={onAsk}>{nominations.survey.ask}</Menu.Item>}
          {ask && !ask.allowed && <p className="menu-note">{`${nominations.survey.ask}: ${ask.reason}`}</p>}
          <Menu.Item onClick={onRegister}>{copy.register.title}</Menu.Item>
          <Menu.Item onClick={onEdit}>{copy.edit}</Menu.Item>
          <Menu.Item color="red" onClick={onRemove}>
            {copy.remove}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </li>
  );
}

/** Five dots, 0 to 5 of them filled. */
function Tie({ label, value, basis }: { label: string; value: number; basis?: string | null | undefined }) {
  return (
    <span className="tie" title={basis ?? undefined}>
      <span className="micro">{label}</span>
      <span className="dots" role="img" aria-label={copy.tieOf(label, value)}>
        {[1, 2, 3, 4, 5].map((n) => (
          <i key={n} data-on={n <= value || undefined} />
        ))}
      </span>
    </span>
  );
}
