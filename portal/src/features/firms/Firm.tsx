import { PageHead } from '../../ui/pieces';

export function Firm() {
  return <PageHead title="Firm" />;
}
