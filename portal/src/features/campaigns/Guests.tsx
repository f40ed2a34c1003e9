import { Button, NativeSelect } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { life } from '../../copy/campaign-life';
import { campaignWords as words } from '../../copy/campaign-words';
import type { GuestStage } from '../../gql/generated/campaigns/graphql';
import { reasonsOf, useAct } from '../../ui/act';
import { FormErrors } from '../../ui/form';
import { Card, Skeleton } from '../../ui/pieces';
import { toast } from '../../ui/toast';
import { touchedByGuest } from './acts';
import { ConvertDocument } from './acts-told';
import { GuestRow } from './GuestRow';
import { guestsQuery, type Guest } from './guest-queries';
import type { Record } from './record';
import type { Side } from './said';

const { guests: copy } = life;
const ROW = 44;
/** From so many rows on, only those in sight are in the page. */
const MANY = 200;
/** The host's groups of guests, in the order of their way. */
const STAGES: readonly GuestStage[] = [
  ...(['QUEUED', 'SENT', 'BOUNCED', 'OPTED_IN', 'WAITING', 'ATTENDED', 'CONVERTED'] as const),
  ...(['DECLINED', 'NO_RESPONSE', 'REVOKED', 'SUPPRESSED', 'CANCELLED'] as const),
];

/** The host's whole list; for the partner exactly those who said yes, with what they agreed to show. */
export function Guests({ campaign: { id, content }, side, stage }: { campaign: Record; side: Side; stage: GuestStage | null }) {
  const isHost = side === 'HOST';
  const navigate = useNavigate();
  const list = useInfiniteQuery(guestsQuery(id, stage));
  const rows = list.data?.pages.flatMap((page) => page?.nodes ?? []) ?? [];
  const convert = useAct(ConvertDocument, {
    touches: touchedByGuest,
    onDone: ({ guest }) => {
      toast(copy.introduced);
      if (guest?.introduction) void navigate({ to: '/introductions/$id', params: { id: guest.introduction.id } });
    },
  });
  return (
    <Card
      title={copy.title}
      note={isHost ? copy.hostNote : copy.partnerNote}
      className="guests"
      right={
        <a className="link" href={`/api/campaigns/${id}/guests.csv`} download>
          {copy.csv}
        </a>
      }
    >
      {isHost && (
        <div className="bar">
          <NativeSelect
            label={copy.filter}
            value={stage ?? ''}
            data={[
              { value: '', label: copy.all },
              ...STAGES.map((value) => ({ value, label: words.guestStage[value] ?? value })),
            ]}
            onChange={({ currentTarget: { value } }) =>
              void navigate({ to: '.', search: (before) => ({ ...before, guests: value || undefined }), replace: true })
            }
          />
        </div>
      )}
      <FormErrors errors={reasonsOf(convert.error)} />
      {list.isPending ? (
        <Skeleton lines={4} />
      ) : rows.length === 0 ? (
        <p className="soft">{isHost ? copy.none : copy.nonePartner}</p>
      ) : (
        <Table
          rows={rows}
          isHost={isHost}
          hasAnswers={content.question != null}
          onEnd={() => list.hasNextPage && !list.isFetchingNextPage && void list.fetchNextPage()}
          onConvert={(guest) => convert.mutate({ id: guest.id })}
        />
      )}
      {list.hasNextPage && rows.length <= MANY && (
        <p className="chart-foot">
          <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {life.more}
          </Button>
        </p>
      )}
    </Card>
  );
}

function Table({
  rows,
  isHost,
  hasAnswers,
  onEnd,
  onConvert,
}: {
  rows: readonly Guest[];
  isHost: boolean;
  hasAnswers: boolean;
  onEnd: () => void;
  onConvert: (guest: Guest) => void;
}) {
  const frame = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const isMany = rows.length > MANY;
  useLayoutEffect(() => setTop(frame.current?.offsetTop ?? 0), [isMany]);
  const list = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => ROW,
    overscan: 12,
    scrollMargin: top,
    enabled: isMany,
  });
  const items = list.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (isMany && last >= rows.length - MANY / 4) onEnd();
  }, [isMany, last, rows.length, onEnd]);
  const above = (items[0]?.start ?? top) - top;
  const below = list.getTotalSize() - ((items.at(-1)?.end ?? top) - top);
  const shown = isMany ? items.flatMap(({ index }) => ({ index, row: rows[index] })) : rows.map((row, index) => ({ index, row }));
  return (
    <div ref={frame}>
      <table className="tbl fixed guest-tbl" aria-label={copy.label} aria-rowcount={rows.length + 1}>
        <thead>
          <tr>
            <th scope="col">{copy.columns.name}</th>
            <th scope="col" className="hide-p">
              {isHost ? copy.columns.company : copy.columns.reach}
            </th>
            <th scope="col">{copy.columns.stage}</th>
            {hasAnswers && (
              <th scope="col" className="hide-p">
                {copy.columns.answer}
              </th>
            )}
            <th scope="col" className="hide-p num">
              {copy.columns.touched}
            </th>
            <th scope="col" className="hide-p end">
              {copy.columns.act}
            </th>
          </tr>
        </thead>
        <tbody>
          {isMany && above > 0 && <Gap height={above} />}
          {shown.map(({ index, row }) =>
            row ? (
              <GuestRow key={row.id} index={index} guest={row} isHost={isHost} hasAnswers={hasAnswers} onConvert={onConvert} />
            ) : null,
          )}
          {isMany && below > 0 && <Gap height={below} />}
        </tbody>
      </table>
    </div>
  );
}

/** Stands for the rows that are out of sight. */
const Gap = ({ height }: { height: number }) => (
  <tr aria-hidden="true" className="gap">
    <td style={{ height }} />
  </tr>
);
