import '../../styles/overlays.css';
import { Button, SegmentedControl, Switch, TextInput, useMantineColorScheme } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useMe } from '../../app/session';
import { settings } from '../../copy/settings';
import { reasonsOf, useAct } from '../../ui/act';
import { FormErrors } from '../../ui/form';
import { keysAreOn, setKeys } from '../../ui/keys';
import { Card, Chip } from '../../ui/pieces';
import { toast } from '../../ui/toast';
import { RenameDocument, ResendDocument } from './documents';

const { you: copy } = settings;

/** Who one is, and how the portal behaves in this browser. */
export default function You() {
  const me = useMe();
  const [name, setName] = useState(me.user.name);
  const [wrong, setWrong] = useState<string>();
  const rename = useAct(RenameDocument, { touches: ['me', 'members'], onDone: () => toast(settings.saved) });
  const resend = useAct(ResendDocument, { onDone: () => toast(copy.sent) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const isGood = name.trim() !== '';
    setWrong(isGood ? undefined : copy.nameNeeded);
    if (isGood) rename.mutate({ input: { name: name.trim() } });
  };
  return (
    <>
      <Card title={copy.card}>
        <form className="form" onSubmit={submit} noValidate>
          <FormErrors errors={[...reasonsOf(rename.error), ...reasonsOf(resend.error)]} />
          <TextInput
            name="name"
            label={copy.name}
            autoComplete="name"
            value={name}
            error={wrong}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <div className="lines">
            <p>
              {copy.email}: {me.email}{' '}
              <Chip tone={me.isEmailVerified ? 'ok' : 'warn'}>{me.isEmailVerified ? copy.verified : copy.unverified}</Chip>
            </p>
          </div>
          <div className="acts">
            {!me.isEmailVerified && (
              <Button variant="default" loading={resend.isPending} onClick={() => resend.mutate({})}>
                {copy.again}
              </Button>
            )}
            <Button type="submit" loading={rename.isPending}>
              {settings.save}
            </Button>
          </div>
        </form>
      </Card>
      <Browser />
    </>
  );
}

/** What only this browser remembers. */
function Browser() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [keys, keepKeys] = useState(keysAreOn);
  return (
    <Card title={copy.look}>
      <div className="form">
        <div className="kind">
          <span id="theme" className="label">
            {copy.theme}
          </span>
          <SegmentedControl
            aria-labelledby="theme"
            transitionDuration={0}
            value={colorScheme}
            onChange={(scheme) => setColorScheme(scheme as typeof colorScheme)}
            data={Object.entries(copy.themes).map(([value, label]) => ({ value, label }))}
          />
        </div>
        <Switch
          size="md"
          label={copy.keys}
          description={copy.keysHelp}
          checked={keys}
          onChange={({ currentTarget: { checked } }) => {
            setKeys(checked);
            keepKeys(checked);
          }}
        />
      </div>
    </Card>
  );
}
