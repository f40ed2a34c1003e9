import { Link } from '@tanstack/react-router';
import { campaignList as copy } from '../../copy/campaign-list';
import { campaignWords } from '../../copy/campaign-words';
import { due } from '../../ui/format';
import { useRowKeys } from '../../ui/row-keys';
import { Next } from './CampaignTable';
import { dueOf, partnerOf, type Row } from './list-rows';
import { SmallFunnel } from './SmallFunnel';

const COLUMNS: readonly (readonly string[])[] = [
  ['DRAFT', 'PROPOSED'],
  ['AGREED', 'IN_REVIEW'],
  ['SCHEDULED'],
  ['RUNNING', 'PAUSED'],
  ['COMPLETED', 'SETTLED'],
  ['DECLINED', 'EXPIRED', 'CANCELLED'],
];
const titleOf = (stages: readonly string[]): string =>
  stages.length > 2 ? copy.ended : stages.map((stage) => campaignWords.stage[stage]).join(', ');

/** The same rows by stage. */
export function CampaignBoard({ rows, businessId }: { rows: readonly Row[]; businessId: string }) {
  const board = useRowKeys<HTMLDivElement>();
  return (
    <div className="board" ref={board} tabIndex={0} role="group" aria-label={copy.board}>
      {COLUMNS.map((stages) => {
        const here = rows.filter(({ stage }) => stages.includes(stage));
        return (
          <section key={stages[0]} aria-label={titleOf(stages)}>
            <h2>
              {titleOf(stages)} <span className="num">{here.length}</span>
            </h2>
            {here.length === 0 ? (
              <p className="note">{copy.noneInColumn}</p>
            ) : (
              <ul>
                {here.map((row) => (
                  <li key={row.id}>
                    <Link to="/campaigns/$id" params={{ id: row.id }} className="rowlink clamp" data-row>
                      {row.content.title}
                    </Link>
                    <p className="soft">
                      {campaignWords.kind[row.kind]}, {partnerOf(row, businessId)}
                    </p>
                    <p className="soft">
                      <Next row={row} businessId={businessId} />{' '}
                      <span className="micro">{dueOf(row) ? due(dueOf(row) ?? '') : ''}</span>
                    </p>
                    <p className="card-foot">
                      <SmallFunnel row={row} />
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
