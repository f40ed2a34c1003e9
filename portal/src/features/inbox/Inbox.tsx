import { PageHead } from '../../ui/pieces';

export function Inbox() {
  return <PageHead title="Inbox" />;
}
