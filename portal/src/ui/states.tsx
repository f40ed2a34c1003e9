import { Button } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { RequestError } from '../gql/client';
import { frame } from '../copy/frame';

/** What failed, what was kept, what to do. `retry` asks again. */
export function ErrorBlock({ error, retry }: { error: unknown; retry?: () => void }) {
  const id = error instanceof RequestError ? error.requestId : null;
  const isMissing = error instanceof RequestError && error.code === 'NOT_FOUND';
  if (isMissing) return <Missing />;
  return (
    <div className="empty" role="alert">
      <h2>{frame.failed.title}</h2>
      <p>{error instanceof Error && error.name === 'OfflineError' ? frame.offline : frame.failed.text}</p>
      {id !== null && <p className="micro">{frame.failed.number(id)}</p>}
      {retry && (
        <Button variant="default" onClick={retry}>
          {frame.failed.retry}
        </Button>
      )}
    </div>
  );
}

/** 404 and 403 alike: what is not yours to see is not there. */
export const Missing = () => (
  <div className="empty">
    <h1>{frame.missing.title}</h1>
    <p>{frame.missing.text}</p>
    <Button component="a" href="/today" variant="default">
      {frame.missing.home}
    </Button>
  </div>
);

/** The last net: a fault in the page itself. */
export class CrashGuard extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <main className="empty" role="alert">
        <h1>{frame.crash.title}</h1>
        <p>{frame.crash.text}</p>
        <Button onClick={() => location.reload()}>{frame.failed.reload}</Button>
      </main>
    );
  }
}
