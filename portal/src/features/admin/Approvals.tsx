import { PageHead } from '../../ui/pieces';

export function Approvals() {
  return <PageHead title="Approvals" />;
}
