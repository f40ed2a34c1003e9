import { Button } from '@mantine/core';
import { useState } from 'react';
import { life } from '../../copy/campaign-life';
import { useQueryClient } from '@tanstack/react-query';
import { FormErrors } from '../../ui/form';
import { touched } from './acts';
import type { Record } from './record';

const { links: copy } = life;

/** The personal links of all guests as a file, for a host that sends them by its own means. */
export function Links({ campaign: { id, channel, stage, availableActions } }: { campaign: Record }) {
  const queries = useQueryClient();
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle');
  const isHosts = availableActions.some(({ action }) => action === 'COMPLETE');
  if (channel !== 'HOST' || !isHosts || !['RUNNING', 'PAUSED'].includes(stage)) return null;
  const get = async () => {
    setState('busy');
    try {
      const answer = await fetch(`/api/campaigns/${id}/links.csv`, { method: 'POST' });
      if (!answer.ok) throw new Error(String(answer.status));
      const link = document.createElement('a');
      link.href = URL.createObjectURL(await answer.blob());
      link.download = 'links.csv';
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href));
      setState('idle');
      await queries.invalidateQueries({ predicate: ({ queryKey: [area] }) => (touched as readonly unknown[]).includes(area) });
    } catch {
      setState('failed');
    }
  };
  return (
    <div className="stack-s">
      <Button variant="light" loading={state === 'busy'} onClick={() => void get()}>
        {copy.act}
      </Button>
      <p className="note">{copy.note}</p>
      <FormErrors errors={state === 'failed' ? [copy.failed] : []} />
    </div>
  );
}
