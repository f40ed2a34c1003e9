import { queryOptions } from '@tanstack/react-query';
import { isFeature } from '../../copy/campaign-words';
import { request } from '../../gql/client';
import type { CampaignField, CampaignKind, CampaignToPlanQuery } from '../../gql/generated/campaigns/graphql';
import { amountText, minorUnits } from '../../ui/format';
import { ToPlanDocument } from './plan-documents';

export type Kept = NonNullable<CampaignToPlanQuery['campaign']>;

/** What the wizard has been told; texts as they stand in the fields. */
export interface Plan {
  readonly kind: CampaignKind;
  readonly title: string;
  readonly what: string;
  readonly forWhom: string;
  readonly placement: string;
  readonly value: string;
  readonly capacity: string;
  readonly side: 'HOST' | 'BENEFICIARY';
  readonly alliance: string;
  readonly cost: string;
  readonly hostShare: string;
  readonly segments: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly question: string;
  readonly fields: readonly CampaignField[];
  /** As the browser's own field has it, in her zone. */
  readonly heldAt: string;
  readonly minutes: string;
  readonly place: string;
  readonly dueOn: string;
}

export const EMPTY: Plan = {
  ...{ kind: 'SEMINAR', title: '', what: '', forWhom: '', placement: '', value: '', capacity: '' },
  ...{ side: 'HOST', alliance: '', cost: '', hostShare: '50', segments: [] },
  ...{ subject: '', text: '', question: '', fields: ['EMAIL', 'COMPANY'] },
  ...{ heldAt: '', minutes: '', place: '', dueOn: '' },
};

/** The campaign whose words are changed. */
export const toPlanQuery = (id: string) =>
  queryOptions({
    queryKey: ['campaign', id, 'plan'],
    queryFn: async () => (await request(ToPlanDocument, { id })).campaign ?? null,
  });

/** What is kept, as the fields have it. */
export function planOf({ kind, alliance, host, content, audience }: Kept, firmId: string): Plan {
  const number = (value: number | null | undefined) => (value == null ? '' : String(value));
  return {
    ...{ kind, alliance: alliance.id, side: host.id === firmId ? 'HOST' : 'BENEFICIARY' },
    ...{ title: content.title, what: content.what, forWhom: content.forWhom, placement: content.placement ?? '' },
    ...{ value: content.value ? amountText(content.value) : '', cost: content.cost ? amountText(content.cost) : '' },
    ...{ capacity: number(content.capacity), hostShare: String(content.hostShare), segments: audience?.segmentIds ?? [] },
    ...{ subject: content.subject, text: content.text, question: content.question ?? '', fields: content.fields },
    heldAt: content.heldAt ? localOf(content.heldAt) : '',
    ...{ minutes: number(content.minutes), place: content.place ?? '', dueOn: content.dueOn ?? '' },
  };
}

/** `2027-03-04T17:00` where the reader is. */
function localOf(moment: string): string {
  const at = new Date(moment);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
export const momentOf = (local: string): string | null => {
  const at = new Date(local);
  return local === '' || Number.isNaN(at.getTime()) ? null : at.toISOString();
};

const whole = (typed: string): number | null => (/^\d+$/.test(typed.trim()) ? Number(typed) : null);

/** The offer and the message, ready to be sent; what does not belong to the kind is left out. */
export function contentOf(plan: Plan, currency: string) {
  const placed = isFeature(plan.kind);
  const money = (typed: string) => {
    const amountMinor = typed.trim() === '' ? null : minorUnits(typed, currency);
    return amountMinor === null ? null : { amountMinor, currency };
  };
  return {
    ...{ title: plan.title.trim(), what: plan.what, forWhom: plan.forWhom },
    ...{ cost: money(plan.cost), hostShare: whole(plan.hostShare) ?? 50, value: money(plan.value) },
    ...(placed
      ? { placement: plan.placement || null, dueOn: plan.dueOn || null }
      : {
          ...{ capacity: whole(plan.capacity), heldAt: momentOf(plan.heldAt), minutes: whole(plan.minutes) },
          ...{ place: plan.place || null, subject: plan.subject || null, text: plan.text || null },
          ...{ question: plan.question || null, fields: [...plan.fields] },
        }),
  };
}

export type Step = 'idea' | 'partner' | 'guests' | 'page' | 'dates';
const ALL: readonly Step[] = ['idea', 'partner', 'guests', 'page', 'dates'];
/** A feature has no guests, and nothing that they read. */
export const stepsOf = (kind: string): readonly Step[] => (isFeature(kind) ? ['idea', 'partner', 'dates'] : ALL);

/** On which step a field stands; what is refused is shown there. */
const PLACES: Readonly<Record<Step, readonly string[]>> = {
  idea: ['title', 'what', 'forWhom', 'placement', 'value', 'valueMinor', 'capacity', 'currency'],
  partner: ['allianceId', 'cost', 'costMinor', 'hostShare'],
  guests: ['segmentIds'],
  page: ['subject', 'text', 'question', 'fields'],
  dates: ['heldAt', 'minutes', 'place', 'dueOn'],
};
export const FIELDS: readonly string[] = Object.values(PLACES).flat();
export const placeOf = (field: string): Step => ALL.find((step) => PLACES[step].includes(field)) ?? 'dates';

/** What cannot be sent as it is typed: amounts and figures, by the field. */
export function misspelt(plan: Plan, currency: string, words: { amount: string; number: string; share: string; title: string }) {
  const amount = (typed: string) => typed.trim() !== '' && minorUnits(typed, currency) === null;
  const number = (typed: string) => typed.trim() !== '' && whole(typed) === null;
  const share = whole(plan.hostShare);
  return {
    ...(plan.title.trim() === '' && { title: words.title }),
    ...(amount(plan.value) && { value: words.amount }),
    ...(amount(plan.cost) && { cost: words.amount }),
    ...(number(plan.capacity) && { capacity: words.number }),
    ...(number(plan.minutes) && { minutes: words.number }),
    ...((share === null || share > 100) && { hostShare: words.share }),
  };
}
