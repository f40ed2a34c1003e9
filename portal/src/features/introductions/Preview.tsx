import { introductions } from '../../copy/introductions';
import { words } from '../../copy/words';
import { place } from '../../ui/format';
import { Pips } from './Pips';
import { useVocabulary } from './vocabulary';
import { briefOf, claimOf, type Bands, type Draft } from './words';

const { fresh: copy } = introductions;
const QUESTIONS = ['need', 'budget', 'authority', 'timing'] as const;

/** The anonymous brief as the partner will read it. */
export function Preview({ draft, bands, partner }: { draft: Draft; bands: Bands | null; partner: string }) {
  const vocabulary = useVocabulary();
  const brief = briefOf(draft, bands);
  const claims = Object.fromEntries(
    QUESTIONS.map((question) => [question, { state: claimOf(draft[question])?.state ?? 'UNKNOWN' }]),
  ) as { [Question in (typeof QUESTIONS)[number]]: { state: string } };
  const what = [
    brief.industry && vocabulary.industry(brief.industry),
    brief.sizeBand && words.sizeBand[brief.sizeBand],
    brief.region && place(brief.region),
    brief.businessIssue && words.businessIssue[brief.businessIssue],
  ].filter(Boolean);
  return (
    <section className="letter" aria-label={copy.preview(partner)}>
      <p className="note">{copy.preview(partner)}</p>
      <h3>{draft.need.value || copy.needGoesHere}</h3>
      {what.length > 0 && <p className="soft">{what.join(' · ')}</p>}
      {draft.way === 'offer' && (
        <>
          <ul>
            {QUESTIONS.filter((question) => question !== 'need' && draft[question].value).map((question) => (
              <li key={question}>
                {words.qualification[question]}: {draft[question].value}{' '}
                <span className="micro">({words.claimState[claims[question].state]?.toLowerCase()})</span>
              </li>
            ))}
          </ul>
          <Pips claims={claims} />
        </>
      )}
      <p className="note">{copy.previewLead}</p>
    </section>
  );
}
