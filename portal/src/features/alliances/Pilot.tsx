import '../../styles/overlays.css';
import { Button, Drawer, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { alliances } from '../../copy/alliances';
import { frame } from '../../copy/frame';
import { trust } from '../../copy/trust';
import { words } from '../../copy/words';
import type { PilotTemplate } from '../../gql/generated/alliances/graphql';
import { Refused, useAct } from '../../ui/act';
import { useDraft } from '../../ui/draft';
import { day } from '../../ui/format';
import { FormErrors, sortErrors } from '../../ui/form';
import { Card, Facts } from '../../ui/pieces';
import { sendsByKey } from '../../ui/send';
import { toast } from '../../ui/toast';
import { SetPilotDocument, touched } from './acts';
import type { Alliance } from './queries';

const { pilot: copy } = alliances;
const { pilot: words_ } = trust;

/** The low-risk project that the two try first: its plan, and what each said of it. */
export function Pilot({ alliance }: { alliance: Alliance }) {
  const { pilot, reviews, stage } = alliance;
  const [plans, setPlans] = useState(false);
  const mayPlan = stage === 'GETTING_TO_KNOW';
  return (
    <Card title={copy.title} note={pilot && pilot.round > 1 ? copy.round(pilot.round) : undefined}>
      {pilot ? (
        <Facts
          rows={[
            [copy.name, pilot.title],
            [copy.goal, pilot.goal],
            ...(pilot.template && pilot.template !== 'OWN'
              ? [[words_.template, words_.templates[pilot.template] ?? pilot.template] as const]
              : []),
            ...(pilot.startsOn && pilot.endsOn
              ? [[words_.dates, words_.between(day(pilot.startsOn), day(pilot.endsOn))] as const]
              : []),
          ]}
        />
      ) : (
        <p className="soft">{copy.none}</p>
      )}
      {reviews.map((review) => (
        <div key={`${review.round} ${review.business.id}`} className="review">
          <h3>{copy.given(review.business.tradingName, words.verdict[review.verdict] ?? review.verdict)}</h3>
          <p>{review.example}</p>
          <p className="soft num">
            {(['delivery', 'clientCare', 'communication', 'ethics'] as const)
              .map((mark) => `${copy.marks[mark]} ${review[mark]}`)
              .join(' · ')}
          </p>
        </div>
      ))}
      {mayPlan && (
        <div className="acts next-acts">
          <Button variant={pilot ? 'subtle' : 'light'} onClick={() => setPlans(true)}>
            {pilot ? copy.change : copy.plan}
          </Button>
        </div>
      )}
      {plans && <PlanDrawer alliance={alliance} onClose={() => setPlans(false)} />}
    </Card>
  );
}

function PlanDrawer({ alliance: { id, version, pilot }, onClose }: { alliance: Alliance; onClose: () => void }) {
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
