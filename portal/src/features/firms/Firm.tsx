import '../../styles/work.css';
import { Button } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { membershipOf, useMe } from '../../app/session';
import { alliances } from '../../copy/alliances';
import { nominations } from '../../copy/nominations';
import { tones, words } from '../../copy/words';
import { request } from '../../gql/client';
import type { FirmQuery } from '../../gql/generated/firms/graphql';
import { Card, Chip, Facts, PageHead } from '../../ui/pieces';
import { Missing } from '../../ui/states';
import { PartnerCard } from '../enablement/PartnerCard';
import { FirmDocument } from './documents';
import { SharedMarkets, WhyYouFit } from './Fit';

const route = getRouteApi('/app/firms/$slug');
const { firm: copy } = alliances;
type Firm = NonNullable<FirmQuery['businessBySlug']>;
/** From the yes to the proposal on; the service says the same, and answers with no card to others. */
const READ_IN = ['GETTING_TO_KNOW', 'PENDING_APPROVAL', 'PILOT', 'ACTIVE', 'PAUSED'];
const OVER = ['DECLINED', 'EXPIRED', 'REJECTED', 'WITHDRAWN', 'ENDED'];

/** What a firm says of itself, and the way to an alliance with it. */
export function Firm() {
  const { slug } = route.useParams();
  const own = membershipOf(useMe())?.business ?? null;
  const businessId = own?.id ?? null;
  const { data } = useSuspenseQuery({
    queryKey: ['business', slug, businessId],
    queryFn: () => request(FirmDocument, { slug, businessId, isMember: businessId !== null }),
  });
  const { businessBySlug: firm, vocabulary, alliances: ours } = data;
  if (!firm) return <Missing />;
  const shared = ours?.nodes.find(
    ({ proposer, partner, stage }) => [proposer.id, partner.id].includes(firm.id) && !OVER.includes(stage),
  );
  const regions = new Map(vocabulary.regions.map(({ code, name }) => [code, name]));
  const industries = new Map(vocabulary.industries.map(({ code, name }) => [code, name]));
  const named = (codes: readonly string[], names: ReadonlyMap<string, string>) =>
    codes.map((code) => names.get(code) ?? code).join(', ');
  // Then they stand on the card.
  const isPartner = shared !== undefined && READ_IN.includes(shared.stage);
  const fits = own?.status === 'ACTIVE' && businessId !== null && firm.id !== businessId;
  return (
    <>
      <PageHead
        title={firm.tradingName}
        lead={firm.categories.map((each) => words.category[each] ?? each).join(', ')}
        action={<Way firm={firm} allianceId={shared?.id ?? null} ownId={businessId} />}
      />
      <div className="record">
        <div>
          {isPartner && <PartnerCard businessId={firm.id} />}
          {fits && <WhyYouFit businessId={businessId} otherId={firm.id} />}
          <Card
            title={copy.about}
            right={shared && <Chip tone={tones.alliance(shared.stage)}>{words.allianceStage[shared.stage]}</Chip>}
          >
            <p className="prose">{firm.about || copy.none}</p>
            {firm.recommendedBy.length > 0 && (
              <p className="soft recommended">
                {nominations.recommended}{' '}
                {firm.recommendedBy.map(({ id, slug, tradingName }, n) => (
                  <span key={id}>
                    {n > 0 && ', '}
                    <Link to="/firms/$slug" params={{ slug }} className="link">
                      {tradingName}
                    </Link>
                  </span>
                ))}
              </p>
            )}
          </Card>
          <Card title={copy.sells}>
            {firm.offerings.length === 0 && <p className="soft">{copy.none}</p>}
            {firm.offerings.map(({ id, name, problemSolved, category, businessIssue }) => (
              <div key={id} className="review">
                <h3>{name}</h3>
                <p>{problemSolved}</p>
                <p className="soft">{`${words.category[category] ?? category} · ${words.businessIssue[businessIssue] ?? businessIssue}`}</p>
              </div>
            ))}
          </Card>
          {fits && <SharedMarkets businessId={businessId} otherId={firm.id} name={firm.tradingName} />}
          <Card title={copy.serves}>
            {firm.targetMarkets.map((market) => (
              <div key={market.id} className="review">
                <h3>{market.name}</h3>
                <Facts
                  rows={[
                    [copy.decision, market.decisionMakerRoles.map((role) => words.decisionMaker[role]).join(', ')],
                    ...(market.industries.length ? [[copy.sells, named(market.industries, industries)] as const] : []),
                    ...(market.regions.length ? [[copy.where, named(market.regions, regions)] as const] : []),
                    ...(market.sizeBands.length
                      ? [[copy.size, market.sizeBands.map((size) => words.sizeBand[size]).join(', ')] as const]
                      : []),
                    ...(market.exclusions ? [[copy.exclusions, market.exclusions] as const] : []),
                  ]}
                />
              </div>
            ))}
          </Card>
        </div>
        <div>
          <Card title={copy.facts}>
            <Facts
              rows={[
                [copy.legal, firm.legalName],
                [copy.where, named(firm.regions, regions)],
                [copy.size, words.sizeBand[firm.sizeBand]],
                ...(firm.website
                  ? [
                      [
                        copy.website,
                        <a key="site" className="link" href={firm.website} rel="noreferrer" target="_blank">
                          {new URL(firm.website).host}
                        </a>,
                      ] as const,
                    ]
                  : []),
                ...(firm.regulatedProfessions.length
                  ? [[copy.professions, firm.regulatedProfessions.map((each) => words.profession[each]).join(', ')] as const]
                  : []),
              ]}
            />
          </Card>
          {!isPartner && firm.referralTriggers.length > 0 && (
            <Card title={copy.listens}>
              {firm.referralTriggers.map(({ id, see, say }) => (
                <Facts
                  key={id}
                  rows={[
                    [copy.see, see],
                    [copy.say, say],
                  ]}
                />
              ))}
            </Card>
          )}
        </div>
      </div>
    </>
  );
}

function Way({ firm, allianceId, ownId }: { firm: Firm; allianceId: string | null; ownId: string | null }) {
  const navigate = useNavigate();
  if (ownId === null) return null;
  if (firm.id === ownId) {
    return (
      <Button component={Link} to="/settings/firm" variant="default">
        {copy.edit}
      </Button>
    );
  }
  if (allianceId !== null) {
    return (
      <Button variant="light" onClick={() => void navigate({ to: '/alliances/$id', params: { id: allianceId } })}>
        {copy.open}
      </Button>
    );
  }
  return (
    <Button onClick={() => void navigate({ to: '.', search: (before) => ({ ...before, new: 'alliance', partner: firm.id }) })}>
      {copy.ask}
    </Button>
  );
}
