import '../../styles/work.css';
import { Button } from '@mantine/core';
import { IconPencil, IconPlus, IconTrash, IconUserShare } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useFirm } from '../../app/session';
import { clients as copy } from '../../copy/clients';
import { words } from '../../copy/words';
import { day, money, place } from '../../ui/format';
import { Card, Chip, Facts, PageHead } from '../../ui/pieces';
import { Missing } from '../../ui/states';
import { Allies } from './Allies';
import { clientQuery, useVocabulary, type ClientRecord, type ContactRecord } from './book';
import type { Named } from '../nominations/Nominate';
import { ContactItem } from './ContactItem';
import { Needs } from './Needs';

const Notes = lazy(() => import('./Notes'));
const EditClient = lazy(() => import('./EditClient'));
const EditContact = lazy(() => import('./EditContact'));
const ConsentRegister = lazy(() => import('./ConsentRegister'));
const LawfulBasis = lazy(() => import('./LawfulBasis'));
const AskSuppliers = lazy(() => import('../nominations/AskSuppliers'));
const Nominate = lazy(() => import('../nominations/Nominate'));
const Removal = lazy(() => import('./Removal'));
const route = getRouteApi('/app/firm/clients/$id');

export function Client() {
  const { id } = route.useParams();
  const { data } = useSuspenseQuery(clientQuery(id));
  return data ? <ClientPage key={data.id} client={data} /> : <Missing />;
}

type Open =
  | { readonly what: 'edit' | 'remove' | 'add' }
  | { readonly what: 'contact' | 'removeContact' | 'ask' | 'register' | 'basis'; readonly contact: ContactRecord }
  | { readonly what: 'invite'; readonly named: Named };

function ClientPage({ client }: { client: ClientRecord }) {
  const firm = useFirm();
  const navigate = useNavigate();
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  const introduce = (contact?: string) =>
    void navigate({ to: '.', search: (before) => ({ ...before, new: 'introduction', client: client.id, contact }) });
  const isGone = Boolean(client.removedAt);
  return (
    <>
      <PageHead
        title={client.name}
        lead={
          <span className="chips">
            {words.lifecycle[client.lifecycle]}
            {client.doNotIntroduce && <Chip tone="bad">{copy.barred}</Chip>}
          </span>
        }
        action={
          isGone ? undefined : (
            <>
              <Button
                variant="subtle"
                color="red"
                leftSection={<IconTrash size={17} stroke={1.7} aria-hidden />}
                onClick={() => setOpen({ what: 'remove' })}
              >
                {copy.remove}
              </Button>
              <Button
                variant="default"
                leftSection={<IconPencil size={17} stroke={1.7} aria-hidden />}
                onClick={() => setOpen({ what: 'edit' })}
              >
                {copy.edit}
              </Button>
              {!client.doNotIntroduce && (
                <Button leftSection={<IconUserShare size={17} stroke={1.7} aria-hidden />} onClick={() => introduce()}>
                  {copy.introduce}
                </Button>
              )}
            </>
          )
        }
      />
      {isGone && <p className="soft">{copy.removed}</p>}
      {client.doNotIntroduce && <p className="soft">{copy.barredHelp}</p>}
      <div className="record">
        <div>
          <Card
            title={copy.contacts}
            note={client.contacts.length}
            right={
              isGone ? undefined : (
                <Button
                  variant="light"
                  size="compact-sm"
                  leftSection={<IconPlus size={16} aria-hidden />}
                  onClick={() => setOpen({ what: 'add' })}
                >
                  {copy.addContact}
                </Button>
              )
            }
          >
            {client.contacts.length === 0 ? (
              <p className="soft">{copy.noContacts}</p>
            ) : (
              <ul className="contacts">
                {client.contacts.map((contact) => (
                  <ContactItem
                    key={contact.id}
                    contact={contact}
                    onEdit={() => setOpen({ what: 'contact', contact })}
                    onRemove={() => setOpen({ what: 'removeContact', contact })}
                    onRegister={() => setOpen({ what: 'register', contact })}
                    onAsk={() => setOpen({ what: 'ask', contact })}
                    onInvite={(named) => setOpen({ what: 'invite', named })}
                    onIntroduce={client.doNotIntroduce ? undefined : () => introduce(contact.id)}
                  />
                ))}
              </ul>
            )}
          </Card>
          <Needs client={client} />
          <Notes client={client} />
        </div>
        <div>
          <FactsCard client={client} />
          {!isGone && <Allies clientId={client.id} />}
        </div>
      </div>
      <Suspense fallback={null}>
        {open?.what === 'edit' && <EditClient client={client} onClose={close} />}
        {open?.what === 'add' && <EditContact clientId={client.id} onClose={close} />}
        {open?.what === 'contact' && <EditContact clientId={client.id} contact={open.contact} onClose={close} />}
        {open?.what === 'register' && (
          <ConsentRegister
            businessId={firm.id}
            clientId={client.id}
            contact={open.contact}
            onRecord={() => setOpen({ what: 'basis', contact: open.contact })}
            onClose={close}
          />
        )}
        {open?.what === 'basis' && (
          <LawfulBasis
            businessId={firm.id}
            contact={open.contact}
            onClose={() => setOpen({ what: 'register', contact: open.contact })}
          />
        )}
        {open?.what === 'ask' && <AskSuppliers contact={open.contact} onClose={close} />}
        {open?.what === 'invite' && <Nominate named={open.named} onClose={close} />}
        {open?.what === 'remove' && <Removal client={client} onClose={close} />}
        {open?.what === 'removeContact' && <Removal contact={open.contact} onClose={close} />}
      </Suspense>
    </>
  );
}

function FactsCard({ client }: { client: ClientRecord }) {
  const { industries } = useVocabulary();
  const rows = [
    [copy.columns.lifecycle, words.lifecycle[client.lifecycle]],
    [copy.columns.tier, client.tier],
    [copy.value, client.valuePerYear && money(client.valuePerYear)],
    [copy.since, client.customerSince && day(client.customerSince)],
    [copy.domains, client.domains.join(', ')],
    [copy.identifier, client.identifier],
    [copy.tags, client.tags.join(', ')],
    [copy.industry, client.industry && (industries.find(({ code }) => code === client.industry)?.name ?? client.industry)],
    [copy.size, client.sizeBand && words.sizeBand[client.sizeBand]],
    [copy.columns.region, client.region && place(client.region)],
    [copy.added, day(client.createdAt)],
  ] as const;
  return (
    <Card title={copy.facts}>
      <Facts rows={rows.filter(([, value]) => Boolean(value))} />
    </Card>
  );
}
