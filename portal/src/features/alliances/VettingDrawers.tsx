import '../../styles/overlays.css';
import { Button, Drawer, Textarea, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { frame } from '../../copy/frame';
import { trust } from '../../copy/trust';
import { reasonsOf, Refused, useAct } from '../../ui/act';
import { useDraft } from '../../ui/draft';
import { focusFirstError, FormErrors, sortErrors } from '../../ui/form';
import { sendsByKey } from '../../ui/send';
import { toast } from '../../ui/toast';
import { touched } from './acts';
import { AnswerDocument, AskDocument } from './trust-acts';
import type { Answer } from './Vetting';

const { vetting: copy } = trust;
const FIELDS = ['claim', 'clarification', 'evidence', 'evidenceLink', 'saidBy', 'shownOn'] as const;

/** The own side's answer in one dimension, whole. */
export function AnswerDrawer({ allianceId, answer, onClose }: { allianceId: string; answer: Answer; onClose: () => void }) {
  const { dimension, version, question } = answer;
  const [value, change, clear] = useDraft(`vetting.${allianceId}.${dimension}.${version}`, {
    ...{ claim: answer.claim ?? '', clarification: answer.clarification ?? '', evidence: answer.evidence ?? '' },
    ...{ evidenceLink: answer.evidenceLink ?? '', saidBy: answer.saidBy ?? '', shownOn: answer.shownOn ?? '' },
  });
  const form = useRef<HTMLFormElement>(null);
  const save = useAct(AnswerDocument, {
    touches: touched,
    onDone: () => {
      clear();
      toast(copy.saved);
      onClose();
    },
  });
  const { byField, rest } = sortErrors(save.error instanceof Refused ? save.error.errors : save.error ? [save.error] : [], [
    ...FIELDS,
  ]);
  const { claim, ...others } = value;
  const field = (name: (typeof FIELDS)[number], label: string) => ({
    label: name === 'claim' ? label : `${label} (${copy.optional})`,
    value: value[name],
    error: byField[name],
    onChange: (event: { currentTarget: { value: string } }) => change({ [name]: event.currentTarget.value }),
  });
  return (
    <Drawer opened onClose={onClose} title={copy.dimensions[dimension]?.name} closeButtonProps={{ 'aria-label': frame.close }}>
      <form
        ref={form}
        className="form"
        noValidate
        onKeyDown={sendsByKey}
        onSubmit={(event) => {
          event.preventDefault();
          const given = Object.fromEntries(Object.entries(others).map(([name, text]) => [name, text.trim() || null]));
          save.mutate(
            { allianceId, expectedVersion: version, input: { dimension, claim, ...given } },
            { onError: () => focusFirstError(form.current) },
          );
        }}
      >
        <p className="soft">{copy.dimensions[dimension]?.ask}</p>
        {question && (
          <p className="gate-note">
            <b>{copy.asked}:</b> {question}
          </p>
        )}
        <Textarea rows={3} data-autofocus {...field('claim', copy.claim)} />
        <Textarea rows={2} {...field('clarification', copy.clarification)} />
        <Textarea rows={3} description={copy.evidenceHelp} {...field('evidence', copy.evidenceLabel)} />
        <TextInput description={copy.saidByHelp} {...field('saidBy', copy.saidBy)} />
        <TextInput type="date" {...field('shownOn', copy.shownOn)} />
        <TextInput type="url" {...field('evidenceLink', copy.evidenceLink)} />
        <FormErrors errors={rest} />
        <div className="form-foot">
          <Button variant="subtle" onClick={onClose}>
            {frame.cancel}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {copy.save}
          </Button>
        </div>
      </form>
    </Drawer>
  );
}

/** A question about what the other side says. */
export function AskDrawer({ allianceId, answer, onClose }: { allianceId: string; answer: Answer; onClose: () => void }) {
  const [question, setQuestion] = useState('');
  const { dimension } = answer;
  const ask = useAct(AskDocument, {
    touches: touched,
    onDone: () => {
      toast(copy.sent);
      onClose();
    },
  });
  return (
    <Drawer opened onClose={onClose} title={copy.ask} closeButtonProps={{ 'aria-label': frame.close }}>
      <form
        className="form"
        noValidate
        onKeyDown={sendsByKey}
        onSubmit={(event) => {
          event.preventDefault();
          ask.mutate({ allianceId, input: { dimension, question } });
        }}
      >
        <p>{answer.claim}</p>
        <Textarea
          label={copy.question}
          rows={3}
          data-autofocus
          value={question}
          onChange={(event) => setQuestion(event.currentTarget.value)}
        />
        <FormErrors errors={reasonsOf(ask.error)} />
        <div className="form-foot">
          <Button variant="subtle" onClick={onClose}>
            {frame.cancel}
          </Button>
          <Button type="submit" loading={ask.isPending}>
            {copy.send}
          </Button>
        </div>
      </form>
    </Drawer>
  );
}
