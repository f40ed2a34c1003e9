import { Button } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFirm } from '../../app/session';
import { settings } from '../../copy/settings';
import { request } from '../../gql/client';
import type { ApiKeysQuery } from '../../gql/generated/settings/graphql';
import { reasonsOf, useAct } from '../../ui/act';
import { ago, day } from '../../ui/format';
import { Card, EmptyState, Skeleton } from '../../ui/pieces';
import { toast } from '../../ui/toast';
import { Confirm } from './Confirm';
import { KeyRevokeDocument, KeysDocument } from './documents';
import { Fresh, type FreshKey } from './Fresh';
import { NewKey } from './NewKey';

const { keys: copy } = settings;
type Key = ApiKeysQuery['apiKeys'][number];

/** The firm's API keys. A new one is shown this once. */
export default function Keys() {
  const { id: businessId } = useFirm();
  const { data, error } = useQuery({
    queryKey: ['api-keys', businessId],
    queryFn: () => request(KeysDocument, { businessId }),
  });
  const [creates, setCreates] = useState(false);
  const [fresh, setFresh] = useState<FreshKey | null>(null);
  const [revoking, setRevoking] = useState<Key | null>(null);
  const revoke = useAct(KeyRevokeDocument, { touches: ['api-keys'] });
  // Only owners and managers see keys; the service says so in words.
  if (error) return <p className="soft">{error.message}</p>;
  if (!data) return <Skeleton lines={2} height={64} />;
  const create = <Button onClick={() => setCreates(true)}>{copy.create}</Button>;
  return (
    <>
      {fresh && <Fresh key={fresh.secret} fresh={fresh} onDone={() => setFresh(null)} />}
      <Card title={copy.title} right={data.apiKeys.length > 0 ? create : undefined}>
        {data.apiKeys.length === 0 ? (
          <EmptyState
            icon={<IconKey size={40} stroke={1.4} aria-hidden />}
            title={copy.empty}
            text={copy.emptyText}
            action={create}
          />
        ) : (
          <ul className="lines">
            {data.apiKeys.map((key) => (
              <li key={key.id}>
                <div>
                  <h3>
                    {key.name} <code className="note">{key.prefix}…</code>
                  </h3>
                  <p>{scopesInWords(key.scopes)}</p>
                  <p className="note num">
                    {[
                      copy.by(key.createdBy.name, day(key.createdAt)),
                      `${copy.used.toLowerCase()} ${key.lastUsedAt ? ago(key.lastUsedAt) : copy.never.toLowerCase()}`,
                      key.expiresAt ? `${copy.ends.toLowerCase()} ${day(key.expiresAt)}` : copy.open.toLowerCase(),
                    ].join(', ')}
                  </p>
                </div>
                <Button
                  size="xs"
                  variant="outline"
                  color="red"
                  aria-label={copy.revokeNamed(key.name)}
                  onClick={() => {
                    revoke.reset();
                    setRevoking(key);
                  }}
                >
                  {copy.revoke}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </Card>
      {creates && (
        <NewKey
          businessId={businessId}
          onClose={() => setCreates(false)}
          onMade={(made) => {
            setCreates(false);
            setFresh(made);
          }}
        />
      )}
      {revoking && (
        <Confirm
          title={copy.revokeNamed(revoking.name)}
          text={copy.revokeText}
          act={copy.revoke}
          word={revoking.name}
          errors={reasonsOf(revoke.error)}
          isPending={revoke.isPending}
          onClose={() => setRevoking(null)}
          onConfirm={() =>
            revoke.mutate(
              { id: revoking.id },
              {
                onSuccess: () => {
                  setRevoking(null);
                  toast(copy.revoked(revoking.name));
                },
              },
            )
          }
        />
      )}
    </>
  );
}

const scopesInWords = (scopes: readonly string[]): string =>
  scopes
    // To write is to read as well.
    .filter((scope) => !scopes.includes(scope.replace(/_READ$/, '_WRITE')) || scope.endsWith('_WRITE'))
    .map((scope) => {
      const cut = scope.lastIndexOf('_');
      const domain = copy.domains[scope.slice(0, cut) as keyof typeof copy.domains] ?? scope;
      return copy.scopeLine(domain, scope.endsWith('WRITE'));
    })
    .join(', ');
