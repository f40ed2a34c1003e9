import '../../styles/work.css';
import { Button, VisuallyHidden } from '@mantine/core';
import { IconMailForward, IconPlus } from '@tabler/icons-react';
import { useSuspenseInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useFirm, useRole } from '../../app/session';
import { frame } from '../../copy/frame';
import { nominations as copy } from '../../copy/nominations';
import { reasonsOf, useAct } from '../../ui/act';
import { DiscoverTabs } from '../../ui/DiscoverTabs';
import { FormErrors } from '../../ui/form';
import { day, due } from '../../ui/format';
import { Chip, EmptyState, PageHead, type Tone } from '../../ui/pieces';
import { toast } from '../../ui/toast';
import { nominationsQuery, touched, WithdrawDocument, type NominationRow } from './documents';

const Nominate = lazy(() => import('./Nominate'));
const tones: Readonly<Record<string, Tone>> = { SENT: 'info', REGISTERED: 'warn', JOINED: 'ok' };
const WAITS = ['SENT', 'REGISTERED'];

/** Firms that this one invited to the network, and how far each has come. */
export function Nominations() {
  const firm = useFirm();
  const role = useRole();
  const [isOpen, setOpen] = useState(false);
  const { data: rows, hasNextPage, fetchNextPage, isFetchingNextPage } = useSuspenseInfiniteQuery(nominationsQuery(firm.id));
  const create = role !== 'VIEWER' && (
    <Button leftSection={<IconPlus size={17} aria-hidden />} onClick={() => setOpen(true)}>
      {copy.create}
    </Button>
  );
  return (
    <>
      <PageHead title={copy.title} lead={copy.lead} action={rows.length > 0 ? create : undefined} />
      <DiscoverTabs now="invite" />
      <div className="card">
        {rows.length === 0 ? (
          <EmptyState
            icon={<IconMailForward size={40} stroke={1.3} aria-hidden />}
            title={copy.empty.title}
            text={copy.empty.text}
            action={create}
          />
        ) : (
          <Table rows={rows} />
        )}
      </div>
      {hasNextPage && (
        <Button variant="default" mt="md" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {frame.more}
        </Button>
      )}
      <Suspense fallback={null}>{isOpen && <Nominate onClose={() => setOpen(false)} />}</Suspense>
    </>
  );
}

function Table({ rows }: { rows: readonly NominationRow[] }) {
  const { columns } = copy;
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label={copy.list}>
      <table className="tbl nominations">
        <thead>
          <tr>
            <th scope="col">{columns.firm}</th>
            <th scope="col" className="hide-p">
              {columns.person}
            </th>
            <th scope="col">{columns.stage}</th>
            <th scope="col" className="hide-p">
              {columns.until}
            </th>
            <th scope="col">
              <VisuallyHidden>{columns.acts}</VisuallyHidden>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ row }: { row: NominationRow }) {
  const { id, firmName, personName, email, stage, stageSince, expiresAt, remindedAt, version, nominee } = row;
  const withdraw = useAct(WithdrawDocument, { touches: touched, onDone: () => toast(copy.withdrawn(firmName)) });
  return (
    <tr>
      <td>
        {nominee ? (
          <Link to="/firms/$slug" params={{ slug: nominee.slug }} className="rowlink">
            {nominee.tradingName}
          </Link>
        ) : (
          firmName
        )}
        <FormErrors errors={reasonsOf(withdraw.error)} />
      </td>
      <td className="hide-p">
        {personName ?? <span className="micro">{copy.forgotten}</span>}
        {email && <div className="micro">{email}</div>}
      </td>
      <td>
        <Chip tone={tones[stage] ?? 'plain'}>{copy.stages[stage] ?? stage}</Chip>
      </td>
      <td className="hide-p">
        {WAITS.includes(stage) ? due(expiresAt) : copy.since(day(stageSince))}
        {stage === 'SENT' && remindedAt && <div className="micro">{copy.reminded(day(remindedAt))}</div>}
      </td>
      <td className="end">
        {row.availableActions.some(({ action, allowed }) => action === 'WITHDRAW' && allowed) && (
          <Button
            variant="subtle"
            size="compact-sm"
            aria-label={copy.withdrawOf(firmName)}
            loading={withdraw.isPending}
            onClick={() => withdraw.mutate({ id, expectedVersion: version })}
          >
            {copy.withdraw}
          </Button>
        )}
      </td>
    </tr>
  );
}
