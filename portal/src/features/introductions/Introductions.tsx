import { PageHead } from '../../ui/pieces';

export function Introductions() {
  return <PageHead title="Introductions" />;
}
