import { PageHead } from '../../ui/pieces';

export function Alliance() {
  return <PageHead title="Alliance" />;
}
