import { daily } from '../../copy/daily';
import { happened } from '../../copy/happened';
import { aboutOf, otherOf, placeOf, taskInWords, type ItemInWords } from './item';
import type { Item } from './queries';

/** Says what an item of the inbox is about, task or notice: Today has tasks only, and needs no words for what happened. */
export function inWords(item: Item, firmId: string): ItemInWords {
  const { subject, type, kind, business } = item;
  if (kind === 'TASK') return taskInWords(item, firmId);
  const someone = type.startsWith('supplier_survey.') ? daily.aClient : daily.somebody;
  const who = business?.tradingName ?? otherOf(subject, firmId) ?? someone;
  return { title: `${who}: ${happened(type)}`, text: aboutOf(subject), to: placeOf(type, subject) };
}
