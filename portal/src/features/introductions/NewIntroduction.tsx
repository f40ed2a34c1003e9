import '../../styles/overlays.css';
import '../../styles/work.css';
import { Button, Drawer, Kbd } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { Creating } from '../../app/router';
import { useFirm } from '../../app/session';
import { Measure } from '../../charts/Measure';
import { frame } from '../../copy/frame';
import { introductions } from '../../copy/introductions';
import type { UserError } from '../../gql/client';
import { Refused, reasonsOf, useAct } from '../../ui/act';
import { useDraft } from '../../ui/draft';
import { Conflict, focusFirstError, FormErrors } from '../../ui/form';
import { sendsByKey } from '../../ui/send';
import { toast } from '../../ui/toast';
import { ChangeDraftDocument, KeepDraftDocument, OfferDocument, RequestDocument, SubmitDocument, touched } from './acts';
import { PartnerChoice, usePartners } from './PartnerChoice';
import { Preview } from './Preview';
import { KindOfClient, Questions, SayMore } from './Questions';
import { recordQuery, type Record } from './record';
import { useBookedClient, WhomFields } from './Whom';
import { briefOf, EMPTY, NO_ANSWER, qualificationOf, writtenIn, type Draft } from './words';

const { fresh: copy } = introductions;
const FIELDS = ['need', 'costOfNotActing', 'personalStake', 'contactId', 'allianceId', 'basis'];

/** By the last words of the field: `need`, or `budget.value` for an answer. What fits nowhere stands above the buttons. */
function sortRefusals(errors: readonly UserError[]): { byField: { [field: string]: string }; rest: string[] } {
  const byField: { [field: string]: string } = {};
  const rest: string[] = [];
  for (const { message, field } of errors) {
    const path = field?.slice(1) ?? [];
    const name = path[0] === 'qualification' ? path.slice(1).join('.') : path.findLast((word) => FIELDS.includes(word));
    // The need is asked once, and is both the brief's and the first question's.
    const at = name === 'need.value' ? 'need' : name;
    if (at) byField[at] ??= message;
    else rest.push(message);
  }
  return { byField, rest };
}

/** Whom, to whom, why: an introduction of a client, or a partner asked for one; or the draft of one that is kept. */
export default function NewIntroduction({ given, onClose }: { given: Creating; onClose: () => void }) {
  const id = given.introduction ?? '';
  const { data: kept } = useQuery({ ...recordQuery(id), enabled: id !== '' });
  // Opens when all is there: nothing moves under somebody who has begun to write.
  const { isFetched } = usePartners(useFirm().id);
  if (!isFetched || (id !== '' && !kept)) return null;
  return <Letter key={kept?.id} kept={kept ?? null} given={given} onClose={onClose} />;
}

function Letter({ kept, given, onClose }: { kept: Record | null; given: Creating; onClose: () => void }) {
  const firm = useFirm();
  const navigate = useNavigate();
  const form = useRef<HTMLFormElement>(null);
  const [draft, change, forget] = useDraft<Draft>(`introduction.${kept?.id ?? firm.id}`, kept ? writtenIn(kept) : EMPTY);
  // Where the writing began: what others change meanwhile comes in live, and must not be overwritten unseen.
  const [base, setBase] = useState(kept?.version ?? null);
  const [missing, setMissing] = useState<{ [field: string]: string }>({});
  const { partners } = usePartners(firm.id);
  // What the address says wins over what an old draft says.
  useEffect(() => {
    if (given.way === 'request') change({ way: 'request', ...(given.about && { need: { ...NO_ANSWER, value: given.about } }) });
    else if (given.client) change({ way: 'offer', client: given.client, contact: given.contact ?? '' });
    const alliance = given.alliance ?? partners.find(({ id }) => id === given.partner)?.allianceId;
    if (alliance) change({ alliance });
    // Only when the drawer opens, or the partners come.
  }, [given.way, given.about, given.client, given.contact, given.alliance, given.partner, partners.length]);
  // Of a client whom both know, the bands are in our own book already.
  const shared = useBookedClient(given.way === 'request' ? (given.client ?? '') : '');
  useEffect(() => {
    if (shared) change({ industry: shared.industry ?? '', size: shared.sizeBand ?? '', region: shared.region ?? '' });
  }, [shared?.id]);
  const isOffer = draft.way === 'offer';
  const partner = partners.find(({ allianceId }) => allianceId === draft.alliance)?.name;
  const client = useBookedClient(isOffer ? draft.client : '');
  // A need that is noted in the book is what the introduction is for; its words can still be changed.
  const noted = client?.id === given.client ? client?.needs.find(({ id }) => id === given.need)?.text : undefined;
  useEffect(() => {
    if (noted !== undefined) change({ need: { ...draft.need, value: noted, how: 'CONTACT' } });
  }, [noted]);
  const name = partner ?? kept?.partner?.tradingName ?? copy.yourPartner;
  const done = (word: string) => (payload: { introduction?: { id: string } | null }) => {
    forget();
    toast(word);
    if (payload.introduction) void navigate({ to: '/introductions/$id', params: { id: payload.introduction.id } });
    else onClose();
  };
  const offer = useAct(OfferDocument, { touches: touched, onDone: done(copy.sentOffer(name)) });
  const ask = useAct(RequestDocument, { touches: touched, onDone: done(copy.sentRequest(name)) });
  const keep = useAct(KeepDraftDocument, { touches: touched, onDone: done(copy.kept) });
  const edit = useAct(ChangeDraftDocument, { touches: touched });
  const submit = useAct(SubmitDocument, { touches: touched, onDone: done(copy.sentOffer(name)) });
  const error = [offer, ask, keep, edit, submit].find((act) => act.error !== null)?.error ?? null;
  const isBusy = [offer, ask, keep, edit, submit].some(({ isPending }) => isPending);
  const refused = error instanceof Refused ? sortRefusals(error.errors) : { byField: {}, rest: [...reasonsOf(error)] };
  const errors: { [field: string]: string } = { ...refused.byField, ...missing };
  useEffect(() => {
    if (Object.keys(errors).length > 0) focusFirstError(form.current);
    // When an answer came, not at each letter typed.
  }, [error, missing]);

  /** What the form says, ready to be sent; null while something is missing. */
  const written = () => {
    const wrong = {
      ...(isOffer && draft.contact === '' && { contactId: copy.pickContact }),
      ...(draft.alliance === '' && { allianceId: copy.pickPartner }),
      ...(draft.need.value.trim() === '' && { need: copy.needMissing }),
    };
    setMissing(wrong);
    if (Object.keys(wrong).length > 0) return null;
    const { alliance: allianceId, contact: contactId } = draft;
    const vouch = draft.basis.trim() ? { strength: Number(draft.strength), basis: draft.basis } : null;
    return {
      allianceId,
      contactId,
      brief: briefOf(draft, isOffer ? client : null),
      qualification: qualificationOf(draft),
      vouch,
    };
  };
  const send = () => {
    const input = written();
    if (!input) return;
    if (kept) return store((version) => submit.mutate({ id: kept.id, expectedVersion: version }));
    if (isOffer) offer.mutate({ input });
    else ask.mutate({ input: { allianceId: input.allianceId, brief: input.brief } });
  };
  /** Keeps what is written with the service, and goes on with the version it has there. */
  const store = (then: (version: number | null) => void, expectedVersion = base) => {
    const input = written();
    if (!input) return;
    if (!kept) return keep.mutate({ input });
    const { allianceId: _same, ...change } = input;
    edit.mutate(
      { id: kept.id, input: change, expectedVersion },
      { onSuccess: ({ introduction }) => then(introduction?.version ?? null) },
    );
  };
  const keepIt = (expectedVersion = base) => store(() => done(copy.kept)({}), expectedVersion);
  const takeTheirs = () => {
    forget();
    setBase(kept?.version ?? null);
    edit.reset();
  };
  const write = (changed: Partial<Draft>) => {
    if (Object.keys(missing).length > 0) setMissing({});
    change(changed);
  };
  return (
    <Drawer
      opened
      onClose={onClose}
      size={600}
      title={kept ? copy.editTitle : copy.title}
      closeButtonProps={{ 'aria-label': frame.close }}
    >
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
        {!kept && (
          <Measure
            label={copy.direction}
            isWide
            value={draft.way}
            onChange={(way) => write({ way })}
            data={[
              { value: 'offer', label: copy.offer },
              { value: 'request', label: copy.request },
            ]}
          />
        )}
        {isOffer && (
          <section className="step" aria-label={copy.whom}>
            <h3>{copy.whom}</h3>
            <WhomFields value={draft} onChange={write} errors={errors} />
          </section>
        )}
        {!kept && (
          <section className="step" aria-label={isOffer ? copy.toWhom : copy.fromWhom}>
            <h3>{isOffer ? copy.toWhom : copy.fromWhom}</h3>
            <PartnerChoice
              businessId={firm.id}
              value={draft.alliance}
              onChange={(alliance) => write({ alliance })}
              error={errors['allianceId']}
            />
          </section>
        )}
        <section className="step" aria-label={isOffer ? copy.why : copy.kind}>
          <h3>{isOffer ? copy.why : copy.kind}</h3>
          {isOffer ? (
            <>
              <Questions draft={draft} change={write} errors={errors} />
              <SayMore draft={draft} change={write} errors={errors} />
            </>
          ) : (
            <KindOfClient draft={draft} change={write} errors={errors} />
          )}
        </section>
        <Preview draft={draft} bands={isOffer ? client : null} partner={name} />
        <FormErrors errors={refused.rest} />
        <Conflict error={edit.error} keep={() => keepIt(kept?.version ?? null)} take={takeTheirs} />
        <div className="form-foot sticky">
          {!kept && (
            <Button variant="subtle" onClick={forget} className="begin">
              {copy.forget}
            </Button>
          )}
          {isOffer && (
            <Button variant="default" onClick={() => keepIt()}>
              {kept ? copy.keepChanges : copy.keep}
            </Button>
          )}
          <Kbd className="hide-p">⌘↵</Kbd>
          <Button type="submit" loading={isBusy} aria-keyshortcuts="Meta+Enter">
            {isOffer ? copy.send : copy.sendRequest}
          </Button>
        </div>
      </form>
    </Drawer>
  );
}
