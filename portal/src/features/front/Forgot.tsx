import { PageHead } from '../../ui/pieces';

export function Forgot() {
  return <PageHead title="Forgot" />;
}
