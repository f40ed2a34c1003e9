import { Button, Menu } from '@mantine/core';
import { discover } from '../../copy/discover';
import { reasonsOf, useAct } from '../../ui/act';
import { FormErrors } from '../../ui/form';
import { toast } from '../../ui/toast';
import type { DismissalReason } from '../../gql/generated/discover/graphql';
import { DismissDocument, RestoreDocument, touched, type Match } from './documents';

const { no: copy } = discover;
const REASONS = Object.entries(copy.reasons) as [DismissalReason, string][];

/** Sets a firm aside with a reason, or shows it again; either can be taken back. */
export function NotForUs({ businessId, match }: { businessId: string; match: Match }) {
  const { id: otherId, dismissal, business } = match;
  const restore = useAct(RestoreDocument, { touches: touched, onDone: () => toast(copy.isBack(business.tradingName)) });
  const dismiss = useAct(DismissDocument, {
    touches: touched,
    onDone: () => toast(copy.done(business.tradingName), () => restore.mutate({ businessId, otherId })),
  });
  const errors = [...reasonsOf(dismiss.error), ...reasonsOf(restore.error)];
  return (
    <>
      {dismissal ? (
        <Button variant="default" loading={restore.isPending} onClick={() => restore.mutate({ businessId, otherId })}>
          {copy.back}
        </Button>
      ) : (
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <Button variant="default" loading={dismiss.isPending}>
              {copy.button}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Label>{copy.why}</Menu.Label>
            {REASONS.map(([reason, label]) => (
              <Menu.Item key={reason} onClick={() => dismiss.mutate({ businessId, otherId, reason })}>
                {label}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {errors.length > 0 && <FormErrors errors={errors} />}
    </>
  );
}
