import { Link } from '@tanstack/react-router';
import { outcomes as copy } from '../../copy/outcomes';
import { tones, words } from '../../copy/words';
import { money } from '../../ui/format';
import { useGlow } from '../../ui/live-list';
import { Chip } from '../../ui/pieces';
import { useRowKeys } from '../../ui/row-keys';
import { sorted, SortHead, useSorting } from '../../ui/sort';
import { DecideOutcome } from './decide';
import { nameOf, type OutcomeRow } from './rows';

const DAY_MS = 86_400_000;
const daysOf = ({ closedAt, introduction }: OutcomeRow): number =>
  Math.max(0, Math.round((new Date(closedAt).getTime() - new Date(introduction.createdAt).getTime()) / DAY_MS));

const valueOf = {
  newest: () => null,
  who: ({ introduction }: OutcomeRow) => nameOf(introduction),
  partner: ({ introduction }: OutcomeRow) => introduction.partner?.tradingName,
  result: ({ type }: OutcomeRow) => words.outcomeType[type],
  value: ({ amount }: OutcomeRow) => amount && Number(amount.amountMinor),
  days: daysOf,
} as const;

/** Outcomes with what can be done about each. */
export function OutcomeTable({ rows, firmId }: { rows: readonly OutcomeRow[]; firmId: string }) {
  const sorting = useSorting<keyof typeof valueOf>('newest');
  const body = useRowKeys<HTMLTableSectionElement>();
  const { columns } = copy;
  return (
    <div className="card">
      <div className="scroll" tabIndex={0} role="group" aria-label={copy.table}>
        <table className="tbl fixed results">
          <thead>
            <tr>
              <SortHead by="who" sorting={sorting}>
                {columns.who}
              </SortHead>
              <SortHead by="partner" sorting={sorting} className="hide-p">
                {columns.partner}
              </SortHead>
              <SortHead by="result" sorting={sorting}>
                {columns.result}
              </SortHead>
              <SortHead by="value" sorting={sorting} className="num hide-p">
                {columns.value}
              </SortHead>
              <SortHead by="days" sorting={sorting} className="num hide-p">
                {columns.days}
              </SortHead>
              <th scope="col" className="hide-p">
                {columns.state}
              </th>
              <th scope="col" className="hide-p end">
                {columns.act}
              </th>
            </tr>
          </thead>
          <tbody ref={body}>
            {sorted(rows, sorting.down, valueOf[sorting.by]).map((row) => (
              <OutcomeLine key={row.id} row={row} firmId={firmId} />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

const TYPE_TONE = { WON: 'ok', LOST: 'bad', NO_DECISION: 'plain', MEETING: 'warn', PROPOSAL: 'info' } as const;

function OutcomeLine({ row, firmId }: { row: OutcomeRow; firmId: string }) {
  const { introduction, type, state, reason, amount } = row;
  const glow = useGlow(state);
  return (
    <tr className={glow}>
      <td>
        <Link className="rowlink" to="/introductions/$id" params={{ id: introduction.id }} data-row>
          {nameOf(introduction) ?? copy.noName}
        </Link>
        <span className="only-p">{introduction.partner?.tradingName}</span>
      </td>
      <td className="hide-p">
        <span className="micro">{introduction.introducer.id === firmId ? copy.given : copy.received}</span>{' '}
        {introduction.partner?.tradingName}
      </td>
      <td>
        <Chip tone={TYPE_TONE[type]}>{words.outcomeType[type]}</Chip>
        {reason && <span className="micro hide-p why">{words.outcomeReason[reason]}</span>}
        <span className="only-p">
          {amount ? `${money(amount)}, ` : ''}
          {words.outcomeState[state]?.toLowerCase()}
        </span>
      </td>
      <td className="num hide-p">{amount ? money(amount) : <span className="micro">{copy.noValue}</span>}</td>
      <td className="num hide-p">{daysOf(row)}</td>
      <td className="hide-p">
        <Chip tone={tones.outcome(state)}>{words.outcomeState[state]}</Chip>
      </td>
      <td className="hide-p act-cell">
        <DecideOutcome outcome={row} compact />
      </td>
    </tr>
  );
}
