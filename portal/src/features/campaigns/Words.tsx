import { IconCircleCheck, IconCircleDashed } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Suspense } from 'react';
import { life } from '../../copy/campaign-life';
import { isFeature } from '../../copy/campaign-words';
import { moment } from '../../ui/format';
import { Card, Facts, Skeleton } from '../../ui/pieces';
import { changesOf, MESSAGE, PARTS, shownAs, type Change } from './content';
import { versionsQuery, type Record } from './record';

const { words: copy } = life;

/** Both sides' word on the present version. */
export function Acceptance({ campaign }: { campaign: Record }) {
  const { host, beneficiary, hostHasAccepted, beneficiaryHasAccepted } = campaign;
  return (
    <ul className="accepted" aria-label={copy.acceptance}>
      {[
        { firm: host.tradingName, has: hostHasAccepted },
        { firm: beneficiary.tradingName, has: beneficiaryHasAccepted },
      ].map(({ firm, has }) => {
        const Icon = has ? IconCircleCheck : IconCircleDashed;
        return (
          <li key={firm} data-has={has || undefined}>
            <Icon size={18} stroke={1.8} aria-hidden />
            {has ? copy.accepted(firm) : copy.notYet(firm)}
          </li>
        );
      })}
    </ul>
  );
}

/** The offer and the message as they stand; with `past` also what came before them. */
export function Words({ campaign, past = false }: { campaign: Record; past?: boolean }) {
  const { content, host, kind, stage } = campaign;
  const rows = PARTS.filter((part) => !MESSAGE.includes(part) && part !== 'title')
    .map((part) => [copy.rows[part], shownAs(part, content, campaign)] as const)
    .filter(([, value]) => value !== '');
  return (
    <>
      <Card title={copy.offer}>
        <Facts rows={rows} />
        {stage !== 'DRAFT' && <Acceptance campaign={campaign} />}
        {stage === 'PROPOSED' && <p className="note">{copy.resets}</p>}
      </Card>
      {!isFeature(kind) && (
        <Card title={copy.message} note={copy.messageNote(host.tradingName)}>
          <article className="letter">
            <h3>{content.subject}</h3>
            <p className="prose">{content.text}</p>
            {content.question && (
              <p className="note">
                {copy.rows.question}: {content.question}
              </p>
            )}
          </article>
        </Card>
      )}
      {past && (
        <Suspense fallback={<Skeleton lines={1} height={120} />}>
          <Versions campaign={campaign} />
        </Suspense>
      )}
    </>
  );
}

/** What each version changed, the newest first; one version alone is no news. */
function Versions({ campaign }: { campaign: Record }) {
  const { data: versions } = useSuspenseQuery(versionsQuery(campaign.id));
  if (versions.length < 2) return null;
  return (
    <Card title={copy.versions}>
      <ol className="versions">
        {versions.map(({ number, writtenAt, writtenBy, content }, n) => {
          const before = versions[n + 1];
          return (
            <li key={number}>
              <h3>{copy.version(number)}</h3>
              <p className="note">{copy.byWhom(writtenBy.tradingName, moment(writtenAt))}</p>
              {before ? <Changes changes={changesOf(before.content, content, campaign)} /> : <p className="soft">{copy.first}</p>}
            </li>
          );
        })}
      </ol>
    </Card>
  );
}

function Changes({ changes }: { changes: readonly Change[] }) {
  if (changes.length === 0) return <p className="soft">{copy.same}</p>;
  return (
    <dl className="changes">
      {changes.map(({ part, was, is }) => (
        <div key={part}>
          <dt>{copy.rows[part]}</dt>
          <dd>
            <del aria-label={`${copy.was}: ${was || copy.none}`}>{was || copy.none}</del>
            <ins aria-label={`${copy.is}: ${is || copy.none}`}>{is || copy.none}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The latest change, beside the question whether to accept it. */
export function LastChange({ campaign }: { campaign: Record }) {
  const { data: versions } = useSuspenseQuery(versionsQuery(campaign.id));
  const [now, before] = versions;
  if (!now || !before) return null;
  return (
    <Card title={copy.changed} note={copy.byWhom(now.writtenBy.tradingName, moment(now.writtenAt))}>
      <Changes changes={changesOf(before.content, now.content, campaign)} />
    </Card>
  );
}
