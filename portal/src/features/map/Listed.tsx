import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { map as copy } from '../../copy/map';
import { words } from '../../copy/words';
import { reasonsOf } from '../../ui/act';
import { day, place } from '../../ui/format';
import { FormErrors } from '../../ui/form';
import { Skeleton } from '../../ui/pieces';

const { names: text } = copy;

interface Told {
  readonly domains?: readonly string[] | null | undefined;
  readonly region?: string | null | undefined;
  readonly lifecycle?: string | null | undefined;
  readonly customerSince?: string | null | undefined;
  readonly strongestTie?: number | null | undefined;
}

/** A list that comes page by page: waiting, failed, empty, or there. */
export function Listed({
  list,
  isEmpty,
  children,
}: {
  list: {
    isPending: boolean;
    error: Error | null;
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    fetchNextPage: () => unknown;
  };
  isEmpty: boolean;
  children: ReactNode;
}) {
  if (list.isPending) return <Skeleton lines={4} />;
  if (list.error) return <FormErrors errors={reasonsOf(list.error)} />;
  if (isEmpty) return <p className="soft">{text.none}</p>;
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label={text.columns.name}>
      {children}
      {list.hasNextPage && (
        <Button variant="default" size="compact-sm" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {text.more}
        </Button>
      )}
    </div>
  );
}

/** What is told of a company beside its name. */
export const factsOf = ({ domains, region, lifecycle, customerSince, strongestTie }: Told): string =>
  [
    lifecycle && words.lifecycle[lifecycle],
    region && place(region),
    customerSince && text.since(day(customerSince)),
    strongestTie != null && text.tie(strongestTie),
    domains?.[0],
  ]
    .filter(Boolean)
    .join(' · ');
