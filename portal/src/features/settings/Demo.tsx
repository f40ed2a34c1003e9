import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { settings } from '../../copy/settings';
import { request } from '../../gql/client';
import { reasonsOf, useAct } from '../../ui/act';
import { Card, Skeleton } from '../../ui/pieces';
import { Confirm } from './Confirm';
import { DemoDocument, DemoRemoveDocument } from './documents';

const { demo: copy } = settings;

/** Taking the demo network away, for good. */
export default function Demo() {
  const queries = useQueryClient();
  const { data } = useQuery({ queryKey: ['demo'], queryFn: () => request(DemoDocument) });
  const [asks, setAsks] = useState(false);
  const [removed, setRemoved] = useState<string | null>(null);
  const remove = useAct(DemoRemoveDocument, {
    onDone: ({ removed: what }) => {
      setAsks(false);
      if (what) setRemoved(copy.removed(what));
      // Every page may have shown something of it.
      void queries.invalidateQueries();
    },
  });
  if (!data) return <Skeleton lines={2} height={64} />;
  const { firms, canRemove } = data.demoNetwork;
  return (
    <Card title={copy.title}>
      <div role="status">{removed !== null && <p>{removed}</p>}</div>
      {firms === 0 ? (
        <p className="soft">{copy.none}</p>
      ) : (
        <>
          <p>{copy.text(firms)}</p>
          <p className="soft">{copy.keeps}</p>
          {canRemove ? (
            <Button variant="outline" color="red" mt={16} onClick={() => setAsks(true)}>
              {copy.remove}
            </Button>
          ) : (
            <p className="soft">{copy.adminsOnly}</p>
          )}
        </>
      )}
      {asks && (
        <Confirm
          title={copy.ask}
          text={copy.keeps}
          act={copy.remove}
          word={copy.word}
          errors={reasonsOf(remove.error)}
          isPending={remove.isPending}
          onClose={() => setAsks(false)}
          onConfirm={() => remove.mutate({})}
        />
      )}
    </Card>
  );
}
