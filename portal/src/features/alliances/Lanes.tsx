import '../../styles/overlays.css';
import { Button, Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { trust } from '../../copy/trust';
import { reasonsOf, useAct } from '../../ui/act';
import { day } from '../../ui/format';
import { FormErrors } from '../../ui/form';
import { Card } from '../../ui/pieces';
import { toast } from '../../ui/toast';
import { touched } from './acts';
import type { Alliance, Trust } from './queries';
import { AddTaskDocument, MarkTaskDocument, RemoveTaskDocument } from './trust-acts';

const { pilot: copy } = trust;
const WORKED_IN = ['GETTING_TO_KNOW', 'PENDING_APPROVAL', 'PILOT'];
type Task = Trust['pilotTasks'][number];

/** The work of the pilot in two lanes; each side works in its own. */
export function Lanes({ alliance, tasks, firmId }: { alliance: Alliance; tasks: readonly Task[]; firmId: string }) {
  const { id, stage, proposer, partner } = alliance;
  return (
    <Card title={copy.lanes}>
      <p className="soft">{copy.lead}</p>
      <div className="lanes">
        {[proposer, partner].map((side) => {
          const isOurs = side.id === firmId && WORKED_IN.includes(stage);
          const own = tasks.filter(({ business }) => business.id === side.id);
          return (
            <section key={side.id} className="lane" aria-label={side.tradingName}>
              <h3>{side.tradingName}</h3>
              {own.length === 0 && <p className="soft">{copy.none}</p>}
              <ul className="plain">
                {own.map((task) => (
                  <TaskRow key={task.id} task={task} isOurs={isOurs} />
                ))}
              </ul>
              {isOurs && <AddTask allianceId={id} />}
            </section>
          );
        })}
      </div>
    </Card>
  );
}

function TaskRow({ task: { id, text, dueOn, doneAt }, isOurs }: { task: Task; isOurs: boolean }) {
  const mark = useAct(MarkTaskDocument, { touches: touched });
  const remove = useAct(RemoveTaskDocument, { touches: touched, onDone: () => toast(copy.removed) });
  const when = doneAt ? copy.done(day(doneAt)) : dueOn ? copy.due(day(dueOn)) : null;
  return (
    <li className="task">
      {isOurs ? (
        <Checkbox
          label={text}
          description={when}
          checked={mark.isPending ? mark.variables.isDone : Boolean(doneAt)}
          onChange={(event) => mark.mutate({ id, isDone: event.currentTarget.checked })}
        />
      ) : (
        <p>
          {text} {when && <span className="soft">{when}</span>}
        </p>
      )}
      {isOurs && !doneAt && (
        <Button
          variant="subtle"
          size="compact-sm"
          aria-label={`${copy.remove}: ${text}`}
          loading={remove.isPending}
          onClick={() => remove.mutate({ id })}
        >
          {copy.remove}
        </Button>
      )}
      <FormErrors errors={reasonsOf(mark.error ?? remove.error)} />
    </li>
  );
}

function AddTask({ allianceId }: { allianceId: string }) {
  const [text, setText] = useState('');
  const [dueOn, setDueOn] = useState('');
  const add = useAct(AddTaskDocument, {
    touches: touched,
    onDone: () => {
      setText('');
      setDueOn('');
      toast(copy.added);
    },
  });
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate({ allianceId, input: { text, dueOn: dueOn || null } });
      }}
    >
      <TextInput label={copy.what} value={text} onChange={(event) => setText(event.currentTarget.value)} />
      <TextInput
        type="date"
        label={`${copy.until} (${trust.vetting.optional})`}
        value={dueOn}
        onChange={(event) => setDueOn(event.currentTarget.value)}
      />
      <FormErrors errors={reasonsOf(add.error)} />
      <div className="acts">
        <Button type="submit" variant="light" loading={add.isPending}>
          {copy.save}
        </Button>
      </div>
    </form>
  );
}
