import { useParams } from '@tanstack/react-router';

export function Campaign() {
  const { id } = useParams({ from: '/app/campaigns/$id' });
  return <h1>{id}</h1>;
}
