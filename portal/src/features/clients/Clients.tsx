import { PageHead } from '../../ui/pieces';

export function Clients() {
  return <PageHead title="Clients" />;
}
