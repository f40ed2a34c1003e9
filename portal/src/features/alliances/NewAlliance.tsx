import '../../styles/overlays.css';
import '../../styles/work.css';
import { Button, Drawer, NativeSelect, Select, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import type { Creating } from '../../app/router';
import { useFirm } from '../../app/session';
import { alliances } from '../../copy/alliances';
import { frame } from '../../copy/frame';
import { request } from '../../gql/client';
import { graphql } from '../../gql/generated/alliances';
import { Refused, useAct } from '../../ui/act';
import { useDraft } from '../../ui/draft';
import { focusFirstError, FormErrors, sortErrors } from '../../ui/form';
import { sendsByKey } from '../../ui/send';
import { toast } from '../../ui/toast';
import { ProposeDocument, touched } from './acts';

const { fresh: copy } = alliances;
const FIELDS = ['partnerId', 'purpose', 'pilotTitle', 'pilotGoal'];

const FirmsDocument = graphql(`
  query FirmsToAsk {
    businesses(status: ACTIVE, first: 100) {
      nodes {
        id
        tradingName
      }
    }
  }
`);

/** A proposal: whom, to what end, and a small project to begin with. Kept while it is being written. */
export default function NewAlliance({ given, onClose }: { given: Creating; onClose: () => void }) {
  const firm = useFirm();
  const navigate = useNavigate();
  const [value, change, clear] = useDraft(`alliance.${firm.id}`, { partnerId: given.partner ?? '', purpose: '', idea: 'none' });
  const [asked, setAsked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const { data } = useQuery({
    queryKey: ['businesses', 'names'],
    queryFn: async () => (await request(FirmsDocument)).businesses.nodes,
  });
  const firms = (data ?? []).filter(({ id }) => id !== firm.id);
  const partnerId = given.partner ?? value.partnerId;
  const propose = useAct(ProposeDocument, {
    touches: touched,
    onDone: ({ alliance }) => {
      clear();
      toast(copy.sent(firms.find(({ id }) => id === partnerId)?.tradingName ?? ''));
      onClose();
      if (alliance) void navigate({ to: '/alliances/$id', params: { id: alliance.id } });
    },
  });
  const { byField, rest } = sortErrors(
    propose.error instanceof Refused ? propose.error.errors : propose.error ? [propose.error] : [],
    FIELDS,
  );
  return (
    <Drawer opened onClose={onClose} title={copy.title} closeButtonProps={{ 'aria-label': frame.close }}>
      <form
        ref={form}
        className="form"
        noValidate
        onKeyDown={sendsByKey}
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(true);
          if (partnerId === '') return focusFirstError(form.current);
          const pilot =
            value.idea === 'none'
              ? {}
              : { pilotTitle: copy.ideas[value.idea] ?? null, pilotGoal: copy.goals[value.idea] ?? null };
          propose.mutate(
            { input: { proposerId: firm.id, partnerId, purpose: value.purpose, ...pilot } },
            { onError: () => focusFirstError(form.current) },
          );
        }}
      >
        <p className="soft">{copy.lead}</p>
        <Select
          label={copy.partner}
          description={copy.partnerHelp}
          searchable
          data-autofocus
          data={firms.map(({ id, tradingName }) => ({ value: id, label: tradingName }))}
          value={partnerId === '' ? null : partnerId}
          disabled={given.partner !== undefined && firms.some(({ id }) => id === given.partner)}
          onChange={(chosen) => change({ partnerId: chosen ?? '' })}
          error={byField['partnerId'] ?? (asked && partnerId === '' ? copy.choose : undefined)}
        />
        <Textarea
          label={copy.purpose}
          description={copy.purposeHelp}
          rows={5}
          value={value.purpose}
          error={byField['purpose']}
          onChange={(event) => change({ purpose: event.currentTarget.value })}
        />
        <NativeSelect
          label={`${copy.idea} (${frame.optional})`}
          value={value.idea}
          onChange={(event) => change({ idea: event.currentTarget.value })}
          data={Object.entries(copy.ideas).map(([id, label]) => ({ value: id, label }))}
        />
        {value.idea !== 'none' && <p className="soft">{copy.goals[value.idea]}</p>}
        <FormErrors errors={rest} />
        <div className="form-foot">
          <Button variant="subtle" onClick={onClose}>
            {frame.cancel}
          </Button>
          <Button type="submit" loading={propose.isPending}>
            {copy.send}
          </Button>
        </div>
      </form>
    </Drawer>
  );
}
