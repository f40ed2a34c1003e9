import '../../styles/work.css';
import './imports.css';
import { Button } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { imports as copy } from '../../copy/imports';
import { reasonsOf, useAct } from '../../ui/act';
import { FormErrors } from '../../ui/form';
import { moment } from '../../ui/format';
import { Card, PageHead, Skeleton } from '../../ui/pieces';
import { Missing } from '../../ui/states';
import { CancelDocument, importQuery, StartDocument, touched, UndoDocument, type ImportRecord } from './documents';
import { Meter } from '../../ui/Meter';

const Columns = lazy(() => import('./Columns'));
const Mend = lazy(() => import('./Mend'));
const route = getRouteApi('/app/firm/clients/lists/$id');

/** One file on its way: columns, dry run, the run, what came of it. */
export function Import() {
  const { id } = route.useParams();
  const { data } = useSuspenseQuery(importQuery(id));
  if (!data) return <Missing />;
  return (
    <>
      <PageHead title={data.fileName} lead={copy.states[data.state]} />
      <div className="import" aria-live="polite">
        <Body found={data} />
      </div>
    </>
  );
}

function Body({ found }: { found: ImportRecord }) {
  switch (found.state) {
    case 'UPLOADING':
    case 'CHECKING':
      return <Moving found={found} title={copy.dryRun.title} label={copy.dryRun.checking} />;
    case 'READY':
      return <DryRun found={found} />;
    case 'RUNNING':
      return <Moving found={found} title={copy.running} label={found.fileName} help />;
    case 'UNDOING':
      return <Moving found={found} title={copy.undoing} label={found.fileName} help />;
    case 'DONE':
      return <Done found={found} />;
    case 'UNDONE':
    case 'CANCELLED':
    case 'FAILED':
      return <Over found={found} />;
  }
}

const can = (found: ImportRecord, action: string) =>
  found.availableActions.some((each) => each.action === action && each.allowed);

function Moving({ found, title, label, help = false }: { found: ImportRecord; title: string; label: string; help?: boolean }) {
  const cancel = useAct(CancelDocument, { touches: touched });
  const { progress } = found;
  const notes = progress
    ? [
        copy.progress(progress.done, progress.total),
        progress.rowsPerSecond != null && copy.pace(progress.rowsPerSecond),
        progress.secondsLeft != null && copy.left(progress.secondsLeft),
      ]
    : [];
  return (
    <Card title={title}>
      <Meter label={label} done={progress?.done ?? 0} total={progress?.total ?? 1} note={notes.filter(Boolean).join(' · ')} />
      {help && <p className="soft">{copy.carryOn}</p>}
      <FormErrors errors={reasonsOf(cancel.error)} />
      {can(found, 'CANCEL') && (
        <Button variant="default" mt="sm" loading={cancel.isPending} onClick={() => cancel.mutate({ id: found.id })}>
          {copy.stop}
        </Button>
      )}
    </Card>
  );
}

function DryRun({ found }: { found: ImportRecord }) {
  const start = useAct(StartDocument, { touches: touched });
  const cancel = useAct(CancelDocument, { touches: touched });
  const { dryRun } = copy;
  const good = found.newCount + found.knownCount + found.repeatCount;
  return (
    <>
      <Card title={dryRun.title} note={dryRun.still}>
        <Tally
          figures={[
            [found.newCount, dryRun.fresh],
            [found.knownCount, dryRun.known],
            ...(found.repeatCount > 0 ? [[found.repeatCount, dryRun.repeats] as const] : []),
            [found.doubtfulCount, dryRun.doubtful],
          ]}
        />
        <FormErrors errors={[...reasonsOf(start.error), ...reasonsOf(cancel.error)]} />
        <div className="mend-acts">
          <Button loading={start.isPending} onClick={() => start.mutate({ id: found.id, expectedVersion: found.version })}>
            {copy.start(good)}
          </Button>
          <Button variant="subtle" color="gray" onClick={() => cancel.mutate({ id: found.id })}>
            {copy.cancel}
          </Button>
        </div>
      </Card>
      <Suspense fallback={<Skeleton lines={4} height={44} />}>
        <Mend found={found} />
        <Columns key={found.state} found={found} />
      </Suspense>
    </>
  );
}

function Done({ found }: { found: ImportRecord }) {
  const undo = useAct(UndoDocument, { touches: touched });
  const { result } = copy;
  return (
    <Card title={result.title}>
      <Tally
        figures={[
          [found.result?.added ?? 0, result.added],
          [found.result?.updated ?? 0, result.updated],
          [found.result?.contacts ?? 0, result.contacts],
          [found.result?.leftOut ?? 0, result.leftOut],
        ]}
      />
      <FormErrors errors={reasonsOf(undo.error)} />
      <div className="mend-acts">
        <Button component={Link} to="/clients">
          {result.open}
        </Button>
        {can(found, 'UNDO') && (
          <Button variant="default" loading={undo.isPending} onClick={() => undo.mutate({ id: found.id })}>
            {result.undo}
          </Button>
        )}
      </div>
      {can(found, 'UNDO') && found.undoUntil && <p className="soft">{result.undoHelp(moment(found.undoUntil))}</p>}
    </Card>
  );
}

function Over({ found }: { found: ImportRecord }) {
  const { result } = copy;
  const [title, text] =
    found.state === 'UNDONE'
      ? [result.undone, result.kept(found.result?.kept ?? 0)]
      : found.state === 'FAILED'
        ? [result.failed, found.failure ?? '']
        : [copy.states['CANCELLED'] ?? '', result.cancelled];
  return (
    <Card title={title}>
      <p>{text}</p>
      <Button component={Link} to="/clients/lists" variant="default">
        {result.again}
      </Button>
    </Card>
  );
}

function Tally({ figures }: { figures: readonly (readonly [number, string])[] }) {
  return (
    <dl className="tally">
      {figures.map(([figure, word]) => (
        <div key={word}>
          <dt>{word}</dt>
          <dd>{figure.toLocaleString('en-GB')}</dd>
        </div>
      ))}
    </dl>
  );
}
