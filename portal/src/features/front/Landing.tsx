import { PageHead } from '../../ui/pieces';

export function Landing() {
  return <PageHead title="Landing" />;
}
