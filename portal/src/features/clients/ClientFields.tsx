import '../../styles/overlays.css';
import { NativeSelect, Switch, TextInput } from '@mantine/core';
import { clients } from '../../copy/clients';
import { frame } from '../../copy/frame';
import { words } from '../../copy/words';
import type { ClientLifecycle, ClientTier, ClientUpdateInput, SizeBand } from '../../gql/generated/clients/graphql';
import { amountText, minorUnits } from '../../ui/format';
import { useVocabulary, type ClientRecord } from './book';

const { form: copy } = clients;
const optional = (label: string) => `${label} (${frame.optional})`;

/** What the form holds: texts, as they are typed. */
export interface ClientDraft {
  readonly name: string;
  readonly domains: string;
  readonly identifier: string;
  readonly tags: string;
  readonly lifecycle: string;
  readonly tier: string;
  readonly industry: string;
  readonly sizeBand: string;
  readonly region: string;
  readonly value: string;
  readonly customerSince: string;
  readonly doNotIntroduce: boolean;
}

export const NEW_CLIENT: ClientDraft = {
  name: '',
  domains: '',
  identifier: '',
  tags: '',
  lifecycle: 'CUSTOMER',
  tier: '',
  industry: '',
  sizeBand: '',
  region: '',
  value: '',
  customerSince: '',
  doNotIntroduce: false,
};

export const draftOf = (client: ClientRecord): ClientDraft => ({
  name: client.name,
  domains: client.domains.join(', '),
  identifier: client.identifier ?? '',
  tags: client.tags.join(', '),
  lifecycle: client.lifecycle,
  tier: client.tier ?? '',
  industry: client.industry ?? '',
  sizeBand: client.sizeBand ?? '',
  region: client.region ?? '',
  value: client.valuePerYear ? amountText(client.valuePerYear) : '',
  customerSince: client.customerSince ?? '',
  doNotIntroduce: client.doNotIntroduce,
});

/** What is wrong before it is sent: only what could not be sent at all. */
export function faultsOf({ name, value }: ClientDraft, currency: string): { [field: string]: string } {
  return {
    ...(name.trim() === '' && { name: copy.nameMissing }),
    ...(value.trim() !== '' && minorUnits(value, currency) === null && { valuePerYear: copy.valueWrong }),
  };
}

export const inputOf = (draft: ClientDraft, currency: string): ClientUpdateInput & { name: string } => ({
  name: draft.name,
  domains: draft.domains
    .split(/[\s,;]+/)
    .map((each) => each.trim())
    .filter(Boolean),
  identifier: draft.identifier.trim() || null,
  tags: draft.tags
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean),
  lifecycle: draft.lifecycle as ClientLifecycle,
  tier: (draft.tier || null) as ClientTier | null,
  industry: draft.industry || null,
  sizeBand: (draft.sizeBand || null) as SizeBand | null,
  region: draft.region || null,
  valuePerYear: draft.value.trim() === '' ? null : { amountMinor: minorUnits(draft.value, currency) ?? 0, currency },
  customerSince: draft.customerSince || null,
  doNotIntroduce: draft.doNotIntroduce,
});

export const CLIENT_FIELDS = [
  'name',
  'domains',
  'identifier',
  'tags',
  'tier',
  'industry',
  'region',
  'valuePerYear',
  'customerSince',
];

const choices = (all: Readonly<{ [code: string]: string }>) => [
  { value: '', label: copy.none },
  ...Object.entries(all).map(([value, label]) => ({ value, label })),
];

/** The fields of a company; `brief` leaves out what can wait. */
export function ClientFields({
  draft,
  change,
  errors,
  currency,
}: {
  draft: ClientDraft;
  change: (change: Partial<ClientDraft>) => void;
  errors: Readonly<{ [field: string]: string }>;
  currency: string;
}) {
  const { industries, regions } = useVocabulary();
  const named = (all: readonly { code: string; name: string }[]) => [
    { value: '', label: copy.none },
    ...all.map(({ code, name }) => ({ value: code, label: name })),
  ];
  const text = (field: 'name' | 'domains' | 'identifier' | 'tags' | 'value' | 'customerSince') => ({
    value: draft[field],
    onChange: (event: { currentTarget: { value: string } }) => change({ [field]: event.currentTarget.value }),
  });
  const pick = (field: 'lifecycle' | 'tier' | 'industry' | 'sizeBand' | 'region') => ({
    value: draft[field],
    onChange: (event: { currentTarget: { value: string } }) => change({ [field]: event.currentTarget.value }),
  });
  return (
    <>
      <TextInput label={copy.name} error={errors['name']} data-autofocus {...text('name')} />
      <TextInput label={optional(copy.domains)} description={copy.domainsHelp} error={errors['domains']} {...text('domains')} />
      <div className="two">
        <NativeSelect
          label={copy.lifecycle}
          data={Object.entries(words.lifecycle).map(([value, label]) => ({ value, label }))}
          {...pick('lifecycle')}
        />
        <NativeSelect label={optional(copy.tier)} data={choices({ A: 'A', B: 'B', C: 'C' })} {...pick('tier')} />
      </div>
      <NativeSelect label={optional(copy.industry)} data={named(industries)} error={errors['industry']} {...pick('industry')} />
      <div className="two">
        <NativeSelect label={optional(copy.size)} data={choices(words.sizeBand)} {...pick('sizeBand')} />
        <NativeSelect label={optional(copy.region)} data={named(regions)} error={errors['region']} {...pick('region')} />
      </div>
      <div className="two">
        <TextInput label={optional(copy.value(currency))} inputMode="decimal" error={errors['valuePerYear']} {...text('value')} />
        <TextInput type="date" label={optional(copy.since)} error={errors['customerSince']} {...text('customerSince')} />
      </div>
      <div className="two">
        <TextInput label={optional(clients.identifier)} error={errors['identifier']} {...text('identifier')} />
        <TextInput label={optional(clients.tags)} description={clients.tagsHelp} error={errors['tags']} {...text('tags')} />
      </div>
      <Switch
        label={clients.barred}
        description={clients.barredHelp}
        checked={draft.doNotIntroduce}
        onChange={(event) => change({ doNotIntroduce: event.currentTarget.checked })}
      />
    </>
  );
}
