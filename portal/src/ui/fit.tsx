import './fit.css';
import { IconCheck, IconHelpCircle, IconMinus } from '@tabler/icons-react';
import { discover as copy } from '../copy/discover';

interface Part {
  readonly part: string;
  readonly steps?: number | null;
}
interface Sentence {
  readonly text: string;
}
/** Ask for these fields of a match in your own document. */
export interface Fitting {
  readonly steps: number;
  readonly parts: readonly Part[];
  readonly reasons: readonly Sentence[];
  readonly counterReasons: readonly Sentence[];
  readonly missingData: readonly Sentence[];
  readonly competitor?: { readonly sentence: string } | null;
}

const STEPS = [1, 2, 3, 4, 5];
/** Those that are drawn; the others come as words. */
const DRAWN = ['MARKET', 'DECISION_MAKER', 'COMPLEMENT', 'NO_OVERLAP'] as const;

/** A figure of 1 to 5 as a bar; `label` says it. */
export const Steps = ({ steps, label }: { steps: number; label: string }) => (
  <span className="steps" role="img" aria-label={label}>
    {STEPS.map((step) => (
      <i key={step} className={step <= steps ? 'on' : undefined} />
    ))}
  </span>
);

/** How well a firm fits, and by what. */
export function FitScore({ match: { steps, parts } }: { match: Fitting }) {
  return (
    <div className="fit">
      <div className="fit-total">
        <Steps steps={steps} label={copy.score(steps)} />
        <span aria-hidden="true">{copy.levels[steps]}</span>
      </div>
      <dl className="fit-parts">
        {DRAWN.map((name) => {
          const known = parts.find(({ part }) => part === name)?.steps ?? null;
          return (
            <div key={name}>
              <dt>{copy.parts[name]}</dt>
              <dd>
                <Steps steps={known ?? 0} label={copy.part(copy.parts[name], known)} />
              </dd>
            </div>
          );
        })}
      </dl>
    </div>
  );
}

/** What speaks for a match, what against it, and what is not known. */
export function FitWords({ match }: { match: Fitting }) {
  const icon = { size: 16, stroke: 2, 'aria-hidden': true } as const;
  return (
    <ul className="says">
      {match.competitor && (
        <li className="against">
          <IconMinus {...icon} />
          {match.competitor.sentence}
        </li>
      )}
      {match.reasons.map(({ text }) => (
        <li key={text}>
          <IconCheck {...icon} />
          {text}
        </li>
      ))}
      {match.counterReasons.map(({ text }) => (
        <li key={text} className="against">
          <IconMinus {...icon} />
          {text}
        </li>
      ))}
      {match.missingData.map(({ text }) => (
        <li key={text} className="unknown">
          <IconHelpCircle {...icon} />
          {text}
        </li>
      ))}
    </ul>
  );
}
