import '../styles/overlays.css';
import '@mantine/spotlight/styles.layer.css';
import { createSpotlight, Spotlight, type SpotlightActionGroupData } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useDebouncedValue } from '@mantine/hooks';
import { membershipOf, type Me } from '../app/session';
import type { frame } from '../copy/frame';
import { palette as copy } from '../copy/palette';
import { request } from '../gql/client';
import { graphql } from '../gql/generated/app';
import { groups, places } from './navigation';

const [store, spotlight] = createSpotlight();

const SearchDocument = graphql(`
  query Search($businessId: ID!, $search: String!) {
    clients(businessId: $businessId, search: $search, first: 5) {
      nodes {
        id
        name
      }
    }
    businesses(status: ACTIVE, first: 100) {
      nodes {
        id
        slug
        tradingName
      }
    }
  }
`);

type Create = (what: keyof typeof frame.creations) => void;

/** ⌘K: every page, every act, the firms and the clients, by a few letters. */
export default function Palette({ me, hasFirm, onCreate }: { me: Me; hasFirm: boolean; onCreate: Create }) {
  useEffect(() => spotlight.open(), []);
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 150);
  const businessId = membershipOf(me)?.business.id ?? '';
  const { data } = useQuery({
    queryKey: ['clients', 'palette', businessId, search],
    queryFn: () => request(SearchDocument, { businessId, search }),
    enabled: hasFirm && search.length >= 2,
    placeholderData: keepPreviousData,
  });
  const create = (what: keyof typeof frame.creations, label: string, description?: string) => ({
    id: what,
    label,
    description,
    onClick: () => onCreate(what),
  });
  const firms = (data?.businesses.nodes ?? []).map(({ id, slug, tradingName }) => ({
    id,
    label: tradingName,
    onClick: () => void navigate({ to: '/firms/$slug', params: { slug } }),
  }));
  const clients = (data?.clients.nodes ?? []).map(({ id, name }) => ({
    id,
    label: name,
    onClick: () => void navigate({ to: '/clients/$id', params: { id } }),
  }));
  const pages = [...(hasFirm ? groups.firm : []), ...(me.isAdmin ? groups.admin : [])].flatMap((group) => [...group.places]);
  const actions: SpotlightActionGroupData[] = [
    ...(hasFirm
      ? [
          {
            group: copy.do,
            actions: [
              create('introduction', copy.newIntroduction, copy.newIntroductionHint),
              create('alliance', copy.newAlliance),
              create('client', copy.newClient),
              create('campaign', copy.planCampaign, copy.planCampaignHint),
              create('outcome', copy.reportOutcome),
            ],
          },
        ]
      : []),
    {
      group: copy.go,
      actions: [...pages, places.settings].map(({ to, label, icon: Icon }) => ({
        id: to,
        label,
        leftSection: <Icon size={18} stroke={1.7} aria-hidden />,
        onClick: () => void navigate({ to }),
      })),
    },
    ...(firms.length ? [{ group: copy.firms, actions: firms }] : []),
    ...(clients.length ? [{ group: copy.clients, actions: clients }] : []),
  ];
  return (
    <Spotlight
      store={store}
      shortcut={null}
      highlightQuery
      query={typed}
      onQueryChange={setTyped}
      actions={actions}
      limit={12}
      scrollable
      maxHeight={420}
      nothingFound={copy.nothing}
      attributes={{ content: { 'aria-label': copy.label } }}
      searchProps={{
        leftSection: <IconSearch size={18} aria-hidden />,
        placeholder: copy.placeholder,
        'aria-label': copy.search,
      }}
    />
  );
}
