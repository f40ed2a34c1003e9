import { PageHead } from '../../ui/pieces';

export function Outcomes() {
  return <PageHead title="Outcomes" />;
}
