import { PageHead } from '../../ui/pieces';

export function Register() {
  return <PageHead title="Register" />;
}
