import { PageHead } from '../../ui/pieces';

export function Alliances() {
  return <PageHead title="Alliances" />;
}
