import './map.css';
import { useSuspenseQuery } from '@tanstack/react-query';
import { mapQuery } from './queries';
import { Request } from './Request';

/** A partner's request for more where it waits in the inbox: share it for a group, or say not now. */
export default function AnswerRequest({ id, allianceId, name }: { id: string; allianceId: string; name: string }) {
  const { data: map } = useSuspenseQuery(mapQuery(allianceId));
  const request = map.requests.find((each) => each.id === id);
  return request ? <Request request={request} map={map} name={name} /> : null;
}
