import '../../styles/overlays.css';
import { Button, Modal } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { clients } from '../../copy/clients';
import { frame } from '../../copy/frame';
import { reasonsOf, useAct } from '../../ui/act';
import { FormErrors } from '../../ui/form';
import { toast } from '../../ui/toast';
import { duplicatesQuery } from './book';
import { MergeDocument, touched } from './book-acts';

const { duplicates: copy } = clients;

/** Pairs that may be one company. One press makes them one. */
export default function Duplicates({ businessId, onClose }: { businessId: string; onClose: () => void }) {
  const { data } = useSuspenseQuery(duplicatesQuery(businessId));
  const merge = useAct(MergeDocument, {
    touches: touched,
    onDone: ({ client }) => toast(copy.merged(client?.name ?? '')),
  });
  return (
    <Modal opened onClose={onClose} title={copy.title} size="lg" closeButtonProps={{ 'aria-label': frame.close }}>
      <p className="soft">{data.length === 0 ? copy.none : copy.help}</p>
      <FormErrors errors={reasonsOf(merge.error)} />
      <ul className="notes">
        {data.map(({ reason, first, second }) => (
          <li key={`${first.id}${second.id}`}>
            <p className="micro">{copy.reasons[reason]}</p>
            {[
              { stays: first, goes: second },
              { stays: second, goes: first },
            ].map(({ stays, goes }) => (
              <div key={stays.id} className="outcome-head">
                <span>
                  <strong>{stays.name}</strong>{' '}
                  <span className="micro">
                    {[stays.domains.join(', '), copy.people(stays.contacts.length)].filter(Boolean).join(' · ')}
                  </span>
                </span>
                <Button
                  variant="light"
                  size="compact-sm"
                  ml="auto"
                  disabled={merge.isPending}
                  onClick={() => merge.mutate({ id: stays.id, input: { fromId: goes.id }, expectedVersion: stays.version })}
                >
                  {copy.keep(stays.name)}
                </Button>
              </div>
            ))}
          </li>
        ))}
      </ul>
    </Modal>
  );
}
