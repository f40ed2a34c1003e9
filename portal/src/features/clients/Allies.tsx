import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { map as copy } from '../../copy/map';
import { words } from '../../copy/words';
import { request } from '../../gql/client';
import { graphql } from '../../gql/generated/clients';
import { Card } from '../../ui/pieces';

const AlliesDocument = graphql(`
  query ClientAllies($id: ID!) {
    client(id: $id) {
      id
      name
      allies {
        lifecycle
        strongestTie
        basis
        business {
          id
          tradingName
        }
        alliance {
          id
        }
      }
    }
  }
`);
const { client: text, names } = copy;

/** The partners who know this client as well, where both sides show names. */
export function Allies({ clientId }: { clientId: string }) {
  const navigate = useNavigate();
  const { data } = useQuery({
    queryKey: ['client', clientId, 'allies'],
    queryFn: async () => (await request(AlliesDocument, { id: clientId })).client ?? null,
  });
  if (!data) return null;
  return (
    <Card title={text.title}>
      {data.allies.length === 0 && <p className="soft">{text.none}</p>}
      {data.allies.map(({ alliance, business, lifecycle, strongestTie, basis }) => (
        <p key={alliance.id} className="ally">
          <span>
            <strong>{business.tradingName}</strong>{' '}
            <span className="soft">
              {[lifecycle && words.lifecycle[lifecycle], strongestTie != null && names.tie(strongestTie), names.basis[basis]]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </span>{' '}
          <Button
            variant="light"
            size="compact-sm"
            aria-label={text.requestOf(business.tradingName)}
            onClick={() =>
              void navigate({
                to: '.',
                search: (before) => ({
                  ...before,
                  ...{
                    new: 'introduction' as const,
                    way: 'request' as const,
                    alliance: alliance.id,
                    client: data.id,
                    about: names.need(data.name),
                  },
                }),
              })
            }
          >
            {text.request}
          </Button>
        </p>
      ))}
    </Card>
  );
}
