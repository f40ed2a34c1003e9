import '../../styles/overlays.css';
import { Button, Drawer, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { alliances } from '../../copy/alliances';
import { frame } from '../../copy/frame';
import { words } from '../../copy/words';
import { Refused, useAct } from '../../ui/act';
import { useDraft } from '../../ui/draft';
import { FormErrors, sortErrors } from '../../ui/form';
import { Card, Facts } from '../../ui/pieces';
import { sendsByKey } from '../../ui/send';
import { toast } from '../../ui/toast';
import { SetPilotDocument, touched } from './acts';
import type { Alliance } from './queries';

const { pilot: copy } = alliances;

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
  const [value, change, clear] = useDraft(`pilot.${id}`, { title: pilot?.title ?? '', goal: pilot?.goal ?? '' });
  const plan = useAct(SetPilotDocument, {
    touches: touched,
    onDone: () => {
      clear();
      toast(alliances.done['pilot'] ?? '');
      onClose();
    },
  });
  const { byField, rest } = sortErrors(plan.error instanceof Refused ? plan.error.errors : plan.error ? [plan.error] : [], [
    'title',
    'goal',
  ]);
  return (
    <Drawer opened onClose={onClose} title={copy.plan} closeButtonProps={{ 'aria-label': frame.close }}>
      <form
        className="form"
        noValidate
        onKeyDown={sendsByKey}
        onSubmit={(event) => {
          event.preventDefault();
          plan.mutate({ id, expectedVersion: version, input: value });
        }}
      >
        <TextInput
          label={copy.name}
          data-autofocus
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
