import { PageHead } from '../../ui/pieces';

export function Welcome() {
  return <PageHead title="Welcome" />;
}
