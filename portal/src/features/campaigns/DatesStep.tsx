import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { plan as copy } from '../../copy/campaign-plan';
import { campaignWords, isFeature } from '../../copy/campaign-words';
import { frame } from '../../copy/frame';
import { words } from '../../copy/words';
import { day, minorUnits, moment, money } from '../../ui/format';
import { Facts } from '../../ui/pieces';
import { momentOf } from './plan';
import { field, type Form } from './plan-form';

const { dates: text } = copy;
const optional = (label: string) => `${label} (${frame.optional})`;

/** When it is, and in short what the partner will read. */
export function DatesStep({ form, partner }: { form: Form; partner: string }) {
  const { plan } = form;
  const field_ = field(form);
  const isEvent = plan.kind === 'SEMINAR';
  const mind = (label: string) => (isEvent ? label : optional(label));
  return (
    <>
      {isFeature(plan.kind) ? (
        <TextInput type="date" label={text.due} {...field_('dueOn')} />
      ) : (
        <>
          <div className="two">
            <TextInput type="datetime-local" label={mind(text.held)} {...field_('heldAt')} />
            <TextInput label={optional(text.minutes)} inputMode="numeric" {...field_('minutes')} />
            <p className="note whole">{text.heldHint(Intl.DateTimeFormat().resolvedOptions().timeZone)}</p>
          </div>
          <TextInput label={optional(text.place)} description={text.placeHint} maxLength={120} {...field_('place')} />
          <p className="soft">{text.sending}</p>
        </>
      )}
      <section className="step" aria-label={text.check}>
        <h3>{text.check}</h3>
        <InShort form={form} partner={partner} />
      </section>
    </>
  );
}

function InShort({ form: { plan, currency }, partner }: { form: Form; partner: string }) {
  const { rows } = text;
  const placed = isFeature(plan.kind);
  const isHost = plan.side === 'HOST';
  const amount = (typed: string) => {
    const amountMinor = typed.trim() === '' ? null : minorUnits(typed, currency);
    return amountMinor === null ? null : money({ amountMinor, currency });
  };
  const [cost, heldAt] = [amount(plan.cost), momentOf(plan.heldAt)];
  const side = placed ? (isHost ? text.withUs : text.withThem(partner)) : isHost ? text.weInvite : text.theyInvite(partner);
  const said: readonly (readonly [string, ReactNode])[] = [
    [rows.kind, campaignWords.kind[plan.kind]],
    [rows.title, plan.title || text.notSaid],
    [rows.partner, partner],
    [rows.side, side],
    [rows.forWhom, plan.forWhom || text.notSaid],
    ...(placed
      ? [
          [rows.placement, plan.placement || text.notSaid] as const,
          [rows.due, plan.dueOn ? day(plan.dueOn) : text.notSaid] as const,
        ]
      : [
          [rows.held, heldAt ? moment(heldAt) : plan.kind === 'SEMINAR' ? text.notSaid : null] as const,
          [rows.place, plan.place] as const,
          [rows.capacity, plan.capacity || text.open] as const,
          [rows.subject, plan.subject || text.notSaid] as const,
          [rows.fields, [words.personField['NAME'], ...plan.fields.map((name) => campaignWords.field[name])].join(', ')] as const,
          [rows.value, amount(plan.value)] as const,
        ]),
    [rows.cost, cost && text.split(cost, Number(plan.hostShare))],
  ];
  return <Facts rows={said.filter(([, value]) => Boolean(value))} />;
}
