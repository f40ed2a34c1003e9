import { Link } from '@tanstack/react-router';
import { introductions as copy } from '../../copy/introductions';
import { words } from '../../copy/words';
import { due } from '../../ui/format';
import { useRowKeys } from '../../ui/row-keys';
import { Pips } from './Pips';
import { dueOf, isNamed, nameOf, type Row } from './rows';

const COLUMNS: readonly (readonly string[])[] = [
  ['DRAFT', 'OFFERED', 'REQUESTED'],
  ['ACCEPTED'],
  ['AWAITING_CONSENT', 'DEFERRED'],
  ['INTRODUCED'],
  ['IN_CONTACT'],
  ['MET'],
  ['WON'],
  ['LOST', 'NO_DECISION'],
  ['DECLINED', 'EXPIRED', 'WITHDRAWN', 'CONSENT_DECLINED', 'CONSENT_REVOKED'],
];
const title = (stages: readonly string[]): string =>
  stages.length > 3
    ? copy.ended
    : stages
        .filter((stage) => stage !== 'DRAFT')
        .map((stage) => words.introductionStage[stage])
        .join(', ');

/** The same rows by stage. What moves an introduction on is on its own page. */
export function Board({ rows }: { rows: readonly Row[] }) {
  const board = useRowKeys<HTMLDivElement>();
  return (
    <div className="board" ref={board} tabIndex={0} role="group" aria-label={copy.board}>
      {COLUMNS.map((stages) => {
        const here = rows.filter(({ stage }) => stages.includes(stage));
        return (
          <section key={stages[0]} aria-label={title(stages)}>
            <h2>
              {title(stages)} <span className="num">{here.length}</span>
            </h2>
            {here.length === 0 ? (
              <p className="note">{copy.noneInColumn}</p>
            ) : (
              <ul>
                {here.map((row) => (
                  <li key={row.id}>
                    <Link
                      to="/introductions/$id"
                      params={{ id: row.id }}
                      className={`rowlink ${isNamed(row) ? '' : 'unnamed'} clamp`}
                      data-row
                      data-peek={row.id}
                    >
                      {nameOf(row) ?? copy.noName}
                    </Link>
                    <p className="soft">{row.partner?.tradingName}</p>
                    <p className="card-foot">
                      <Pips claims={row.qualification} />
                      <span className="micro">{dueOf(row) ? due(dueOf(row) ?? '') : ''}</span>
                    </p>
                  </li>
                ))}
              </ul>
            )}
          </section>
        );
      })}
    </div>
  );
}
