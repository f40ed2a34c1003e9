import { PageHead } from '../../ui/pieces';

export function Today() {
  return <PageHead title="Today" />;
}
