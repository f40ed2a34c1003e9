import { PageHead } from '../../ui/pieces';

export function Settings() {
  return <PageHead title="Settings" />;
}
