import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { frame } from '../../copy/frame';
import { introductions } from '../../copy/introductions';
import { words } from '../../copy/words';
import { useVocabulary } from './vocabulary';
import type { Answer, Draft, How } from './words';

const { fresh: copy } = introductions;
type Change = (change: Partial<Draft>) => void;
type Errors = Readonly<{ [field: string]: string }>;

/** An answer and how one knows it; what was seen is told, or it would be no evidence. */
function HowKnown({
  question,
  answer,
  onChange,
  error,
}: {
  question: string;
  answer: Answer;
  onChange: (answer: Answer) => void;
  error: string | undefined;
}) {
  return (
    <>
      <NativeSelect
        label={copy.how}
        aria-label={`${copy.how} ${question}`}
        value={answer.how}
        onChange={(event) => onChange({ ...answer, how: event.currentTarget.value as How })}
        data={Object.entries(copy.hows).map(([value, label]) => ({ value, label }))}
      />
      {answer.how === 'SEEN' && answer.value !== '' && (
        <TextInput
          className="whole"
          label={copy.seen}
          aria-label={`${copy.seen} ${question}`}
          value={answer.seen}
          error={error}
          onChange={(event) => onChange({ ...answer, seen: event.currentTarget.value })}
        />
      )}
    </>
  );
}

/** The need and the other three questions, each with how one knows. */
export function Questions({ draft, change, errors }: { draft: Draft; change: Change; errors: Errors }) {
  return (
    <>
      <Textarea
        label={copy.need}
        description={copy.needHelp}
        rows={3}
        value={draft.need.value}
        error={errors['need']}
        onChange={(event) => change({ need: { ...draft.need, value: event.currentTarget.value } })}
      />
      <div className="answer">
        <HowKnown
          question={copy.need}
          answer={draft.need}
          error={errors['need.evidence']}
          onChange={(need) => change({ need })}
        />
      </div>
      <p className="note">{copy.unknown}</p>
      {(['budget', 'authority', 'timing'] as const).map((question) => (
        <div key={question} className="answer">
          <TextInput
            label={copy.questions[question]}
            value={draft[question].value}
            error={errors[`${question}.value`]}
            onChange={(event) => change({ [question]: { ...draft[question], value: event.currentTarget.value } })}
          />
          <HowKnown
            question={copy.questions[question]}
            answer={draft[question]}
            error={errors[`${question}.evidence`]}
            onChange={(answer) => change({ [question]: answer })}
          />
        </div>
      ))}
    </>
  );
}

const choices = (all: Readonly<{ [code: string]: string }>, none: string = copy.none) => [
  { value: '', label: none },
  ...Object.entries(all).map(([value, label]) => ({ value, label })),
];

/** What helps and nobody has to say. */
export function SayMore({ draft, change, errors }: { draft: Draft; change: Change; errors: Errors }) {
  return (
    <details className="more">
      <summary>{`${copy.more} (${frame.optional})`}</summary>
      <div className="form">
        <div className="two">
          <NativeSelect
            label={copy.issue}
            data={choices(words.businessIssue)}
            value={draft.issue}
            onChange={(event) => change({ issue: event.currentTarget.value })}
          />
          <NativeSelect
            label={copy.incumbent}
            data={choices(introductions.incumbents)}
            value={draft.incumbent}
            onChange={(event) => change({ incumbent: event.currentTarget.value })}
          />
        </div>
        <TextInput
          label={copy.cost}
          value={draft.cost}
          error={errors['costOfNotActing']}
          onChange={(event) => change({ cost: event.currentTarget.value })}
        />
        <TextInput
          label={copy.stake}
          value={draft.stake}
          error={errors['personalStake']}
          onChange={(event) => change({ stake: event.currentTarget.value })}
        />
        <NativeSelect
          label={copy.strength}
          data={copy.strengths.map((label, at) => ({ value: String(at + 1), label }))}
          value={draft.strength}
          onChange={(event) => change({ strength: event.currentTarget.value })}
        />
        <TextInput
          label={copy.basis}
          value={draft.basis}
          error={errors['basis']}
          onChange={(event) => change({ basis: event.currentTarget.value })}
        />
      </div>
    </details>
  );
}

/** What kind of client is asked for. */
export function KindOfClient({ draft, change, errors }: { draft: Draft; change: Change; errors: Errors }) {
  const { industries, regions } = useVocabulary();
  const named = (all: readonly { code: string; name: string }[]) => [
    { value: '', label: copy.any },
    ...all.map(({ code, name }) => ({ value: code, label: name })),
  ];
  return (
    <>
      <Textarea
        label={copy.requestNeed}
        description={copy.requestNeedHelp}
        rows={3}
        value={draft.need.value}
        error={errors['need']}
        onChange={(event) => change({ need: { ...draft.need, value: event.currentTarget.value } })}
      />
      <NativeSelect
        label={copy.industry}
        data={named(industries)}
        value={draft.industry}
        onChange={(event) => change({ industry: event.currentTarget.value })}
      />
      <div className="two">
        <NativeSelect
          label={copy.size}
          data={choices(words.sizeBand, copy.any)}
          value={draft.size}
          onChange={(event) => change({ size: event.currentTarget.value })}
        />
        <NativeSelect
          label={copy.region}
          data={named(regions)}
          value={draft.region}
          onChange={(event) => change({ region: event.currentTarget.value })}
        />
      </div>
    </>
  );
}
