import { PageHead } from '../../ui/pieces';

export function Introduction() {
  return <PageHead title="Introduction" />;
}
