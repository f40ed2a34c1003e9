import type { Violation } from '../kernel/domain-error.js';
import type { Campaign } from './campaign.entity.js';
import type { CampaignVerb } from './campaign.lifecycle.js';
import { isFeature, violationsOfContent } from './campaign.rules.js';

/** What still stands in the way of a verb that is the viewer's to use, as far as the campaign itself tells it. */
export function obstaclesOf(verb: CampaignVerb, campaign: Campaign, isHost: boolean, now: Date): Violation[] {
  const { kind, content, contentNumber, hostAccepted, beneficiaryAccepted, segmentIds } = campaign;
  if (verb === 'propose') return violationsOfContent(kind, content, now);
  if (verb === 'accept') return (isHost ? hostAccepted : beneficiaryAccepted) === contentNumber ? [accepted] : [];
  if (verb === 'schedule') return !isFeature(kind) && segmentIds.length === 0 ? [nobody] : [];
  return verb === 'start' ? obstaclesOfStart(campaign, now) : [];
}

/** Tried on oneself where mails are sent, and before the end of its time. */
export function obstaclesOfStart({ channel, testedNumber, contentNumber, endsAt }: Campaign, now: Date): Violation[] {
  if (channel === 'ADJOIN' && testedNumber !== contentNumber) return [untested];
  return !endsAt || endsAt <= now ? [over] : [];
}

const accepted: Violation = { code: 'ILLEGAL_MOVE', message: 'You have accepted these words. The other side has not yet.' };
const nobody: Violation = { code: 'NO_GUESTS', message: 'Choose the guests first.' };
const untested: Violation = { code: 'TEST_NEEDED', message: 'Send the mail to yourself first, as it is now, and read it.' };
const over: Violation = { code: 'TOO_LATE', message: 'Its time is over. Set new dates.' };
