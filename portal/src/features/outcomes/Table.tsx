import { Link } from '@tanstack/react-router';
import { outcomes as copy } from '../../copy/outcomes';
import { tones, words } from '../../copy/words';
import { money } from '../../ui/format';
import { useGlow } from '../../ui/live-list';
import { Chip } from '../../ui/pieces';
import { SortTable } from '../../ui/sort';
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
  const { columns } = copy;
  return (
    <SortTable
      label={copy.table}
      className="results"
      first="newest"
      rows={rows}
      valueOf={valueOf}
      columns={[
        { by: 'who', title: columns.who },
        { by: 'partner', title: columns.partner, className: 'hide-p' },
        { by: 'result', title: columns.result },
        { by: 'value', title: columns.value, className: 'num hide-p' },
        { by: 'days', title: columns.days, className: 'num hide-p' },
        { title: columns.state, className: 'hide-p' },
        { title: columns.act, className: 'hide-p end' },
      ]}
      row={(row) => <OutcomeLine key={row.id} row={row} firmId={firmId} />}
    />
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
