import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { home } from '../../app/home';
import { meQuery } from '../../app/session';

/**
 * Goes where she belongs after an act that changes her firm's standing. Asks the service first: the page she comes to
 * sends her back as long as it knows only the standing before.
 */
export function useLeave(): () => Promise<void> {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return async () => {
    const me = await queries.fetchQuery({ ...meQuery, staleTime: 0 });
    await navigate({ to: me ? home(me) : '/login' });
  };
}
