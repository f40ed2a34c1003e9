import { life } from '../../copy/campaign-life';
import { campaignWords as words, isFeature } from '../../copy/campaign-words';
import { day, figure, moment, money } from '../../ui/format';
import type { Content, Record } from './record';

const { words: copy } = life;
type Part = keyof typeof copy.rows;
type Parties = Pick<Record, 'kind' | 'host' | 'beneficiary'>;

/** Parts of the words in the order in which they are read, each as it stands on the screen; empty where nothing was said. */
export const PARTS: readonly Part[] = [
  ...(['title', 'what', 'forWhom', 'value', 'heldAt', 'minutes', 'place', 'placement', 'dueOn', 'capacity', 'cost'] as const),
  ...(['split', 'fields', 'subject', 'text', 'question'] as const),
];
export const MESSAGE: readonly Part[] = ['subject', 'text', 'question'];

export function shownAs(part: Part, content: Content, { kind, host, beneficiary }: Parties): string {
  switch (part) {
    case 'value':
      return content.value ? money(content.value) : '';
    case 'cost':
      return content.cost ? money(content.cost) : '';
    case 'split':
      return copy.split(host.tradingName, content.hostShare, beneficiary.tradingName);
    case 'capacity':
      return content.capacity ? figure(content.capacity) : isFeature(kind) ? '' : copy.anyNumber;
    case 'heldAt':
      return content.heldAt ? moment(content.heldAt) : '';
    case 'minutes':
      return content.minutes ? copy.minutesValue(content.minutes) : '';
    case 'dueOn':
      return content.dueOn ? day(content.dueOn) : '';
    case 'fields':
      return isFeature(kind) ? '' : [copy.name, ...content.fields.map((each) => words.field[each] ?? each)].join(', ');
    default:
      return content[part] ?? '';
  }
}

export interface Change {
  readonly part: Part;
  readonly was: string;
  readonly is: string;
}

/** What is different between two versions of the words. */
export const changesOf = (before: Content, after: Content, parties: Parties): Change[] =>
  PARTS.map((part) => ({ part, was: shownAs(part, before, parties), is: shownAs(part, after, parties) })).filter(
    ({ was, is }) => was !== is,
  );
