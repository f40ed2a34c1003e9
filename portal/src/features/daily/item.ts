import { daily } from '../../copy/daily';
import { words } from '../../copy/words';
import { money } from '../../ui/format';
import type { Item } from './queries';

/** An item in words, and where its record is. */
export interface ItemInWords {
  readonly title: string;
  readonly text: string;
  readonly to: string | null;
}

/** Says what a task is about. `firmId` is the reader's own firm. */
export function taskInWords({ subject, type, business }: Item, firmId: string): ItemInWords {
  const who = business?.tradingName ?? otherOf(subject, firmId) ?? daily.somebody;
  const about = aboutOf(subject);
  return { title: daily.task[type]?.(who, personOf(subject)) ?? about, text: about, to: pathOf(subject) };
}

export type Subject = Item['subject'];

export function otherOf(subject: Subject, firmId: string): string | null {
  switch (subject?.__typename) {
    case 'Introduction':
      return subject.partner?.tradingName ?? null;
    case 'Alliance':
      return subject.proposer.id === firmId ? subject.invited.tradingName : subject.proposer.tradingName;
    case 'Outcome':
      return subject.proposedBy?.tradingName ?? subject.reportedBy.tradingName;
    default:
      return null;
  }
}

function personOf(subject: Subject): string | null {
  if (subject?.__typename !== 'Introduction') return null;
  if (subject.introducee.__typename === 'Person') return subject.introducee.name;
  return subject.contact?.name ?? null;
}

/** One line on the thing itself: the need, the purpose, the amount. */
export function aboutOf(subject: Subject): string {
  switch (subject?.__typename) {
    case 'Introduction':
      return [subject.client?.name, subject.brief?.need].filter(Boolean).join(': ');
    case 'Alliance':
      return subject.pilot ? `${subject.purpose} · ${subject.pilot.title}` : subject.purpose;
    case 'Outcome':
      return [
        words.outcomeType[subject.type],
        subject.amount && money(subject.amount),
        subject.introduction.client?.name ?? subject.introduction.brief?.need,
      ]
        .filter(Boolean)
        .join(' · ');
    case 'Client':
      return subject.name;
    case 'SharingRequest':
      return daily.wants[subject.level] ?? '';
    case 'Campaign':
      return subject.content.title;
    case 'Business':
      return subject.standing?.note ?? subject.tradingName;
    default:
      return '';
  }
}

/** Things that have no page of their own are read where they were begun. */
export function placeOf(type: string, subject: Subject): string | null {
  if (type.startsWith('nomination.'))
    return subject?.__typename === 'Business' ? `/firms/${subject.slug}` : '/discover/nominations';
  if (type.startsWith('supplier_survey.') && !subject) return '/clients';
  return pathOf(subject);
}

function pathOf(subject: Subject): string | null {
  switch (subject?.__typename) {
    case 'Introduction':
      return `/introductions/${subject.id}`;
    case 'Alliance':
      return `/alliances/${subject.id}`;
    case 'Campaign':
      return `/campaigns/${subject.id}`;
    case 'Outcome':
      return `/introductions/${subject.introduction.id}`;
    case 'Client':
      return `/clients/${subject.id}`;
    case 'Business':
      return '/settings/firm';
    default:
      return null;
  }
}
