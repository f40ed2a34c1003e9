import { outcomes as copy } from '../../copy/outcomes';
import { tones, words } from '../../copy/words';
import { day, money, type MoneyValue } from '../../ui/format';
import { useGlow } from '../../ui/live-list';
import { Chip } from '../../ui/pieces';
import { DecideOutcome, type WaitingOutcome } from './decide';

interface Told extends WaitingOutcome {
  readonly type: string;
  readonly state: string;
  readonly reason?: string | null;
  readonly note?: string | null;
  readonly closedAt: string;
  readonly reportedBy: { readonly tradingName: string };
  readonly amount?: MoneyValue | null;
}

/** One outcome with what can be done about it. */
export function OutcomeLine({ outcome }: { outcome: Told }) {
  const { type, state, reason, note, closedAt, reportedBy, amount, fee, proposedAmount, proposedBy } = outcome;
  const glow = useGlow(state);
  return (
    <li className={glow}>
      <div className="outcome-head">
        <strong>{words.outcomeType[type]}</strong>
        {amount && <span className="num">{money(amount)}</span>}
        <Chip tone={tones.outcome(state)}>{words.outcomeState[state]}</Chip>
      </div>
      <p className="note">
        {copy.said(reportedBy.tradingName, day(closedAt))}
        {fee && ` ${copy.feeOf(money(fee))}`}
      </p>
      {reason && <p className="soft">{words.outcomeReason[reason]}</p>}
      {note && <p className="quote">{note}</p>}
      {state === 'DISPUTED' && proposedAmount && proposedBy && (
        <p className="soft">{copy.decide.onTable(proposedBy.tradingName, money(proposedAmount))}</p>
      )}
      <DecideOutcome outcome={outcome} primary all />
    </li>
  );
}
