import { belongsTo, worksFor, type Viewer } from '../kernel/viewer.js';
import { campaignLifecycle, type CampaignStage, type CampaignVerb } from './campaign.lifecycle.js';
import { isFeature, type CampaignKind } from './campaign.rules.js';

/** What the policy looks at. */
export interface CampaignFacts {
  readonly stage: CampaignStage;
  readonly kind: CampaignKind;
  readonly hostId: string;
  readonly beneficiaryId: string;
  readonly proposedById: string;
  /** When the side that did not draft it could first see it; null for a draft. */
  readonly shownAt: Date | null;
}

type Rule = (viewer: Viewer, campaign: CampaignFacts) => boolean;

/** Whoever belongs to both businesses acts for neither. */
const worksOnlyFor = (viewer: Viewer, businessId: string, otherId: string): boolean =>
  worksFor(viewer, businessId) && !belongsTo(viewer, otherId);

const forHost: Rule = (viewer, { hostId, beneficiaryId }) => worksOnlyFor(viewer, hostId, beneficiaryId);
const forBeneficiary: Rule = (viewer, { hostId, beneficiaryId }) => worksOnlyFor(viewer, beneficiaryId, hostId);
const forEither: Rule = (viewer, campaign) => forHost(viewer, campaign) || forBeneficiary(viewer, campaign);
const forWhoProposed: Rule = (viewer, campaign) =>
  campaign.proposedById === campaign.hostId ? forHost(viewer, campaign) : forBeneficiary(viewer, campaign);
const forWhoDidNotPropose: Rule = (viewer, campaign) => forEither(viewer, campaign) && !forWhoProposed(viewer, campaign);
/** While it is a draft it is its writer's alone; afterwards either may change it. */
const forWhoSeesIt: Rule = (viewer, campaign) =>
  campaign.shownAt === null ? forWhoProposed(viewer, campaign) : forEither(viewer, campaign);
/** An admin of the network who belongs to neither firm. */
const forImpartialAdmin: Rule = (viewer, { hostId, beneficiaryId }) =>
  viewer.isAdmin && !belongsTo(viewer, hostId) && !belongsTo(viewer, beneficiaryId);
const isNobody: Rule = () => false;

const mayUse: Record<CampaignVerb, Rule> = {
  update: forWhoSeesIt,
  propose: forWhoProposed,
  accept: forEither,
  decline: forWhoDidNotPropose,
  chooseAudience: forHost,
  schedule: forHost,
  approve: forImpartialAdmin,
  sendBack: forImpartialAdmin,
  refuse: forImpartialAdmin,
  testSend: forHost,
  start: forHost,
  pause: forHost,
  resume: forHost,
  complete: forHost,
  giveProof: forHost,
  confirmProof: forBeneficiary,
  disputeProof: forBeneficiary,
  settle: forEither,
  cancel: forWhoSeesIt,
  expire: isNobody,
};

export const can = (viewer: Viewer, verb: CampaignVerb, campaign: CampaignFacts): boolean => mayUse[verb](viewer, campaign);

/** What a feature does not have, and what only a feature has. */
const FOR_GUESTS: readonly CampaignVerb[] = ['chooseAudience', 'testSend', 'start', 'pause', 'resume', 'complete'];
const FOR_FEATURES: readonly CampaignVerb[] = ['giveProof', 'confirmProof', 'disputeProof'];
export const fits = (verb: CampaignVerb, kind: CampaignKind): boolean =>
  isFeature(kind) ? !FOR_GUESTS.includes(verb) : !FOR_FEATURES.includes(verb);

/** The two firms, the other one from the moment it was proposed. */
export const canRead: Rule = (viewer, { hostId, beneficiaryId, proposedById, shownAt }) =>
  shownAt === null ? belongsTo(viewer, proposedById) : belongsTo(viewer, hostId) || belongsTo(viewer, beneficiaryId);

/** Admins see what was shown to both: they judge the words. Nobody but the host sees a guest before her yes, see `invitation`. */
export const canView: Rule = (viewer, campaign) => canRead(viewer, campaign) || (viewer.isAdmin && campaign.shownAt !== null);

export const isHosts = (viewer: Viewer, { hostId }: Pick<CampaignFacts, 'hostId'>): boolean => belongsTo(viewer, hostId);

export const audienceOf = ({ hostId, beneficiaryId, proposedById, shownAt }: Omit<CampaignFacts, 'stage' | 'kind'>): string[] =>
  shownAt === null ? [proposedById] : [hostId, beneficiaryId];

/** Which side the viewer acts for; null for an admin and for a member of both. */
export function sideOf(
  viewer: Viewer,
  { hostId, beneficiaryId }: Pick<CampaignFacts, 'hostId' | 'beneficiaryId'>,
): string | null {
  const [hosts, receives] = [belongsTo(viewer, hostId), belongsTo(viewer, beneficiaryId)];
  if (hosts === receives) return null;
  return hosts ? hostId : beneficiaryId;
}

/** The verbs that are both legal now and open to this viewer: the buttons to show. */
export const actionsFor = (viewer: Viewer, campaign: CampaignFacts): CampaignVerb[] =>
  campaignLifecycle.verbs.filter(
    (verb) => campaignLifecycle.allows(campaign.stage, verb) && fits(verb, campaign.kind) && can(viewer, verb, campaign),
  );

/** What one side wrote before it proposed stays its own; the words it proposed are the first that others read. */
export function versionsSeenBy<Version extends { readonly writtenAt: Date }>(
  viewer: Viewer,
  { proposedById, shownAt }: Pick<CampaignFacts, 'proposedById' | 'shownAt'>,
  newestFirst: readonly Version[],
): Version[] {
  if (belongsTo(viewer, proposedById) || shownAt === null) return [...newestFirst];
  const proposed = newestFirst.findIndex(({ writtenAt }) => writtenAt <= shownAt);
  return newestFirst.slice(0, proposed < 0 ? undefined : proposed + 1);
}
