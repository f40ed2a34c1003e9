import { Link } from '@tanstack/react-router';
import { campaignList as copy } from '../../copy/campaign-list';
import { campaignTone, campaignWords } from '../../copy/campaign-words';
import { due } from '../../ui/format';
import { useGlow } from '../../ui/live-list';
import { Chip } from '../../ui/pieces';
import { SortTable } from '../../ui/sort';
import { dueOf, isHosts, partnerOf, turnOf, type Row } from './list-rows';
import { SmallFunnel } from './SmallFunnel';

const STAGES = Object.keys(campaignWords.stage);

/** The list as a table; sorted in the browser, over what is loaded. */
export function CampaignTable({ rows, businessId }: { rows: readonly Row[]; businessId: string }) {
  const { columns } = copy;
  return (
    <SortTable
      label={copy.table}
      className="campaigns"
      first="stage"
      rows={rows}
      valueOf={{
        title: ({ content }: Row) => content.title,
        partner: (row: Row) => partnerOf(row, businessId),
        stage: ({ stage }: Row) => STAGES.indexOf(stage),
        funnel: ({ funnel }: Row) => -funnel.yes,
        clock: dueOf,
      }}
      columns={[
        { by: 'title', title: columns.title },
        { by: 'partner', title: columns.partner, className: 'hide-p' },
        { by: 'stage', title: columns.stage },
        { by: 'funnel', title: columns.funnel, className: 'hide-p' },
        { title: columns.next, className: 'hide-p' },
        { by: 'clock', title: columns.clock, className: 'hide-p' },
      ]}
      row={(row) => <CampaignRow key={row.id} row={row} businessId={businessId} />}
    />
  );
}

function CampaignRow({ row, businessId }: { row: Row; businessId: string }) {
  const glow = useGlow(row.stage);
  const dueAt = dueOf(row);
  return (
    <tr className={glow}>
      <td>
        <Link to="/campaigns/$id" params={{ id: row.id }} className="rowlink" title={row.content.title} data-row>
          {row.content.title}
        </Link>
        <span className="only-p">
          {campaignWords.kind[row.kind]} · {partnerOf(row, businessId)}
        </span>
        <span className="only-p">
          <Next row={row} businessId={businessId} />
        </span>
        {(row.funnel.yes > 0 || (row.funnel.invited ?? 0) > 0) && (
          <span className="only-p">
            <SmallFunnel row={row} />
          </span>
        )}
        <span className="micro hide-p kind-of">{campaignWords.kind[row.kind]}</span>
      </td>
      <td className="hide-p">
        <Direction row={row} businessId={businessId} />
      </td>
      <td>
        <Chip tone={campaignTone(row.stage)}>{campaignWords.stage[row.stage]}</Chip>
      </td>
      <td className="hide-p">
        <SmallFunnel row={row} />
      </td>
      <td className="hide-p">
        <Next row={row} businessId={businessId} />
      </td>
      <td className="hide-p num-left">
        {dueAt === null ? (
          <span className="micro">{copy.noClock}</span>
        ) : (
          <span data-late={new Date(dueAt).getTime() < Date.now() || undefined}>{due(dueAt)}</span>
        )}
      </td>
    </tr>
  );
}

/** Whose clients are invited, and who the other firm is. */
const Direction = ({ row, businessId }: { row: Row; businessId: string }) => (
  <>
    {partnerOf(row, businessId)} <span className="micro kind-of">{isHosts(row, businessId) ? copy.yours : copy.theirs}</span>
  </>
);

/** Who waits for whom. */
export function Next({ row, businessId }: { row: Row; businessId: string }) {
  const { who, isOurs, what } = turnOf(row, businessId);
  const sentence = who === null ? what : `${who}: ${what}`;
  return (
    <span className="next-of" data-ours={isOurs || undefined} title={sentence}>
      {who === null ? (
        what
      ) : (
        <>
          <b>{who}</b>: {what}
        </>
      )}
    </span>
  );
}
