import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { map as copy } from '../../copy/map';
import { reasonsOf, useAct } from '../../ui/act';
import { FormErrors } from '../../ui/form';
import { Card } from '../../ui/pieces';
import { toast } from '../../ui/toast';
import { RejectDocument, RestoreDocument } from './documents';
import { factsOf, Listed } from './Listed';
import { mineQuery, sharedQuery, theirsQuery, touched, type Cell } from './queries';

const { names: text } = copy;
type Tab = 'shared' | 'mine' | 'theirs';

/** Who is behind a number, as far as both sides show names. */
export function Names({
  cell,
  allianceId,
  onClose,
  onAsk,
}: {
  cell: Cell;
  allianceId: string;
  onClose: () => void;
  onAsk: () => void;
}) {
  const [tab, setTab] = useState<Tab>('shared');
  const of = { allianceId, own: cell.own.id, other: cell.other.id };
  const tabs: Tab[] = cell.level === 'ALL' ? ['shared', 'mine', 'theirs'] : ['shared', 'mine'];
  return (
    <Card
      title={text.title(cell.own.name, cell.other.name)}
      right={
        <Button variant="subtle" size="compact-sm" onClick={onClose}>
          {text.close}
        </Button>
      }
    >
      {cell.level === 'COUNT' ? (
        <div className="empty">
          <h2>{text.onlyNumbers}</h2>
          <p>
            {text.heldBy[cell.heldBy]} {text.onlyNumbersText}
          </p>
          <Button onClick={onAsk}>{cell.heldBy === 'US' ? text.set : text.ask}</Button>
        </div>
      ) : (
        <>
          <div className="tabs" role="tablist">
            {tabs.map((each) => (
              <button key={each} type="button" role="tab" aria-selected={each === tab} onClick={() => setTab(each)}>
                {text.tabs[each]}
              </button>
            ))}
          </div>
          {tab === 'shared' ? <Shared of={of} /> : tab === 'mine' ? <Mine of={of} /> : <Theirs of={of} />}
        </>
      )}
    </Card>
  );
}

interface Of {
  readonly allianceId: string;
  readonly own: string;
  readonly other: string;
}

function Shared({ of }: { of: Of }) {
  const list = useInfiniteQuery(sharedQuery(of));
  const navigate = useNavigate();
  const restore = useAct(RestoreDocument, { touches: touched });
  const reject = useAct(RejectDocument, { touches: touched });
  const rows = list.data?.pages.flatMap(({ nodes }) => nodes) ?? [];
  const open = (search: Record<string, string | undefined>) =>
    void navigate({
      to: '.',
      search: (before) => ({ ...before, new: 'introduction' as const, alliance: of.allianceId, ...search }),
    });
  return (
    <Listed list={list} isEmpty={rows.length === 0}>
      <FormErrors errors={reasonsOf(reject.error)} />
      <table className="tbl">
        <thead>
          <tr>
            <th scope="col">{text.columns.name}</th>
            <th scope="col" className="hide-p">
              {text.columns.theirs}
            </th>
            <th scope="col" className="hide-p">
              {text.columns.basis}
            </th>
            <th scope="col" className="hide-p">
              {text.columns.facts}
            </th>
            <th scope="col">{text.columns.act}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const name = row.ownName ?? row.name;
            const id = row.ownClientId ?? '';
            return (
              <tr key={id || row.name}>
                <td>
                  <Link to="/clients/$id" params={{ id }} className="link">
                    {name}
                  </Link>
                </td>
                <td className="hide-p">{row.name}</td>
                <td className="hide-p" title={row.confidence == null ? undefined : text.sure(row.confidence)}>
                  {text.basis[row.basis ?? ''] ?? ''}
                </td>
                <td className="hide-p">{factsOf(row)}</td>
                <td>
                  <span className="map-acts">
                    <Button
                      variant="light"
                      size="compact-sm"
                      aria-label={text.requestOf(name)}
                      onClick={() => open({ way: 'request', client: id, about: text.need(row.name) })}
                    >
                      {text.request}
                    </Button>
                    <Button
                      variant="default"
                      size="compact-sm"
                      aria-label={text.offerOf(name)}
                      onClick={() => open({ client: id })}
                    >
                      {text.offer}
                    </Button>
                    <Button
                      variant="subtle"
                      size="compact-sm"
                      className="hide-p"
                      aria-label={text.rejectOf(name)}
                      onClick={() =>
                        reject.mutate(
                          { allianceId: of.allianceId, clientId: id },
                          {
                            onSuccess: () =>
                              toast(text.rejected(name), () => restore.mutate({ allianceId: of.allianceId, clientId: id })),
                          },
                        )
                      }
                    >
                      {text.reject}
                    </Button>
                  </span>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Listed>
  );
}

function Mine({ of }: { of: Of }) {
  const list = useInfiniteQuery(mineQuery(of));
  const navigate = useNavigate();
  const rows = list.data?.pages.flatMap(({ nodes }) => nodes) ?? [];
  return (
    <Listed list={list} isEmpty={rows.length === 0}>
      <table className="tbl">
        <thead>
          <tr>
            <th scope="col">{text.columns.name}</th>
            <th scope="col">{text.columns.act}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name }) => (
            <tr key={id}>
              <td>
                <Link to="/clients/$id" params={{ id }} className="link">
                  {name}
                </Link>
              </td>
              <td>
                <Button
                  variant="default"
                  size="compact-sm"
                  aria-label={text.offerOf(name)}
                  onClick={() =>
                    void navigate({
                      to: '.',
                      search: (before) => ({ ...before, new: 'introduction' as const, alliance: of.allianceId, client: id }),
                    })
                  }
                >
                  {text.offer}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Listed>
  );
}

function Theirs({ of }: { of: Of }) {
  const list = useInfiniteQuery(theirsQuery(of));
  const navigate = useNavigate();
  const rows = list.data?.pages.flatMap(({ nodes }) => nodes) ?? [];
  return (
    <Listed list={list} isEmpty={rows.length === 0}>
      <table className="tbl">
        <thead>
          <tr>
            <th scope="col">{text.columns.name}</th>
            <th scope="col" className="hide-p">
              {text.columns.facts}
            </th>
            <th scope="col">{text.columns.act}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={`${row.name} ${at}`}>
              <td>{row.name}</td>
              <td className="hide-p">{factsOf(row)}</td>
              <td>
                <Button
                  variant="light"
                  size="compact-sm"
                  aria-label={text.requestOf(row.name)}
                  onClick={() =>
                    void navigate({
                      to: '.',
                      search: (before) => ({
                        ...before,
                        ...{
                          new: 'introduction' as const,
                          alliance: of.allianceId,
                          way: 'request' as const,
                          about: text.need(row.name),
                        },
                      }),
                    })
                  }
                >
                  {text.request}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Listed>
  );
}
