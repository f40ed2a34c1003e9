import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useFirm } from '../../app/session';
import { plan as copy } from '../../copy/campaign-plan';
import { isFeature } from '../../copy/campaign-words';
import type { UserError } from '../../gql/client';
import { Refused, useAct } from '../../ui/act';
import { useDraft } from '../../ui/draft';
import { sortErrors } from '../../ui/form';
import { toast } from '../../ui/toast';
import {
  contentOf,
  EMPTY,
  FIELDS,
  misspelt,
  placeOf,
  planOf,
  stepsOf,
  toPlanQuery,
  type Kept,
  type Plan,
  type Step,
} from './plan';
import {
  AcceptWrittenDocument,
  ChooseAudienceDocument,
  DraftDocument,
  planTouches,
  ProposeDocument,
  UpdateDocument,
} from './plan-documents';

interface Stored {
  readonly id: string;
  readonly version: number;
}

const SPELLING = {
  amount: copy.idea.amountWrong,
  number: copy.idea.numberWrong,
  share: copy.partner.shareWrong,
  title: copy.idea.nameMissing,
};
/** Amounts are refused by their minor units, and belong to the field they were typed in. */
const TYPED: Readonly<Record<string, string>> = { valueMinor: 'value', costMinor: 'cost', currency: 'cost' };

/**
 * What the wizard has been told, and its way to the service. A draft is kept there whenever a step is left; words that
 * both sides read already are kept in the browser until they are saved, for each change of them is read anew.
 */
export function usePlan(kept: Kept | null, step: Step, alliance: string | undefined) {
  const firm = useFirm();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const currency = kept?.content.value?.currency ?? kept?.content.cost?.currency ?? firm.currency;
  const [begun] = useState(kept);
  const initial = begun ? planOf(begun, firm.id) : { ...EMPTY, alliance: alliance ?? '' };
  // Words that were written onto older ones are not put over newer ones.
  const [plan, change, forget] = useDraft<Plan>(`campaign.${begun ? `${begun.id}.${begun.contentNumber}` : firm.id}`, initial);
  // What the address says wins over what an old draft says.
  useEffect(() => {
    if (!begun && alliance) change({ alliance });
    // Only when the wizard opens.
  }, []);
  // What others change meanwhile comes in live, and must not be overwritten unseen.
  const stored = useRef<Stored | null>(begun && { id: begun.id, version: begun.version });
  const written = useRef({
    content: JSON.stringify([initial.kind, contentOf(initial, currency)]),
    segments: JSON.stringify(initial.segments),
  });
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({});
  const [rest, setRest] = useState<readonly string[]>([]);
  const acts = { touches: planTouches };
  const draft = useAct(DraftDocument, acts);
  const update = useAct(UpdateDocument, acts);
  const choose = useAct(ChooseAudienceDocument, acts);
  const accepting = useAct(AcceptWrittenDocument, acts);
  const proposing = useAct(ProposeDocument, acts);
  const isDraft = !kept || kept.stage === 'DRAFT';

  const goTo = (to: Step, id = stored.current?.id) => {
    void navigate({ to: '/campaigns/new', search: { campaign: id, step: to === 'idea' ? undefined : to } });
    scrollTo({ top: 0 });
  };
  /** Shows refusals where they belong, and goes to the first of them. */
  const refuse = (errors: readonly UserError[]) => {
    const { byField, rest: others } = sortErrors(errors, [...FIELDS, ...Object.keys(TYPED)]);
    const mine = Object.fromEntries(Object.entries(byField).map(([name, message]) => [TYPED[name] ?? name, message]));
    setWrong(mine);
    setRest(others);
    const places = Object.keys(mine).map(placeOf);
    const first = stepsOf(plan.kind).find((each) => places.includes(each));
    if (first && first !== step) goTo(first);
  };
  const attempt = async <Result>(work: () => Promise<Result>): Promise<Result | null> => {
    try {
      setRest([]);
      return await work();
    } catch (error) {
      if (error instanceof Refused) refuse(error.errors);
      else setRest([error instanceof Error ? error.message : String(error)]);
      return null;
    }
  };

  /** Keeps everything with the service; null where something stands in the way, which is then shown. */
  const store = async (expectedVersion?: number): Promise<Stored | null> => {
    const misspelled = {
      ...misspelt(plan, currency, SPELLING),
      ...(!stored.current && plan.alliance === '' && { allianceId: copy.partner.missing }),
    };
    if (Object.keys(misspelled).length > 0) {
      refuse(Object.entries(misspelled).map(([name, message]) => ({ message, field: [name] })));
      return null;
    }
    if (expectedVersion !== undefined && stored.current) stored.current = { ...stored.current, version: expectedVersion };
    return attempt(async () => {
      const words = contentOf(plan, currency);
      if (!stored.current) {
        const { alliance: allianceId, side, kind } = plan;
        const { campaign } = await draft.mutateAsync({ input: { allianceId, side, kind, content: words } });
        if (!campaign) return null;
        await queries.fetchQuery(toPlanQuery(campaign.id));
        forget();
        return (stored.current = campaign);
      }
      const { id } = stored.current;
      const content = JSON.stringify([plan.kind, words]);
      if (content !== written.current.content) {
        const { version } = stored.current;
        const { campaign } = await update.mutateAsync({
          id,
          input: { content: words, kind: plan.kind },
          expectedVersion: version,
        });
        if (campaign) stored.current = campaign;
        written.current.content = content;
        // Whoever writes words that both know stands by them: the other side is next.
        if (campaign && !isDraft) {
          const { contentNumber } = campaign;
          stored.current = (await accepting.mutateAsync({ id, input: { contentNumber } })).campaign ?? campaign;
        }
      }
      const segments = JSON.stringify(plan.segments);
      if (plan.side === 'HOST' && !isFeature(plan.kind) && segments !== written.current.segments) {
        const input = { segmentIds: [...plan.segments] };
        const { campaign } = await choose.mutateAsync({ id, input, expectedVersion: stored.current.version });
        if (campaign) stored.current = campaign;
        written.current.segments = segments;
      }
      return stored.current;
    });
  };
  /** To another step. What must be there first is asked for. */
  const go = async (to: Step) => {
    const steps = stepsOf(plan.kind);
    const isAhead = steps.indexOf(to) > steps.indexOf(step);
    const keeps = isDraft && (stored.current ? true : isAhead && step === 'partner');
    if (isAhead && plan.title.trim() === '') return refuse([{ message: SPELLING.title, field: ['title'] }]);
    if (!keeps) return goTo(to);
    const done = await store();
    if (done) goTo(to, done.id);
  };
  const leave = (id: string, word: string) => {
    forget();
    toast(word);
    void navigate({ to: '/campaigns/$id', params: { id } });
  };
  const keep = async () => {
    const done = await store();
    if (done) leave(done.id, copy.kept);
  };
  /** A draft is proposed; words that both know are saved and accepted by their writer, and wait for the other side. */
  const finish = async (partner: string) => {
    const done = await store();
    if (!done) return;
    if (!isDraft) return leave(done.id, copy.saved(partner));
    const proposed = await attempt(() => proposing.mutateAsync({ id: done.id, expectedVersion: done.version }));
    if (proposed) leave(done.id, copy.proposed(partner));
  };
  const write = (changed: Partial<Plan>) => {
    const names = Object.keys(changed).map((name) =>
      name === 'alliance' ? 'allianceId' : name === 'segments' ? 'segmentIds' : name,
    );
    setWrong((before) => Object.fromEntries(Object.entries(before).filter(([name]) => !names.includes(name))));
    change(changed);
  };
  const isBusy = [draft, update, choose, accepting, proposing].some(({ isPending }) => isPending);
  return {
    ...{ plan, write, currency, errors: wrong, rest, isBusy, isDraft },
    ...{ go, keep, finish, store, forget, conflict: update.error ?? choose.error ?? proposing.error },
    places: new Set(Object.keys(wrong).map(placeOf)),
  };
}
