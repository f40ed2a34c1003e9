import { Link } from '@tanstack/react-router';
import { introductions as copy } from '../../copy/introductions';
import { tones, words } from '../../copy/words';
import { ago, due } from '../../ui/format';
import { useGlow } from '../../ui/live-list';
import { Chip } from '../../ui/pieces';
import { SortTable } from '../../ui/sort';
import { answered, Pips } from './Pips';
import { bandsOf, dueOf, isNamed, nameOf, type Row } from './rows';

const STAGES = Object.keys(words.introductionStage);

const valueOf = {
  who: nameOf,
  partner: ({ partner }: Row) => partner?.tradingName,
  stage: ({ stage }: Row) => STAGES.indexOf(stage),
  qualified: ({ qualification }: Row) => answered(qualification),
  touched: ({ stageSince }: Row) => -new Date(stageSince).getTime(),
  clock: dueOf,
} as const;

/** The list as a table; sorted in the browser, over what is loaded. */
export function IntroductionTable({ rows, businessId }: { rows: readonly Row[]; businessId: string }) {
  const { columns } = copy;
  return (
    <SortTable
      label={copy.table}
      className="intros"
      first="touched"
      rows={rows}
      valueOf={valueOf}
      columns={[
        { by: 'who', title: columns.who },
        { by: 'partner', title: columns.partner, className: 'hide-p' },
        { title: columns.need, className: 'hide-p' },
        { by: 'stage', title: columns.stage },
        { by: 'qualified', title: columns.qualified, className: 'hide-p' },
        { by: 'touched', title: columns.touched, className: 'hide-p' },
        { by: 'clock', title: columns.clock, className: 'hide-p' },
      ]}
      row={(row) => <IntroductionRow key={row.id} row={row} businessId={businessId} />}
    />
  );
}

function IntroductionRow({ row, businessId }: { row: Row; businessId: string }) {
  const glow = useGlow(row.stage);
  const dueAt = dueOf(row);
  const isLate = dueAt !== null && new Date(dueAt).getTime() < Date.now();
  return (
    <tr className={glow}>
      <td>
        <Link
          to="/introductions/$id"
          params={{ id: row.id }}
          className={`rowlink ${isNamed(row) ? '' : 'unnamed'}`}
          title={nameOf(row) ?? copy.noName}
          data-row
          data-peek={row.id}
        >
          {nameOf(row) ?? copy.noName}
        </Link>
        <span className="only-p">
          <Direction row={row} businessId={businessId} />
        </span>
      </td>
      <td className="hide-p">
        <Direction row={row} businessId={businessId} />
      </td>
      <td className="hide-p" title={row.brief?.need}>
        {isNamed(row) ? row.brief?.need : bandsOf(row.brief)}
      </td>
      <td>
        <Chip tone={tones.introduction(row.stage)}>{words.introductionStage[row.stage]}</Chip>
      </td>
      <td className="hide-p">
        <Pips claims={row.qualification} />
      </td>
      <td className="hide-p num-left">{ago(row.stageSince)}</td>
      <td className="hide-p num-left">
        {dueAt === null ? (
          <span className="micro">{copy.noClock}</span>
        ) : (
          <span data-late={isLate || undefined}>{due(dueAt)}</span>
        )}
      </td>
    </tr>
  );
}

const Direction = ({ row, businessId }: { row: Row; businessId: string }) => (
  <>
    <span className="micro">{row.introducer.id === businessId ? copy.givenShort : copy.receivedShort}</span>{' '}
    {row.partner?.tradingName}
  </>
);
