import { Button, NativeSelect } from '@mantine/core';
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useFirm, useMe, useRole } from '../../app/session';
import { settings } from '../../copy/settings';
import { words } from '../../copy/words';
import { request } from '../../gql/client';
import type { MembersQuery, Role } from '../../gql/generated/settings/graphql';
import { reasonsOf, useAct } from '../../ui/act';
import { day } from '../../ui/format';
import { FormErrors } from '../../ui/form';
import { Card, PersonMark } from '../../ui/pieces';
import { toast } from '../../ui/toast';
import { Confirm } from './Confirm';
import { MemberRemoveDocument, MembersDocument, SetRoleDocument } from './documents';
import { Invitations, Invite } from './Invitations';

const { team: copy } = settings;
type Member = MembersQuery['members'][number];
export const ROLES: readonly Role[] = ['OWNER', 'MANAGER', 'MEMBER', 'VIEWER'];

/** Who acts for the firm. What the service refuses is said where it was tried. */
export default function Team() {
  const firm = useFirm();
  const role = useRole();
  const isManaged = role === 'OWNER' || role === 'MANAGER';
  return (
    <>
      <Members businessId={firm.id} />
      {isManaged && (
        <>
          <Invitations businessId={firm.id} />
          <Invite businessId={firm.id} />
        </>
      )}
    </>
  );
}

function Members({ businessId }: { businessId: string }) {
  const me = useMe();
  const firm = useFirm();
  const isReader = useRole() === 'VIEWER';
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [leaving, setLeaving] = useState<Member | null>(null);
  const { data } = useSuspenseQuery({
    queryKey: ['members', businessId],
    queryFn: () => request(MembersDocument, { businessId }),
  });
  const setRole = useAct(SetRoleDocument, { touches: ['me', 'members'] });
  const remove = useAct(MemberRemoveDocument, { touches: ['members'] });
  const isMe = ({ user }: Member) => user.id === me.user.id;
  const take = (member: Member) =>
    remove.mutate(
      { id: member.id },
      {
        onSuccess: () => {
          setLeaving(null);
          if (!isMe(member)) return toast(copy.removed(member.user.name));
          // She belongs to another place now; which one, the start page knows.
          queries.clear();
          void navigate({ to: '/' });
        },
      },
    );
  return (
    <Card title={copy.members} note={<span className="num">{data.members.length}</span>}>
      <FormErrors errors={reasonsOf(setRole.error)} />
      <ul className="lines">
        {data.members.map((member) => (
          <li key={member.id} className="member">
            <div className="who">
              <PersonMark name={member.user.name} />
              <div>
                <h3>
                  {member.user.name}
                  {isMe(member) && <span className="note">{copy.you}</span>}
                </h3>
                <p>{[member.email ?? '', `${copy.since.toLowerCase()} ${day(member.createdAt)}`].filter(Boolean).join(', ')}</p>
              </div>
            </div>
            <div className="acts">
              {isReader ? (
                <span className="soft">{words.role[member.role]}</span>
              ) : (
                <NativeSelect
                  size="sm"
                  w={120}
                  aria-label={copy.roleOf(member.user.name)}
                  value={member.role}
                  data={ROLES.map((value) => ({ value, label: words.role[value] ?? value }))}
                  onChange={({ currentTarget: { value } }) =>
                    setRole.mutate(
                      { id: member.id, input: { role: value as Role } },
                      { onSuccess: () => toast(copy.roleChanged(member.user.name, words.role[value] ?? '')) },
                    )
                  }
                />
              )}
              {(!isReader || isMe(member)) && (
                <Button
                  size="xs"
                  variant="default"
                  aria-label={isMe(member) ? copy.leave : copy.removeNamed(member.user.name)}
                  onClick={() => {
                    remove.reset();
                    setLeaving(member);
                  }}
                >
                  {isMe(member) ? copy.leave : copy.remove}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
      {leaving && (
        <Confirm
          title={isMe(leaving) ? copy.leave : copy.removeNamed(leaving.user.name)}
          text={isMe(leaving) ? copy.leaveText(firm.tradingName) : copy.removeText(leaving.user.name, firm.tradingName)}
          act={isMe(leaving) ? copy.leave : copy.remove}
          errors={reasonsOf(remove.error)}
          isPending={remove.isPending}
          onClose={() => setLeaving(null)}
          onConfirm={() => take(leaving)}
        />
      )}
    </Card>
  );
}
