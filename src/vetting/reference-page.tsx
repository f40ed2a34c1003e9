import type { ReactElement } from 'react';
import { Pair } from '../platform/pages/pair.js';
import { longDay } from '../platform/pages/words.js';
import { LONGEST_WORDS, QUESTIONS } from './reference.rules.js';
import type { ReferenceView } from './reference-views.js';

export const headlineOf = ({ firm }: Pick<ReferenceView, 'firm'>): string => `How was it to work with ${firm}?`;

/** What is shown again when a form was refused: the message, and what was ticked and written. */
export interface RefusedAnswer {
  readonly message: string;
  readonly scores: readonly string[];
  readonly words: string;
}

const FIGURES = ['1', '2', '3', '4', '5'];

/** The questions to somebody who knows a firm. Works without any script; she need not tick anything. */
export function referencePage(view: ReferenceView, refused: RefusedAnswer | null): ReactElement {
  const { reference, firm, askedBy, reader, name, until } = view;
  return (
    <>
      <Pair of={[askedBy, firm]} />
      <h1>{headlineOf(view)}</h1>
      <p className="by">
        {askedBy}, {firm}
      </p>
      <p>
        {firm} and {reader} think about working together, and {firm} named you: “{reference.relation}”.
      </p>
      <form method="post" className="card">
        <p>From 1, not at all, to 5, very much so.</p>
        {QUESTIONS[reference.dimension].map((question, at) => (
          <fieldset className="scale" key={question}>
            <legend>{question}</legend>
            {FIGURES.map((figure) => (
              <label key={figure}>
                <input type="radio" name={`q${at}`} value={figure} defaultChecked={refused?.scores[at] === figure} />
                {figure}
              </label>
            ))}
          </fieldset>
        ))}
        {refused ? (
          <p className="error" role="alert">
            {refused.message}
          </p>
        ) : null}
        <label className="wide">
          In your words <small>(optional)</small>
          <textarea name="words" rows={4} maxLength={LONGEST_WORDS} defaultValue={refused?.words} />
        </label>
        <button name="decision" value="answer">
          Answer as {name}
        </button>
        <button className="quiet" name="decision" value="pass">
          I cannot say
        </button>
        <button className="quiet" name="decision" value="never">
          Please leave me alone
        </button>
      </form>
      <p className="note">
        Your answer and your name are read by {reader}, by {firm} and by the admin who approves the two. Otherwise only {firm}{' '}
        knows that it was you who was asked. Your address is erased when you answer, or on {longDay(until)}.
      </p>
    </>
  );
}

const THANKS = {
  answer: ['Thank you for your word', 'It is where it was needed. Your address is erased.'],
  pass: ['Thank you for saying so', 'Only the firm that named you knows who you are. Your address is erased.'],
  never: ['You are left alone', 'Nobody on the network can ask you for a reference again. Your address is erased.'],
} as const;

/** What she reads after her answer. */
export function thanksPage(decision: keyof typeof THANKS): { title: string; body: ReactElement } {
  const [title, text] = THANKS[decision];
  return {
    title,
    body: (
      <>
        <Pair />
        <h1>{title}</h1>
        <p className="lead">{text}</p>
      </>
    ),
  };
}
