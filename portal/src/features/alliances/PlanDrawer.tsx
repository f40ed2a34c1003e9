import '../../styles/overlays.css';
import { Button, Drawer, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { alliances } from '../../copy/alliances';
import { frame } from '../../copy/frame';
import { trust } from '../../copy/trust';
import type { PilotTemplate } from '../../gql/generated/alliances/graphql';
import { Refused, useAct } from '../../ui/act';
import { useDraft } from '../../ui/draft';
import { FormErrors, sortErrors } from '../../ui/form';
import { sendsByKey } from '../../ui/send';
import { toast } from '../../ui/toast';
import { SetPilotDocument, touched } from './acts';
import type { Alliance } from './queries';

const { pilot: copy } = alliances;
const { pilot: words_ } = trust;

/** The plan of the pilot: one of the templates, or something of the two's own. */
export default function PlanDrawer({ alliance: { id, version, pilot }, onClose }: { alliance: Alliance; onClose: () => void }) {
  const [value, change, clear] = useDraft(`pilot.${id}`, {
    ...{ title: pilot?.title ?? '', goal: pilot?.goal ?? '', template: pilot?.template ?? 'OWN' },
    ...{ startsOn: pilot?.startsOn ?? '', endsOn: pilot?.endsOn ?? '' },
  });
  const choose = (template: PilotTemplate) => {
    const isOwnText = value.goal !== '' && !Object.values(words_.goals).includes(value.goal);
    change({
      template,
      ...(!isOwnText && { title: words_.templates[template] ?? '', goal: words_.goals[template] ?? '' }),
    });
  };
  const plan = useAct(SetPilotDocument, {
    touches: touched,
    onDone: () => {
      clear();
      toast(alliances.done['pilot'] ?? '');
      onClose();
    },
  });
  const { byField, rest } = sortErrors(plan.error instanceof Refused ? plan.error.errors : plan.error ? [plan.error] : [], [
    ...['title', 'goal', 'startsOn', 'endsOn'],
  ]);
  return (
    <Drawer opened onClose={onClose} title={copy.plan} closeButtonProps={{ 'aria-label': frame.close }}>
      <form
        className="form"
        noValidate
        onKeyDown={sendsByKey}
        onSubmit={(event) => {
          event.preventDefault();
          const { startsOn, endsOn, ...rest } = value;
          const input = { ...rest, startsOn: startsOn || null, endsOn: endsOn || null };
          plan.mutate({ id, expectedVersion: version, input });
        }}
      >
        <NativeSelect
          label={words_.template}
          data-autofocus
          value={value.template}
          data={Object.entries(words_.templates).map(([key, label]) => ({ value: key, label }))}
          onChange={(event) => choose(event.currentTarget.value as PilotTemplate)}
        />
        <TextInput
          label={copy.name}
          value={value.title}
          error={byField['title']}
          onChange={(event) => change({ title: event.currentTarget.value })}
        />
        <Textarea
          label={copy.goal}
          rows={4}
          value={value.goal}
          error={byField['goal']}
          onChange={(event) => change({ goal: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label={`${words_.starts} (${trust.vetting.optional})`}
          value={value.startsOn}
          error={byField['startsOn']}
          onChange={(event) => change({ startsOn: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label={`${words_.ends} (${trust.vetting.optional})`}
          value={value.endsOn}
          error={byField['endsOn']}
          onChange={(event) => change({ endsOn: event.currentTarget.value })}
        />
        <FormErrors errors={rest} />
        <div className="form-foot">
          <Button variant="subtle" onClick={onClose}>
            {frame.cancel}
          </Button>
          <Button type="submit" loading={plan.isPending}>
            {copy.save}
          </Button>
        </div>
      </form>
    </Drawer>
  );
}
