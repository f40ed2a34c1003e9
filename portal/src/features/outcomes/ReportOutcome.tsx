import '../../styles/overlays.css';
import '../../styles/work.css';
import { Button, Drawer, Kbd, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState } from 'react';
import type { Creating } from '../../app/router';
import { useFirm } from '../../app/session';
import { frame } from '../../copy/frame';
import { outcomes } from '../../copy/outcomes';
import { words } from '../../copy/words';
import type { Attribution, OutcomeReason, OutcomeType } from '../../gql/generated/outcomes/graphql';
import { Refused, reasonsOf, useAct } from '../../ui/act';
import { useDraft } from '../../ui/draft';
import { focusFirstError, FormErrors, sortErrors } from '../../ui/form';
import { minorUnits } from '../../ui/format';
import { sendsByKey } from '../../ui/send';
import { toast } from '../../ui/toast';
import { ReportDocument, touched } from './acts';
import { nameOf, toReportQuery } from './rows';

const { drawer: copy } = outcomes;
const optional = (label: string) => `${label} (${frame.optional})`;
const RESULTS: readonly (readonly [OutcomeType, string])[] = [
  ['WON', copy.won],
  ['LOST', copy.lost],
  ['NO_DECISION', copy.noDecision],
  ['PROPOSAL', copy.proposal],
  ['MEETING', copy.meeting],
];
const EMPTY = { introduction: '', type: '', amount: '', reason: '', note: '', fee: '', attribution: 'SOURCED', day: '' };

/** What came of an introduction: a result and, as it takes, an amount or a reason. */
export default function ReportOutcome({ given, onClose }: { given: Creating; onClose: () => void }) {
  const firm = useFirm();
  const form = useRef<HTMLFormElement>(null);
  const { data: reportable, isFetched } = useQuery(toReportQuery(firm.id));
  const [draft, change, forget] = useDraft(`outcome.${given.introduction ?? firm.id}`, {
    ...EMPTY,
    introduction: given.introduction ?? '',
  });
  const [missing, setMissing] = useState<{ [field: string]: string }>({});
  const chosen = reportable?.find(({ id }) => id === draft.introduction);
  const partner = chosen?.partner?.tradingName ?? outcomes.yourPartner;
  const report = useAct(ReportDocument, {
    touches: touched,
    onDone: () => {
      forget();
      toast(draft.type === 'LOST' ? copy.learnt : copy.sent(partner));
      onClose();
    },
  });
  const { byField, rest } =
    report.error instanceof Refused
      ? sortErrors(report.error.errors, ['amount', 'fee', 'reason', 'note', 'closedAt', 'introductionId'])
      : { byField: {}, rest: [...reasonsOf(report.error)] };
  const errors: { [field: string]: string } = { ...byField, ...missing };
  useEffect(() => {
    if (report.error || Object.keys(missing).length > 0) focusFirstError(form.current);
  }, [report.error, missing]);
  const isWon = draft.type === 'WON';
  const asksWhy = draft.type === 'LOST' || draft.type === 'NO_DECISION';
  const edit = (changed: Partial<typeof EMPTY>) => {
    if (Object.keys(missing).length > 0) setMissing({});
    change(changed);
  };
  const send = () => {
    const { currency } = firm;
    const amountMinor = minorUnits(draft.amount, currency);
    const feeMinor = draft.fee.trim() === '' ? null : minorUnits(draft.fee, currency);
    const wrong = {
      ...(draft.introduction === '' && { introductionId: copy.pickOne }),
      ...(draft.type === '' && { type: copy.pickResult }),
      ...(isWon && amountMinor === null && { amount: outcomes.decide.amountWrong }),
      ...(isWon && draft.fee.trim() !== '' && feeMinor === null && { fee: outcomes.decide.amountWrong }),
      ...(asksWhy && draft.reason === '' && { reason: copy.pickReason }),
    };
    setMissing(wrong);
    if (Object.keys(wrong).length > 0) return;
    report.mutate({
      input: {
        introductionId: draft.introduction,
        type: draft.type as OutcomeType,
        note: draft.note || null,
        ...(isWon && amountMinor !== null && { amount: { amountMinor, currency } }),
        ...(isWon && feeMinor !== null && { fee: { amountMinor: feeMinor, currency } }),
        ...(isWon && { attribution: draft.attribution as Attribution }),
        ...(asksWhy && { reason: draft.reason as OutcomeReason }),
        ...(draft.day && { closedAt: new Date(`${draft.day}T12:00`).toISOString() }),
      },
    });
  };
  const field = (name: 'amount' | 'fee' | 'note' | 'day', error = name as string) => ({
    value: draft[name],
    error: errors[error],
    onChange: (event: { currentTarget: { value: string } }) => edit({ [name]: event.currentTarget.value }),
  });
  return (
    <Drawer opened onClose={onClose} title={copy.title} closeButtonProps={{ 'aria-label': frame.close }}>
      {isFetched && reportable?.length === 0 ? (
        <p className="soft">{copy.noneToReport}</p>
      ) : (
        <form
          ref={form}
          className="form"
          noValidate
          onKeyDown={sendsByKey}
          onSubmit={(event) => {
            event.preventDefault();
            send();
          }}
        >
          <NativeSelect
            label={copy.which}
            value={draft.introduction}
            error={errors['introductionId']}
            data-autofocus={draft.introduction === '' || undefined}
            onChange={(event) => edit({ introduction: event.currentTarget.value })}
            data={[
              { value: '', label: copy.pick },
              ...(reportable ?? []).map((each) => ({
                value: each.id,
                label: `${nameOf(each) ?? outcomes.noName}, ${each.partner?.tradingName ?? ''}`,
              })),
            ]}
          />
          <Choices
            legend={copy.result}
            error={errors['type']}
            value={draft.type}
            onChange={(type) => edit({ type, reason: '' })}
            choices={RESULTS}
            autoFocus={draft.introduction !== ''}
          />
          {isWon && (
            <TextInput
              label={`${copy.amount}, ${firm.currency}`}
              inputMode="decimal"
              placeholder={copy.amountSample}
              {...field('amount')}
            />
          )}
          {asksWhy && (
            <Choices
              legend={copy.why}
              error={errors['reason']}
              value={draft.reason}
              onChange={(reason) => edit({ reason })}
              choices={outcomes.losses.map((code) => [code, words.outcomeReason[code] ?? code] as const)}
            />
          )}
          <Textarea
            label={optional(copy.note)}
            description={isWon ? copy.thanks(partner) : undefined}
            rows={3}
            {...field('note')}
          />
          <details className="more">
            <summary>{optional(copy.more)}</summary>
            <div className="form">
              <TextInput type="date" label={copy.when} {...field('day', 'closedAt')} />
              {isWon && (
                <>
                  <TextInput label={`${copy.fee}, ${firm.currency}`} inputMode="decimal" {...field('fee')} />
                  <NativeSelect
                    label={copy.attribution}
                    value={draft.attribution}
                    data={Object.entries(words.attribution).map(([value, label]) => ({ value, label }))}
                    onChange={(event) => edit({ attribution: event.currentTarget.value })}
                  />
                </>
              )}
            </div>
          </details>
          <FormErrors errors={rest} />
          <div className="form-foot sticky">
            <Button variant="subtle" onClick={onClose}>
              {frame.cancel}
            </Button>
            <Kbd className="hide-p">⌘↵</Kbd>
            <Button type="submit" loading={report.isPending} aria-keyshortcuts="Meta+Enter">
              {copy.send}
            </Button>
          </div>
        </form>
      )}
    </Drawer>
  );
}

/** A few words of which one is chosen. */
function Choices({
  legend,
  value,
  onChange,
  choices,
  error,
  autoFocus = false,
}: {
  legend: string;
  value: string;
  onChange: (value: string) => void;
  choices: readonly (readonly [string, string])[];
  error: string | undefined;
  autoFocus?: boolean;
}) {
  const [name, errorId] = [useId(), useId()];
  return (
    <fieldset className="kind" aria-describedby={error ? errorId : undefined}>
      <legend>{legend}</legend>
      <div className="pills">
        {choices.map(([code, label], at) => (
          <label key={code}>
            <input
              type="radio"
              name={name}
              checked={value === code}
              aria-invalid={error ? true : undefined}
              data-autofocus={(autoFocus && at === 0) || undefined}
              onChange={() => onChange(code)}
            />
            {label}
          </label>
        ))}
      </div>
      {error && (
        <p className="wrong" id={errorId}>
          {error}
        </p>
      )}
    </fieldset>
  );
}
