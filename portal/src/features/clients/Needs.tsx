import '../../styles/overlays.css';
import '../enablement/enablement.css';
import { Button, Checkbox, Drawer, NativeSelect, Textarea } from '@mantine/core';
import { IconPlus, IconUserShare } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { enablement } from '../../copy/enablement';
import { frame } from '../../copy/frame';
import { words } from '../../copy/words';
import type { Category } from '../../gql/generated/clients/graphql';
import { Refused, reasonsOf, useAct } from '../../ui/act';
import { focusFirstError, FormErrors, sortErrors } from '../../ui/form';
import { day } from '../../ui/format';
import { Card, Chip, FirmMark } from '../../ui/pieces';
import { sendsByKey } from '../../ui/send';
import { toast } from '../../ui/toast';
import { type ClientRecord } from './book';
import { touched } from './book-acts';
import { AddNeedDocument, RemoveNeedDocument, UpdateNeedDocument } from './needs-documents';

const { needs: copy } = enablement;
type Need = ClientRecord['needs'][number];

/** What a client said it needs, and which allies may help: known to one's own firm alone. */
export function Needs({ client }: { client: ClientRecord }) {
  const [open, setOpen] = useState<Need | 'new' | null>(null);
  const remove = useAct(RemoveNeedDocument, { touches: touched, onDone: () => toast(copy.removed) });
  const isGone = Boolean(client.removedAt);
  return (
    <Card
      title={copy.title}
      note={client.needs.length}
      right={
        isGone ? undefined : (
          <Button
            variant="light"
            size="compact-sm"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => setOpen('new')}
          >
            {copy.add}
          </Button>
        )
      }
    >
      {client.needs.length === 0 && <p className="soft">{copy.none}</p>}
      <FormErrors errors={reasonsOf(remove.error)} />
      <ul className="needs">
        {client.needs.map((need) => (
          <li key={need.id}>
            <div className="need">
              <div>
                <h3>{need.text}</h3>
                <p className="chips">
                  {need.category && <Chip>{words.category[need.category]}</Chip>}
                  {need.isCovered && <Chip tone="ok">{copy.covered}</Chip>}
                  <span className="note">{copy.noted(day(need.notedAt))}</span>
                </p>
              </div>
              <div className="acts">
                <Button size="compact-md" variant="subtle" aria-label={copy.editOf(need.text)} onClick={() => setOpen(need)}>
                  {copy.edit}
                </Button>
                <Button
                  size="compact-md"
                  variant="subtle"
                  aria-label={copy.doneOf(need.text)}
                  onClick={() => remove.mutate({ id: need.id, expectedVersion: need.version })}
                >
                  {copy.done}
                </Button>
              </div>
            </div>
            {!need.isCovered && !isGone && <Suggestions need={need} client={client} />}
          </li>
        ))}
      </ul>
      {client.needs.length > 0 && <p className="note">{copy.only}</p>}
      {open !== null && <NeedDrawer clientId={client.id} need={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </Card>
  );
}

function Suggestions({ need, client }: { need: Need; client: ClientRecord }) {
  const navigate = useNavigate();
  if (client.doNotIntroduce) return <p className="soft">{copy.barred}</p>;
  if (need.suggestions.length === 0) return <p className="soft">{copy.nobody}</p>;
  return (
    <ul className="inset suggested" aria-label={copy.may}>
      {need.suggestions.map(({ reason, partner, trigger }) => (
        <li key={partner.id}>
          <FirmMark name={partner.tradingName} />
          <div>
            <p>{reason}</p>
            {trigger && <p className="soft">{copy.say(trigger.say)}</p>}
          </div>
          <Button
            size="compact-md"
            variant="light"
            leftSection={<IconUserShare size={16} aria-hidden />}
            aria-label={copy.introduceTo(partner.tradingName)}
            onClick={() =>
              void navigate({
                to: '.',
                search: (before) => ({ ...before, new: 'introduction', client: client.id, partner: partner.id, need: need.id }),
              })
            }
          >
            {copy.introduce}
          </Button>
        </li>
      ))}
    </ul>
  );
}

function NeedDrawer({ clientId, need, onClose }: { clientId: string; need: Need | null; onClose: () => void }) {
  const form = useRef<HTMLFormElement>(null);
  const [value, setValue] = useState<{ text: string; category: Category | ''; isCovered: boolean }>({
    ...{ text: need?.text ?? '', category: need?.category ?? '', isCovered: need?.isCovered ?? false },
  });
  const [missing, setMissing] = useState(false);
  const onDone = () => {
    toast(copy.form.saved);
    onClose();
  };
  const add = useAct(AddNeedDocument, { touches: touched, onDone });
  const update = useAct(UpdateNeedDocument, { touches: touched, onDone });
  const act = need ? update : add;
  const { byField, rest } =
    act.error instanceof Refused
      ? sortErrors(act.error.errors, ['text', 'category'])
      : { byField: {} as Record<string, string>, rest: [...reasonsOf(act.error)] };
  return (
    <Drawer opened onClose={onClose} title={copy.form.title} closeButtonProps={{ 'aria-label': frame.close }}>
      <form
        ref={form}
        className="form"
        noValidate
        onKeyDown={sendsByKey}
        onSubmit={(event) => {
          event.preventDefault();
          const isShort = value.text.trim().length < 3;
          setMissing(isShort);
          if (isShort) return focusFirstError(form.current);
          const input = { ...value, category: value.category || null };
          const options = { onError: () => focusFirstError(form.current) };
          if (need) update.mutate({ id: need.id, input, expectedVersion: need.version }, options);
          else add.mutate({ clientId, input }, options);
        }}
      >
        <Textarea
          label={copy.form.text}
          placeholder={copy.form.placeholder}
          rows={3}
          maxLength={500}
          data-autofocus
          value={value.text}
          error={missing ? copy.form.missing : byField['text']}
          onChange={(event) => setValue({ ...value, text: event.currentTarget.value })}
        />
        <NativeSelect
          label={`${copy.form.category} (${frame.optional})`}
          value={value.category}
          error={byField['category']}
          onChange={(event) => setValue({ ...value, category: event.currentTarget.value as Category | '' })}
        >
          <option value="">{copy.form.any}</option>
          {Object.entries(words.category).map(([code, word]) => (
            <option key={code} value={code}>
              {word}
            </option>
          ))}
        </NativeSelect>
        <Checkbox
          label={copy.form.covered}
          checked={value.isCovered}
          onChange={(event) => setValue({ ...value, isCovered: event.currentTarget.checked })}
        />
        <p className="note">{copy.only}</p>
        <FormErrors errors={rest} />
        <div className="form-foot">
          <Button variant="subtle" onClick={onClose}>
            {frame.cancel}
          </Button>
          <Button type="submit" loading={act.isPending}>
            {need ? copy.form.change : copy.form.save}
          </Button>
        </div>
      </form>
    </Drawer>
  );
}
