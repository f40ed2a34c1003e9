import { IconFileImport } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import { jobOf, jobsQuery } from '../app/jobs';
import { imports as copy } from '../copy/imports';
import { places } from './navigation';

/** Work that goes on without anybody looking; there only while there is some, on whatever page and after a reload. */
export default function JobTray({ businessId }: { businessId: string }) {
  const isToday = useLocation({ select: ({ pathname }) => pathname === places.today.to });
  const { data } = useQuery({
    ...jobsQuery(businessId),
    // Today brings them with its own answer; asked for by itself is only what moves.
    enabled: ({ state }) => !isToday || state.isInvalidated || jobOf(state.data) !== undefined,
  });
  const job = jobOf(data);
  if (!job) return null;
  const { done = 0, total = 0 } = job.progress ?? {};
  const percent = total > 0 ? Math.min(100, Math.round((done / total) * 100)) : 0;
  return (
    <Link to="/clients/lists/$id" params={{ id: job.id }} className="tray" title={copy.tray.one}>
      <IconFileImport size={16} stroke={1.7} aria-hidden />
      <span>{copy.tray.of(percent)}</span>
    </Link>
  );
}
