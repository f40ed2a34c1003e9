import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { life } from '../../copy/campaign-life';
import { campaignWords as words, guestTone } from '../../copy/campaign-words';
import { ago } from '../../ui/format';
import { useGlow } from '../../ui/live-list';
import { Chip } from '../../ui/pieces';
import { companyOf, nameOf, type Guest } from './guest-queries';

const { guests: copy } = life;

export function GuestRow({
  index,
  guest,
  isHost,
  hasAnswers,
  onConvert,
}: {
  index: number;
  guest: Guest;
  isHost: boolean;
  hasAnswers: boolean;
  onConvert: (guest: Guest) => void;
}) {
  const { stage, answer, place, contact, introduction, reason, availableActions } = guest;
  const name = nameOf(guest);
  const touched = guest.attendedAt ?? guest.answeredAt ?? guest.openedAt ?? guest.sentAt;
  const act = introduction ? (
    <Link to="/introductions/$id" params={{ id: introduction.id }} className="link">
      {copy.openIntroduction}
    </Link>
  ) : (
    availableActions.some(({ action, allowed }) => action === 'CONVERT' && allowed) && (
      <Button variant="light" size="compact-sm" aria-label={copy.introduceOf(name)} onClick={() => onConvert(guest)}>
        {copy.introduce}
      </Button>
    )
  );
  const why = stage === 'SUPPRESSED' && reason ? words.leftOut[reason] : null;
  return (
    <tr aria-rowindex={index + 2} className={useGlow(stage)}>
      <td>
        {contact ? (
          <Link to="/clients/$id" params={{ id: contact.client.id }} className="rowlink">
            {name}
          </Link>
        ) : (
          <b>{name || copy.hidden}</b>
        )}
        <small className="only-phone soft">{companyOf(guest)}</small>
      </td>
      <td className="hide-p">{isHost ? companyOf(guest) : <Reach guest={guest} />}</td>
      <td>
        <Chip tone={guestTone(stage)}>{words.guestStage[stage]}</Chip>
        {why && <span className="note why">{why}</span>}
        {stage === 'WAITING' && place != null && <span className="note why">{copy.place(place)}</span>}
        {act && <small className="only-phone acts-p">{act}</small>}
      </td>
      {hasAnswers && (
        <td className="hide-p" title={answer ?? undefined}>
          {answer}
        </td>
      )}
      <td className="hide-p num">{touched && ago(touched)}</td>
      <td className="hide-p act-cell end">{act}</td>
    </tr>
  );
}

/** What the guest agreed to show. */
function Reach({ guest: { person } }: { guest: Guest }) {
  if (person.__typename !== 'Person') return <span className="soft">{copy.hidden}</span>;
  const { email, phone, title, company } = person;
  const ways = [
    ...(email ? [{ href: `mailto:${email}`, word: email }] : []),
    ...(phone ? [{ href: `tel:${phone.replace(/\s/g, '')}`, word: phone }] : []),
  ];
  return (
    <>
      {ways.map(({ href, word }) => (
        <a key={href} className="link reached" href={href}>
          {word}
        </a>
      ))}
      <span className="soft reached">{[title, company].filter(Boolean).join(', ')}</span>
    </>
  );
}
