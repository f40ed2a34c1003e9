import { PageHead } from '../../ui/pieces';

export function Client() {
  return <PageHead title="Client" />;
}
