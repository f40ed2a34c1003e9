import './enablement.css';
import { Button } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { enablement } from '../../copy/enablement';
import { reasonsOf, useAct } from '../../ui/act';
import { FormErrors } from '../../ui/form';
import { day } from '../../ui/format';
import { Card, Chip } from '../../ui/pieces';
import { toast } from '../../ui/toast';
import { cardQuery, MarkReadDocument, touched, type CardOf } from './documents';

const { card: copy } = enablement;

/** What a partner wants one to know, and whether one has read it as it stands. Nothing where there is no card to be seen. */
export function PartnerCard({ businessId, isAlone = false }: { businessId: string; isAlone?: boolean }) {
  const { data: firm } = useSuspenseQuery(cardQuery(businessId));
  const mark = useAct(MarkReadDocument, { touches: touched, onDone: () => toast(copy.marked) });
  const card = firm?.enablementCard;
  if (!firm) return null;
  if (!card) return isAlone ? <p className="soft">{copy.none(firm.tradingName)}</p> : null;
  return (
    <Card title={copy.title} right={<ReadMark card={card} />}>
      <p className="soft">{copy.lead(firm.tradingName)}</p>
      <div className="card-says">
        {(
          [
            [copy.listen, card.listenFor],
            [copy.words, card.words],
            [copy.not, card.notAFit],
          ] as const
        ).map(([title, text]) => (
          <div key={title}>
            <h3>{title}</h3>
            <p className="prose">{text || copy.nothing}</p>
          </div>
        ))}
      </div>
      <Signs firm={firm} />
      <FormErrors errors={reasonsOf(mark.error)} />
      <div className="acts card-acts">
        <span className="note">{copy.changed(day(card.changedAt))}</span>
        {!card.isRead && (
          <Button
            variant="light"
            loading={mark.isPending}
            onClick={() => mark.mutate({ businessId: firm.id, edition: card.edition })}
          >
            {copy.mark}
          </Button>
        )}
      </div>
    </Card>
  );
}

/** Whether the viewer has read it, and when. */
export function ReadMark({ card }: { card: NonNullable<CardOf['enablementCard']> }) {
  if (card.isRead && card.readAt) return <Chip tone="ok">{copy.read(day(card.readAt))}</Chip>;
  return <Chip tone="warn">{card.readAt ? copy.again : copy.fresh}</Chip>;
}

function Signs({ firm: { referralTriggers, offerings } }: { firm: CardOf }) {
  if (referralTriggers.length === 0) return null;
  return (
    <>
      <h3 className="minor">{copy.signs}</h3>
      <ul className="signs">
        {referralTriggers.map(({ id, see, say, offeringId }) => {
          const offering = offerings.find((each) => each.id === offeringId);
          return (
            <li key={id}>
              <p>{copy.see(see)}</p>
              <p>{copy.say(say)}</p>
              {offering && <p className="soft">{copy.for(offering.name)}</p>}
            </li>
          );
        })}
      </ul>
    </>
  );
}
