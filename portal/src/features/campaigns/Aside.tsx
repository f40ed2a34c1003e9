import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { life } from '../../copy/campaign-life';
import { campaignWords as words, isFeature } from '../../copy/campaign-words';
import { day, figure, moment, money } from '../../ui/format';
import { Card, Facts, Skeleton } from '../../ui/pieces';
import { audienceQuery, BEFORE, type Record } from './record';
import type { Side } from './said';

const { facts, audience: guests, proof } = life;

/** Who will be invited: for the host whom and why not, for the partner a number, and none under five. */
export function AudienceCard({ campaign, side }: { campaign: Record; side: Side }) {
  const isHost = side === 'HOST';
  const isAsked = !isFeature(campaign.kind) && BEFORE.includes(campaign.stage);
  const { data, isPending } = useQuery({ ...audienceQuery(campaign, isHost), enabled: isAsked });
  if (!isAsked) return null;
  const audience = data?.campaign?.audience;
  const size = data?.campaign?.audienceSize;
  return (
    <Card title={guests.title}>
      {isPending ? (
        <Skeleton lines={2} height={22} />
      ) : isHost ? (
        audience && audience.segmentIds.length > 0 ? (
          <>
            <p className="figure-line">
              <b className="num">{figure(audience.invited)}</b> {guests.invited}
            </p>
            <p className="soft">{audience.sentence}</p>
            <p className="note groups-named">
              {data?.segments
                ?.filter(({ id }) => audience.segmentIds.includes(id))
                .map(({ name }) => name)
                .join(', ')}
            </p>
          </>
        ) : (
          <p className="soft">{guests.none}</p>
        )
      ) : (
        <p className="soft">{!size ? guests.few : side === null ? guests.numberAdmin(size) : guests.number(size)}</p>
      )}
    </Card>
  );
}

/** Dates, ways and money in terms and values. */
export function FactsCard({ campaign }: { campaign: Record }) {
  const { kind, host, beneficiary, proposedBy, startsAt, endsAt, content, channel, pacePerMinute, finalCost, alliance } =
    campaign;
  const isPlaced = isFeature(kind);
  const firm = ({ slug, tradingName }: { slug: string; tradingName: string }) => (
    <Link to="/firms/$slug" params={{ slug }} className="link">
      {tradingName}
    </Link>
  );
  const rows: (readonly [string, React.ReactNode])[] = [
    [facts.kind, words.kind[kind]],
    [facts.host, firm(host)],
    [facts.partner, firm(beneficiary)],
    [facts.proposedBy, proposedBy.tradingName],
    [facts.held, content.heldAt && moment(content.heldAt)],
    [facts.due, content.dueOn && day(content.dueOn)],
    [facts.starts, startsAt && moment(startsAt)],
    [facts.ends, endsAt && moment(endsAt)],
    [facts.channel, !isPlaced && startsAt ? words.channel[channel] : null],
    [facts.pace, !isPlaced && startsAt && channel === 'ADJOIN' ? facts.paceValue(figure(pacePerMinute)) : null],
    [facts.cost, finalCost && money(finalCost)],
    [facts.created, day(campaign.createdAt)],
    [
      facts.alliance,
      <Link key="alliance" to="/alliances/$id" params={{ id: alliance.id }} search={{ tab: 'campaigns' }} className="link">
        {facts.allianceLink}
      </Link>,
    ],
  ];
  return (
    <Card title={facts.title}>
      <Facts rows={rows.filter(([, value]) => Boolean(value))} />
    </Card>
  );
}

/** Where a feature can be seen. */
export function ProofCard({ campaign: { proofUrl, proofAt } }: { campaign: Record }) {
  if (!proofUrl) return null;
  return (
    <Card title={proof.card} note={proofAt && proof.given(moment(proofAt))}>
      <p className="proof">
        <a className="link" href={proofUrl} target="_blank" rel="noopener noreferrer">
          {proofUrl}
        </a>
      </p>
    </Card>
  );
}
