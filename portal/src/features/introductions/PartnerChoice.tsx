import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useId } from 'react';
import { introductions } from '../../copy/introductions';
import { words } from '../../copy/words';
import { request } from '../../gql/client';
import { FirmMark, Skeleton } from '../../ui/pieces';
import { PartnersDocument } from './book';

const { fresh: copy } = introductions;

export interface Partner {
  readonly allianceId: string;
  readonly id: string;
  readonly name: string;
  readonly does: string;
}

/** Partners whose alliance carries introductions now. */
export function usePartners(businessId: string): { partners: readonly Partner[]; isFetched: boolean } {
  const { data, isFetched } = useQuery({
    queryKey: ['alliances', 'partners', businessId],
    queryFn: () => request(PartnersDocument, { businessId }),
  });
  const partners = (data?.alliances.nodes ?? [])
    .filter(({ capabilities }) => capabilities.canIntroduce)
    .map(({ id, proposer, partner }) => {
      const other = proposer.id === businessId ? partner : proposer;
      return {
        allianceId: id,
        id: other.id,
        name: other.tradingName,
        does: other.categories.map((each) => words.category[each]).join(', '),
      };
    });
  return { partners, isFetched };
}

/** One of the partners; the only one is chosen already. */
export function PartnerChoice({
  businessId,
  without,
  value,
  onChange,
  error,
}: {
  businessId: string;
  without?: string;
  value: string;
  onChange: (allianceId: string) => void;
  error: string | undefined;
}) {
  const { partners: all, isFetched } = usePartners(businessId);
  const partners = all.filter(({ allianceId }) => allianceId !== without);
  const only = partners.length === 1 ? partners[0]?.allianceId : undefined;
  useEffect(() => {
    if (only !== undefined && value === '') onChange(only);
  }, [only, value, onChange]);
  const [name, errorId] = [useId(), useId()];
  if (!isFetched) return <Skeleton lines={3} height={62} />;
  if (partners.length === 0)
    return (
      <p className="soft">
        {without ? introductions.moveOn.none : copy.noPartners}{' '}
        <Link to="/alliances" className="link">
          {copy.toAlliances}
        </Link>
      </p>
    );
  return (
    <fieldset className="kind" aria-describedby={error ? errorId : undefined}>
      <legend>{copy.partner}</legend>
      {partners.map((partner) => (
        <label key={partner.allianceId} className="choice">
          <input
            type="radio"
            name={name}
            checked={value === partner.allianceId}
            aria-invalid={error ? true : undefined}
            onChange={() => onChange(partner.allianceId)}
          />
          <FirmMark name={partner.name} />
          <span>
            {partner.name}
            <small>{partner.does}</small>
          </span>
        </label>
      ))}
      {error && (
        <p className="wrong" id={errorId}>
          {error}
        </p>
      )}
    </fieldset>
  );
}
