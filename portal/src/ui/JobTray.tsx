import { IconFileImport } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { imports as copy } from '../copy/imports';
import { request } from '../gql/client';
import { graphql } from '../gql/generated/app';

const TrayDocument = graphql(`
  query JobTray($businessId: ID!) {
    imports(businessId: $businessId, first: 5) {
      nodes {
        id
        state
        progress {
          done
          total
        }
      }
    }
  }
`);
const AT_WORK = new Set(['CHECKING', 'RUNNING', 'UNDOING']);

/** Work that goes on without anybody looking; there only while there is some, on whatever page and after a reload. */
export default function JobTray({ businessId }: { businessId: string }) {
  const { data } = useQuery({
    queryKey: ['imports', 'tray', businessId],
    queryFn: async () => (await request(TrayDocument, { businessId })).imports.nodes,
    refetchInterval: ({ state }) => (state.data?.some((each) => AT_WORK.has(each.state)) ? 1_500 : false),
  });
  const job = data?.find(({ state }) => AT_WORK.has(state));
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
