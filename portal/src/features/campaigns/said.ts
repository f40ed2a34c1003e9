import { campaignWords as words, isFeature } from '../../copy/campaign-words';
import { life } from '../../copy/campaign-life';
import { day, due, figure, money } from '../../ui/format';
import { may, type Record } from './record';

const { says, pausedBy } = life;

/** Of the two firms, the one she works for; null for an admin of the network. */
export type Side = 'HOST' | 'BENEFICIARY' | null;
export const sideOf = ({ host, beneficiary }: Pick<Record, 'host' | 'beneficiary'>, firmId: string | undefined): Side =>
  firmId === host.id ? 'HOST' : firmId === beneficiary.id ? 'BENEFICIARY' : null;

/** What is going on and whose turn it is, in a sentence. */
export function sentenceOf(campaign: Record, side: Side): string {
  const { stage, kind, host, beneficiary, content, startsAt, reason, note, channel } = campaign;
  const isHost = side === 'HOST';
  const other = isHost ? beneficiary.tradingName : host.tradingName;
  const why = reason ? ` ${ended(life.because(words.reason[reason] ?? reason, note ?? ''))}` : '';
  switch (stage) {
    case 'DRAFT':
      return says.draft;
    case 'PROPOSED':
      if (side === null) return says.bothAccept(other);
      if (may(campaign, 'ACCEPT')) return says.accept(other) + why;
      return says.accepted(other);
    case 'AGREED':
      if (!isHost) return says.hostPlans(host.tradingName);
      if (isFeature(kind)) return says.placeIt;
      if (!may(campaign, 'SCHEDULE')) return says.chooseGuests;
      return campaign.isTested ? says.dates : says.test;
    case 'IN_REVIEW':
      return may(campaign, 'APPROVE') ? says.reviewYours : says.review;
    case 'SCHEDULED': {
      if (isFeature(kind)) {
        const by = content.dueOn ? day(content.dueOn) : says.soon;
        return isHost ? says.place(beneficiary.tradingName, by) : says.placeTheirs(host.tradingName, by);
      }
      const when = startsAt ? due(startsAt) : says.soon;
      return isHost ? (may(campaign, 'START') ? says.scheduled(when) : says.test) : says.scheduledTheirs(host.tradingName, when);
    }
    case 'RUNNING':
      if (isFeature(kind)) return isHost ? says.lookTheirs(beneficiary.tradingName) : says.look(host.tradingName);
      if (!isHost) return says.runningTheirs(host.tradingName);
      return channel === 'HOST' ? says.links : says.running;
    case 'PAUSED':
      return pauseOf(campaign, why);
    case 'COMPLETED':
      return costOf(campaign, side, other);
    case 'SETTLED':
      return says.settled;
    case 'DECLINED':
      return says.declined + why;
    case 'EXPIRED':
      return says.expired;
    case 'CANCELLED':
      return (campaign.funnel.invited === 0 ? says.cancelledEarly : says.cancelled) + why;
  }
}

/** With a stop at its end, which people often write themselves. */
const ended = (sentence: string): string => (/[.!?…]$/.test(sentence) ? sentence : `${sentence}.`);

/** The host reads the figures that made it pause; they are nobody else's. */
function pauseOf({ reason, funnel: { optedOut, complained, invited } }: Record, why: string): string {
  const objected = reason === 'OPT_OUTS' ? optedOut : complained;
  const byItself = reason ? pausedBy[reason] : undefined;
  if (byItself && objected != null && invited != null) return byItself(figure(objected), figure(invited));
  return says.paused + why;
}

function costOf({ hostHasSettled, beneficiaryHasSettled, finalCost }: Record, side: Side, other: string): string {
  const [mine, theirs] = side === 'HOST' ? [hostHasSettled, beneficiaryHasSettled] : [beneficiaryHasSettled, hostHasSettled];
  if (side !== null && mine) return says.settleTheirs(other);
  if (side !== null && theirs) return says.settleYours(other, finalCost ? money(finalCost) : says.nothing);
  return says.settle;
}

const { time } = life;
/** `12 minutes`, `3 hours`: how long so many mails take. */
export function timeFor(mails: number, pacePerMinute: number): string {
  const minutes = Math.ceil(mails / pacePerMinute);
  if (mails < pacePerMinute) return time.seconds;
  if (minutes < 90) return time.minutes(minutes);
  const hours = Math.round(minutes / 60);
  return hours < 48 ? time.hours(hours) : time.days(Math.round(hours / 24));
}
