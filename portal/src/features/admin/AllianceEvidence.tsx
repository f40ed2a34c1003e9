import { trust } from '../../copy/trust';
import type { ApprovalOfAllianceQuery } from '../../gql/generated/admin/graphql';
import { day } from '../../ui/format';
import { Card, Chip } from '../../ui/pieces';
import { References } from '../alliances/References';

type Alliance = NonNullable<ApprovalOfAllianceQuery['alliance']>;
type Answer = Alliance['vetting'][number];
const { gates: gateWords, vetting: copy, meetings } = trust;

/** What the two have shown each other, side by side, and the gates that they went through or were let through. */
export function AllianceEvidence({ alliance: { proposer, partner, gates, vetting, oneToOnes } }: { alliance: Alliance }) {
  const held = oneToOnes.filter(({ confirmedBy }) => confirmedBy.length === 2);
  const of = (side: string, dimension: string) =>
    vetting.find((each) => each.business.id === side && each.dimension === dimension);
  return (
    <Card title={copy.title}>
      {gates.length > 0 && (
        <ul className="plain">
          {gates.map(({ code, isOpen, sentence, waivedBecause }) => (
            <li key={code}>
              <Chip tone={waivedBecause ? 'info' : isOpen ? 'ok' : 'warn'}>
                {waivedBecause ? gateWords.let : isOpen ? gateWords.open : gateWords.shut}
              </Chip>{' '}
              {sentence}
              {waivedBecause && <span className="soft"> {gateWords.waived(waivedBecause)}</span>}
            </li>
          ))}
        </ul>
      )}
      {held.length > 0 && <p className="soft">{`${meetings.title}: ${held.map(({ startsAt }) => day(startsAt)).join(', ')}`}</p>}
      <div className="scroll" tabIndex={0} role="group" aria-label={copy.title}>
        <table className="tbl sides">
          <thead>
            <tr>
              <td />
              {[proposer, partner].map((side) => (
                <th key={side.id} scope="col">
                  {side.tradingName}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Object.entries(copy.dimensions).map(([dimension, { name }]) => (
              <tr key={dimension}>
                <th scope="row">{name}</th>
                {[proposer, partner].map((side) => (
                  <td key={side.id}>
                    <Shown answer={of(side.id, dimension)} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

function Shown({ answer }: { answer: Answer | undefined }) {
  if (!answer?.state) return <span className="soft">{copy.nothing}</span>;
  const { state, claim, question, clarification, evidence, evidenceLink, saidBy, shownOn } = answer;
  return (
    <>
      <Chip tone={question ? 'warn' : state === 'EVIDENCED' ? 'ok' : state === 'CONTRADICTED' ? 'bad' : 'plain'}>
        {question ? copy.asked : copy.states[state]}
      </Chip>
      <p>{claim}</p>
      {question && <p>{`${copy.asked}: ${question}`}</p>}
      {clarification && <p>{`${copy.clarified}: ${clarification}`}</p>}
      {evidence && (
        <p>
          {`${copy.evidence}: ${evidence} `}
          <span className="soft">{copy.source(saidBy ?? '', shownOn ? day(shownOn) : '')}</span>{' '}
          {evidenceLink && (
            <a className="link" href={evidenceLink} target="_blank" rel="noreferrer noopener">
              {copy.link}
            </a>
          )}
        </p>
      )}
      <References references={answer.references} />
    </>
  );
}
