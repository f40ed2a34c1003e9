import '../../styles/overlays.css';
import '../../styles/work.css';
import { Button, Drawer, Kbd, SegmentedControl } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { Creating } from '../../app/router';
import { useFirm } from '../../app/session';
import { frame } from '../../copy/frame';
import { introductions } from '../../copy/introductions';
import type { UserError } from '../../gql/client';
import { Refused, reasonsOf, useAct } from '../../ui/act';
import { useDraft } from '../../ui/draft';
import { focusFirstError, FormErrors } from '../../ui/form';
import { sendsByKey } from '../../ui/send';
import { toast } from '../../ui/toast';
import { OfferDocument, RequestDocument, touched } from './acts';
import { PartnerChoice, usePartners } from './PartnerChoice';
import { Preview } from './Preview';
import { KindOfClient, Questions, SayMore } from './Questions';
import { useBookedClient, WhomFields } from './Whom';
import { briefOf, EMPTY, NO_ANSWER, qualificationOf, type Draft } from './words';

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

/** Whom, to whom, why: an introduction of a client, or a partner asked for one. */
export default function NewIntroduction({ given, onClose }: { given: Creating; onClose: () => void }) {
  const firm = useFirm();
  const navigate = useNavigate();
  const form = useRef<HTMLFormElement>(null);
  const [draft, change, forget] = useDraft<Draft>(`introduction.${firm.id}`, EMPTY);
  const [missing, setMissing] = useState<{ [field: string]: string }>({});
  const { partners } = usePartners(firm.id);
  // What the address says wins over what an old draft says.
  useEffect(() => {
    if (given.way === 'request') change({ way: 'request', ...(given.need && { need: { ...NO_ANSWER, value: given.need } }) });
    else if (given.client) change({ way: 'offer', client: given.client, contact: given.contact ?? '' });
    const alliance = given.alliance ?? partners.find(({ id }) => id === given.partner)?.allianceId;
    if (alliance) change({ alliance });
    // Only when the drawer opens, or the partners come.
  }, [given.way, given.need, given.client, given.contact, given.alliance, given.partner, partners.length]);
  // Of a client whom both know, the bands are in our own book already.
  const shared = useBookedClient(given.way === 'request' ? (given.client ?? '') : '');
  useEffect(() => {
    if (shared) change({ industry: shared.industry ?? '', size: shared.sizeBand ?? '', region: shared.region ?? '' });
  }, [shared?.id]);
  const isOffer = draft.way === 'offer';
  const partner = partners.find(({ allianceId }) => allianceId === draft.alliance)?.name;
  const client = useBookedClient(isOffer ? draft.client : '');
  const done = (word: string) => (payload: { introduction?: { id: string } | null }) => {
    forget();
    toast(word);
    if (payload.introduction) void navigate({ to: '/introductions/$id', params: { id: payload.introduction.id } });
    else onClose();
  };
  const name = partner ?? copy.yourPartner;
  const offer = useAct(OfferDocument, { touches: touched, onDone: done(copy.sentOffer(name)) });
  const ask = useAct(RequestDocument, { touches: touched, onDone: done(copy.sentRequest(name)) });
  const act = isOffer ? offer : ask;
  const refused =
    act.error instanceof Refused ? sortRefusals(act.error.errors) : { byField: {}, rest: [...reasonsOf(act.error)] };
  const errors: { [field: string]: string } = { ...refused.byField, ...missing };
  useEffect(() => {
    if (Object.keys(errors).length > 0) focusFirstError(form.current);
    // When an answer came, not at each letter typed.
  }, [act.error, missing]);

  const send = () => {
    const wrong = {
      ...(isOffer && draft.contact === '' && { contactId: copy.pickContact }),
      ...(draft.alliance === '' && { allianceId: copy.pickPartner }),
      ...(draft.need.value.trim() === '' && { need: copy.needMissing }),
    };
    setMissing(wrong);
    if (Object.keys(wrong).length > 0) return;
    const brief = briefOf(draft, isOffer ? client : null);
    if (!isOffer) return ask.mutate({ input: { allianceId: draft.alliance, brief } });
    const vouch = draft.basis.trim() ? { strength: Number(draft.strength), basis: draft.basis } : null;
    offer.mutate({
      input: { allianceId: draft.alliance, contactId: draft.contact, brief, qualification: qualificationOf(draft), vouch },
    });
  };
  const edit = (changed: Partial<Draft>) => {
    if (Object.keys(missing).length > 0) setMissing({});
    change(changed);
  };
  return (
    <Drawer opened onClose={onClose} size={600} title={copy.title} closeButtonProps={{ 'aria-label': frame.close }}>
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
        <SegmentedControl
          aria-label={copy.direction}
          fullWidth
          value={draft.way}
          onChange={(way) => edit({ way: way === 'request' ? 'request' : 'offer' })}
          data={[
            { value: 'offer', label: copy.offer },
            { value: 'request', label: copy.request },
          ]}
        />
        {isOffer && (
          <section className="step" aria-label={copy.whom}>
            <h3>{copy.whom}</h3>
            <WhomFields value={draft} onChange={edit} errors={errors} />
          </section>
        )}
        <section className="step" aria-label={isOffer ? copy.toWhom : copy.fromWhom}>
          <h3>{isOffer ? copy.toWhom : copy.fromWhom}</h3>
          <PartnerChoice
            businessId={firm.id}
            value={draft.alliance}
            onChange={(alliance) => edit({ alliance })}
            error={errors['allianceId']}
          />
        </section>
        <section className="step" aria-label={isOffer ? copy.why : copy.kind}>
          <h3>{isOffer ? copy.why : copy.kind}</h3>
          {isOffer ? (
            <>
              <Questions draft={draft} change={edit} errors={errors} />
              <SayMore draft={draft} change={edit} errors={errors} />
            </>
          ) : (
            <KindOfClient draft={draft} change={edit} errors={errors} />
          )}
        </section>
        <Preview draft={draft} bands={isOffer ? client : null} partner={name} />
        <FormErrors errors={refused.rest} />
        <div className="form-foot sticky">
          <Button variant="subtle" onClick={forget} className="begin">
            {copy.forget}
          </Button>
          <Kbd className="hide-p">⌘↵</Kbd>
          <Button type="submit" loading={act.isPending} aria-keyshortcuts="Meta+Enter">
            {isOffer ? copy.send : copy.sendRequest}
          </Button>
        </div>
      </form>
    </Drawer>
  );
}
