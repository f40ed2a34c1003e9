import { pips } from '../../copy/decide';
import { words } from '../../copy/words';

const QUESTIONS = ['need', 'budget', 'authority', 'timing'] as const;
const MARKS: Readonly<Record<string, string>> = { EVIDENCED: 'on', CLARIFIED: 'on', CLAIMED: 'half' };

type Claims = Readonly<Record<(typeof QUESTIONS)[number], { readonly state: string }>>;

/** How many of the four questions are answered, a guess counting half; for sorting. */
export const answered = (claims: Claims | null | undefined): number =>
  QUESTIONS.reduce((sum, question) => sum + ({ on: 2, half: 1 }[MARKS[claims?.[question].state ?? ''] ?? ''] ?? 0), 0);

/** Need, budget, authority, timing: filled is known, half is a guess, empty is unknown. */
export function Pips({ claims }: { claims: Claims | null | undefined }) {
  if (!claims) return null;
  const sentence = QUESTIONS.map(
    (question) => `${words.qualification[question]}: ${words.claimState[claims[question].state]?.toLowerCase()}`,
  );
  return (
    <span className="pips" role="img" aria-label={pips(sentence)} title={sentence.join(', ')}>
      {QUESTIONS.map((question) => {
        const mark = MARKS[claims[question].state];
        return <i key={question} className={mark === 'on' ? 'on' : undefined} data-state={mark} />;
      })}
    </span>
  );
}
