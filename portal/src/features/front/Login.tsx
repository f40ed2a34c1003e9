import { PageHead } from '../../ui/pieces';

export function Login() {
  return <PageHead title="Login" />;
}
