import { SegmentedControl } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useId, useRef, useState } from 'react';
import { plan as copy } from '../../copy/campaign-plan';
import { momentOf, type Plan } from './plan';

const { page: text } = copy;
type What = keyof typeof text.views;
/** So long (milliseconds) after the last letter it is shown anew. */
const PAUSE_MS = 600;

/** The page and the mail as the service makes them of these very words. Nothing in it can be pressed. */
export function Look({ plan, host }: { plan: Plan; host: string }) {
  const [what, setWhat] = useState<What>('page');
  const words = JSON.stringify(wordsOf(plan));
  const [still] = useDebouncedValue(words, PAUSE_MS);
  return (
    <section className="card look" aria-label={text.look}>
      <header>
        <h2>{text.look}</h2>
        <div className="r">
          <SegmentedControl
            size="xs"
            aria-label={text.viewsLabel}
            value={what}
            onChange={(next) => setWhat(next as What)}
            data={Object.entries(text.views).map(([value, label]) => ({ value, label }))}
          />
        </div>
      </header>
      {what !== 'page' && (
        <p className="soft envelope">
          <b>{plan.subject.trim() || text.noSubject}</b>
          <br />
          {text.from(host)}
        </p>
      )}
      <Frame key={`${what} ${still}`} what={what} words={JSON.parse(still) as Words} />
    </section>
  );
}

type Words = readonly (readonly [string, string])[];
const wordsOf = (plan: Plan): Words => [
  ...(['title', 'what', 'forWhom', 'place', 'subject', 'text', 'question', 'side'] as const).map(
    (name) => [name, plan[name]] as const,
  ),
  ['allianceId', plan.alliance],
  ['heldAt', momentOf(plan.heldAt) ?? ''],
  ...plan.fields.map((name) => ['fields', name] as const),
];

/** Posts the words into a frame of its own. A new one each time: the browser's way back is not filled with them. */
function Frame({ what, words }: { what: What; words: Words }) {
  const form = useRef<HTMLFormElement>(null);
  const name = `look${useId()}`;
  useEffect(() => form.current?.submit(), []);
  return (
    <>
      <form ref={form} method="post" action={`/api/campaigns/previews/${what}`} target={name} hidden>
        {words.map(([word, value], n) => (
          <textarea key={n} name={word} defaultValue={value} tabIndex={-1} />
        ))}
      </form>
      <iframe name={name} title={text.frame[what]} />
    </>
  );
}
