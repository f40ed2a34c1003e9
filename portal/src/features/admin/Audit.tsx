import { PageHead } from '../../ui/pieces';

export function Audit() {
  return <PageHead title="Audit" />;
}
