import { Button } from '@mantine/core';
import { useState } from 'react';
import { enablement } from '../../copy/enablement';
import { trust } from '../../copy/trust';
import { day } from '../../ui/format';
import { Card, Chip } from '../../ui/pieces';
import { ReferenceDrawer } from './ReferenceDrawer';
import { References } from './References';
import { AnswerDrawer, AskDrawer } from './VettingDrawers';
import type { Alliance, Trust } from './queries';

const { vetting: copy } = trust;
const TONES: Readonly<Record<string, 'ok' | 'bad'>> = { EVIDENCED: 'ok', CONTRADICTED: 'bad' };
export type Answer = Trust['vetting'][number];
type What = 'answer' | 'ask' | 'reference';

/** Both sides beside each other in four dimensions, each answer with its rung of the ladder. */
export function Vetting({ alliance, answers }: { alliance: Alliance; answers: readonly Answer[] }) {
  const [open, setOpen] = useState<{ what: What; answer: Answer } | null>(null);
  const dimensions = Object.keys(copy.dimensions);
  const close = () => setOpen(null);
  return (
    <Card title={copy.title}>
      <p className="soft">{copy.lead}</p>
      {dimensions.map((dimension) => (
        <section key={dimension} className="vetting" aria-labelledby={`vetting-${dimension}`}>
          <h3 id={`vetting-${dimension}`}>{copy.dimensions[dimension]?.name}</h3>
          <p className="note">{copy.dimensions[dimension]?.ask}</p>
          <div className="lanes">
            {[alliance.proposer, alliance.partner].map((side) => {
              const answer = answers.find((each) => each.dimension === dimension && each.business.id === side.id);
              return (
                answer && (
                  <div key={side.id} className="lane">
                    <AnswerBox name={side.tradingName} answer={answer} onOpen={(what) => setOpen({ what, answer })} />
                  </div>
                )
              );
            })}
          </div>
        </section>
      ))}
      {open?.what === 'answer' && <AnswerDrawer allianceId={alliance.id} answer={open.answer} onClose={close} />}
      {open?.what === 'reference' && <ReferenceDrawer allianceId={alliance.id} answer={open.answer} onClose={close} />}
      {open?.what === 'ask' && <AskDrawer allianceId={alliance.id} answer={open.answer} onClose={close} />}
    </Card>
  );
}

function AnswerBox({ name, answer, onOpen }: { name: string; answer: Answer; onOpen: (what: What) => void }) {
  const { state, claim, question, clarification, evidence, evidenceLink, saidBy, shownOn, availableActions } = answer;
  const about = `${copy.dimensions[answer.dimension]?.name ?? ''}: ${name}`;
  return (
    <>
      <header className="lane-head">
        <h4>{name}</h4>
        <Chip tone={question ? 'warn' : state ? (TONES[state] ?? 'plain') : 'plain'}>
          {question ? copy.asked : state ? copy.states[state] : copy.nothing}
        </Chip>
      </header>
      {claim && <p>{claim}</p>}
      {question && (
        <p className="gate-note">
          <b>{copy.asked}:</b> {question}
        </p>
      )}
      {clarification && (
        <p>
          <b>{copy.clarified}:</b> {clarification}
        </p>
      )}
      {evidence && (
        <p>
          <b>{copy.evidence}:</b> {evidence}{' '}
          <span className="soft">{copy.source(saidBy ?? '', shownOn ? day(shownOn) : '')}</span>{' '}
          {evidenceLink && (
            <a className="link" href={evidenceLink} target="_blank" rel="noreferrer noopener">
              {copy.link}
            </a>
          )}
        </p>
      )}
      <References references={answer.references} />
      {availableActions.length > 0 && (
        <div className="acts lane-acts">
          {availableActions.includes('ANSWER') && (
            <Button
              variant={state ? 'subtle' : 'light'}
              size="compact-md"
              aria-label={`${state ? copy.change : copy.answer}, ${about}`}
              onClick={() => onOpen('answer')}
            >
              {state ? copy.change : copy.answer}
            </Button>
          )}
          {availableActions.includes('ASK_REFERENCE') && (
            <Button
              variant="subtle"
              size="compact-md"
              aria-label={enablement.references.askOf(about)}
              onClick={() => onOpen('reference')}
            >
              {enablement.references.ask}
            </Button>
          )}
          {availableActions.includes('ASK_TO_CLARIFY') && (
            <Button variant="subtle" size="compact-md" aria-label={`${copy.ask}, ${about}`} onClick={() => onOpen('ask')}>
              {copy.ask}
            </Button>
          )}
        </div>
      )}
    </>
  );
}
