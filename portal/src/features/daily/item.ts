import { daily } from '../../copy/daily';
import { happened } from '../../copy/happened';
import { words } from '../../copy/words';
import { money } from '../../ui/format';
import type { Item } from './queries';

/** An item in words, and where its record is. */
export interface ItemInWords {
  readonly title: string;
  readonly text: string;
  readonly to: string | null;
}

/** Says what an item is about. `firmId` is the reader's own firm. */
export function inWords(item: Item, firmId: string): ItemInWords {
  const { subject, type, kind, business } = item;
  const who = business?.tradingName ?? otherOf(subject, firmId) ?? daily.somebody;
  const person = personOf(subject);
  const about = aboutOf(subject);
  if (kind === 'TASK') {
    return { title: daily.task[type]?.(who, person) ?? about, text: about, to: pathOf(subject) };
  }
  return { title: `${who}: ${happened(type)}`, text: about, to: pathOf(subject) };
}

type Subject = Item['subject'];

function otherOf(subject: Subject, firmId: string): string | null {
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
function aboutOf(subject: Subject): string {
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
    case 'Business':
      return subject.standing?.note ?? subject.tradingName;
    default:
      return '';
  }
}

function pathOf(subject: Subject): string | null {
  switch (subject?.__typename) {
    case 'Introduction':
      return `/introductions/${subject.id}`;
    case 'Alliance':
      return `/alliances/${subject.id}`;
    case 'Outcome':
      return `/introductions/${subject.introduction.id}`;
    case 'Business':
      return '/settings/firm';
    default:
      return null;
  }
}
