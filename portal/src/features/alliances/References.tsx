import '../enablement/enablement.css';
import { enablement } from '../../copy/enablement';
import { day } from '../../ui/format';

const { references: copy } = enablement;

export interface ReferenceShown {
  readonly id: string;
  readonly state: string;
  readonly name?: string | null;
  readonly relation: string;
  readonly words?: string | null;
  readonly askedAt: string;
  readonly endedAt?: string | null;
  readonly scores: readonly { readonly question: string; readonly score?: number | null }[];
}

/** What people outside say about an item, each in her own words and figures. */
export function References({ references }: { references: readonly ReferenceShown[] }) {
  if (references.length === 0) return null;
  return (
    <ul className="references" aria-label={copy.title}>
      {references.map(({ id, state, name, relation, words, askedAt, endedAt, scores }) => (
        <li key={id}>
          <p>
            <b>{name ?? copy.somebody}</b>{' '}
            <span className="soft">{copy.on(copy.states[state] ?? state, day(endedAt ?? askedAt))}</span>
          </p>
          <p className="soft">{relation}</p>
          {words && <blockquote>{words}</blockquote>}
          {scores.length > 0 && (
            <dl className="scores">
              {scores.map(({ question, score }) => (
                <div key={question}>
                  <dt>{question}</dt>
                  <dd className="num">{score ? copy.score(score) : copy.unsaid}</dd>
                </div>
              ))}
            </dl>
          )}
        </li>
      ))}
    </ul>
  );
}
