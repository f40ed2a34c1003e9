import { Button } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { alliances } from '../../copy/alliances';
import { daily } from '../../copy/daily';
import { happened } from '../../copy/happened';
import { tones, words } from '../../copy/words';
import { ago, day, money, moment } from '../../ui/format';
import { Chip, EmptyState } from '../../ui/pieces';
import { allianceWorkQuery, type Alliance } from './queries';

const { introductions: given, ledger, activity, record } = alliances;

/** What the two introduced to each other. */
export function Introductions({ alliance, firmId }: { alliance: Alliance; firmId: string }) {
  const { data } = useSuspenseQuery(allianceWorkQuery(alliance.id));
  const navigate = useNavigate();
  const rows = data?.introductions.nodes ?? [];
  const create = () =>
    void navigate({ to: '.', search: (before) => ({ ...before, new: 'introduction', alliance: alliance.id }) });
  if (rows.length === 0)
    return (
      <EmptyState
        title={given.none}
        action={alliance.capabilities.canIntroduce ? <Button onClick={create}>{given.create}</Button> : undefined}
      />
    );
  return (
    <div className="card flush">
      <div className="scroll" tabIndex={0} role="group" aria-label={record.tabs.introductions}>
        <table className="tbl">
          <thead>
            <tr>
              <th scope="col">{daily.under.columns.client}</th>
              <th scope="col" className="hide-p">
                {daily.under.columns.need}
              </th>
              <th scope="col">{daily.under.columns.stage}</th>
              <th scope="col" className="hide-p">
                {daily.under.direction}
              </th>
              <th scope="col" className="num hide-p">
                {daily.under.columns.touched}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <td>
                  <Link to="/introductions/$id" params={{ id: row.id }} className="rowlink">
                    {row.client?.name ??
                      (row.introducee.__typename === 'Person'
                        ? (row.introducee.company ?? row.introducee.name)
                        : daily.under.somebody)}
                  </Link>
                </td>
                <td className="hide-p">{row.brief?.need}</td>
                <td>
                  <Chip tone={tones.introduction(row.stage)}>{words.introductionStage[row.stage]}</Chip>
                </td>
                <td className="hide-p">{row.introducer.id === firmId ? daily.under.given : daily.under.received}</td>
                <td className="num hide-p">{ago(row.stageSince)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

/** What was given and received in confirmed money. */
export function Ledger({ id }: { id: string }) {
  const { data } = useSuspenseQuery(allianceWorkQuery(id));
  const rows = data?.ledger.nodes ?? [];
  if (rows.length === 0) return <EmptyState title={ledger.none} />;
  return (
    <div className="card flush">
      <div className="scroll" tabIndex={0} role="group" aria-label={record.tabs.ledger}>
        <table className="tbl">
          <thead>
            <tr>
              <th scope="col">{ledger.columns.date}</th>
              <th scope="col">{ledger.columns.giver}</th>
              <th scope="col">{ledger.columns.receiver}</th>
              <th scope="col" className="num">
                {ledger.columns.amount}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <td>{day(row.madeAt)}</td>
                <td>{row.giver.tradingName}</td>
                <td>{row.receiver.tradingName}</td>
                <td className="num">{money(row.amount)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

/** Who did what, the newest first. */
export function Activity({ id }: { id: string }) {
  const { data } = useSuspenseQuery(allianceWorkQuery(id));
  const rows = data?.history.nodes ?? [];
  if (rows.length === 0) return <EmptyState title={activity.none} />;
  return (
    <div className="card">
      <ul className="feed">
        {rows.map((entry) => (
          <li key={entry.id}>
            <div>
              <p>
                <b>{entry.business?.tradingName ?? activity.network}</b>: {happened(entry.type)}
              </p>
              {(entry.reason || entry.note) && (
                <p className="soft">
                  {[
                    entry.reason && (words.allianceReason[entry.reason] ?? words.allianceGate[entry.reason] ?? entry.reason),
                    entry.note,
                  ]
                    .filter(Boolean)
                    .join(': ')}
                </p>
              )}
            </div>
            <time dateTime={entry.occurredAt} title={moment(entry.occurredAt)}>
              {ago(entry.occurredAt)}
            </time>
          </li>
        ))}
      </ul>
    </div>
  );
}
