import { useParams } from '@tanstack/react-router';

export function CheckIn() {
  const { id } = useParams({ from: '/app/firm/campaigns/$id/check-in' });
  return <h1>{id}</h1>;
}
