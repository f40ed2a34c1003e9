import { PageHead } from '../../ui/pieces';

export function Firms() {
  return <PageHead title="Firms" />;
}
