import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { nominations } from '../../copy/nominations';
import { reasonsOf, useAct } from '../../ui/act';
import { FormErrors } from '../../ui/form';
import { day } from '../../ui/format';
import { PublishDocument, RetractDocument, WithdrawSurveyDocument } from './surveys';
import type { ContactRecord } from './book';

const { survey: copy } = nominations;
type Survey = ContactRecord['supplierSurveys'][number];
type Answer = Survey['answers'][number];
export type Invite = (answer: { answerId: string; firmName: string; website: string }) => void;

/** When a person was asked for suppliers she respects, and whom she named. */
export function Suppliers({ surveys, onInvite }: { surveys: readonly Survey[]; onInvite: Invite }) {
  return surveys.map((survey) => <Asked key={survey.id} survey={survey} onInvite={onInvite} />);
}

function Asked({
  survey: { id, state, askedAt, decidedAt, answers, availableActions },
  onInvite,
}: {
  survey: Survey;
  onInvite: Invite;
}) {
  const withdraw = useAct(WithdrawSurveyDocument, { touches: ['client', 'contact'] });
  return (
    <div className="suppliers">
      <p className="note">
        {copy.on(copy.states[state] ?? state, day(decidedAt ?? askedAt))}{' '}
        {availableActions.some(({ action, allowed }) => action === 'WITHDRAW' && allowed) && (
          <button type="button" className="link-button" onClick={() => withdraw.mutate({ id })}>
            {copy.withdraw}
          </button>
        )}
      </p>
      <FormErrors errors={reasonsOf(withdraw.error)} />
      {answers.length > 0 && (
        <ul aria-label={copy.list}>
          {answers.map((answer) => (
            <Named key={answer.id} answer={answer} onInvite={onInvite} />
          ))}
        </ul>
      )}
    </div>
  );
}

/** One supplier: what the client said of it, what of that is public, and the ways on. */
function Named({ answer, onInvite }: { answer: Answer; onInvite: Invite }) {
  const { id, name, website, whatFor, mayTell, publishedAt, supplier, nomination, availableActions } = answer;
  const touches = ['client', 'contact', 'business'];
  const publish = useAct(PublishDocument, { touches });
  const retract = useAct(RetractDocument, { touches });
  const can = (verb: string) => availableActions.some(({ action, allowed }) => action === verb && allowed);
  const shown = publishedAt ? (supplier ? copy.published : copy.waits) : null;
  return (
    <li>
      <div>
        <h3>
          {supplier ? (
            <Link to="/firms/$slug" params={{ slug: supplier.slug }} className="link">
              {supplier.tradingName}
            </Link>
          ) : (
            name
          )}
        </h3>
        <p className="soft">{[whatFor, website].filter(Boolean).join(' · ')}</p>
        <p className="micro">
          {[mayTell ? copy.mayTell : copy.mayNot, shown, nomination && !supplier ? copy.nominated : null]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <FormErrors errors={[publish, retract].flatMap(({ error }) => reasonsOf(error))} />
      </div>
      <div className="acts">
        {can('NOMINATE') && (
          <Button
            variant="light"
            size="compact-sm"
            onClick={() => onInvite({ answerId: id, firmName: name, website: website ?? '' })}
          >
            {copy.nominate}
          </Button>
        )}
        {can('PUBLISH') && (
          <Button variant="default" size="compact-sm" loading={publish.isPending} onClick={() => publish.mutate({ id })}>
            {copy.publish}
          </Button>
        )}
        {can('RETRACT') && (
          <Button variant="subtle" size="compact-sm" loading={retract.isPending} onClick={() => retract.mutate({ id })}>
            {copy.retract}
          </Button>
        )}
      </div>
    </li>
  );
}
