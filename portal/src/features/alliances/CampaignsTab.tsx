import '../campaigns/campaign.css';
import { Button } from '@mantine/core';
import { IconSpeakerphone } from '@tabler/icons-react';
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { life } from '../../copy/campaign-life';
import { campaignTone, campaignWords as words, isFeature } from '../../copy/campaign-words';
import { request } from '../../gql/client';
import { graphql } from '../../gql/generated/alliances';
import { ago, figure } from '../../ui/format';
import { Chip, EmptyState } from '../../ui/pieces';
import { Funnel } from '../campaigns/Funnel';

const { alliance: copy } = life;

const CampaignsDocument = graphql(`
  query AllianceCampaigns($id: ID!) {
    alliance(id: $id) {
      id
      capabilities {
        canCampaign
      }
      campaignFunnel {
        invited
        delivered
        opened
        bounced
        declined
        optedOut
        waiting
        yes
        attended
        met
        won
        value {
          amountMinor
          currency
        }
      }
    }
    campaigns(allianceId: $id, first: 100) {
      nodes {
        id
        kind
        stage
        stageSince
        content {
          title
        }
        host {
          id
          tradingName
        }
        funnel {
          yes
          won
        }
      }
    }
  }
`);

const campaignsQuery = (id: string) =>
  queryOptions({ queryKey: ['campaigns', 'alliance', id], queryFn: () => request(CampaignsDocument, { id }) });

/** The campaigns of an alliance, and what came of all of them. `firmId`: the viewer's, where it is one of the two. */
export default function CampaignsTab({ id, firmId }: { id: string; firmId: string | undefined }) {
  const { data } = useSuspenseQuery(campaignsQuery(id));
  const rows = data.campaigns.nodes;
  const create = firmId !== undefined && data.alliance?.capabilities.canCampaign && (
    <Button
      component={Link}
      to="/campaigns/new"
      search={{ alliance: id } as never}
      variant={rows.length > 0 ? 'default' : 'filled'}
    >
      {copy.create}
    </Button>
  );
  if (rows.length === 0)
    return <EmptyState icon={<IconSpeakerphone size={40} stroke={1.3} aria-hidden />} title={copy.empty} action={create} />;
  return (
    <div className="stack">
      {data.alliance && <Funnel figures={data.alliance.campaignFunnel} title={copy.funnel} />}
      <div className="card flush">
        <div className="scroll" tabIndex={0} role="group" aria-label={copy.table}>
          <table className="tbl">
            <thead>
              <tr>
                <th scope="col">{copy.columns.title}</th>
                <th scope="col" className="hide-p">
                  {copy.columns.kind}
                </th>
                <th scope="col" className="hide-p">
                  {copy.columns.host}
                </th>
                <th scope="col">{copy.columns.stage}</th>
                <th scope="col" className="num hide-p">
                  {copy.columns.yes}
                </th>
                <th scope="col" className="num hide-p">
                  {copy.columns.won}
                </th>
                <th scope="col" className="num hide-p">
                  {copy.columns.touched}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ id: each, kind, stage, stageSince, content, host, funnel }) => (
                <tr key={each}>
                  <td>
                    <Link to="/campaigns/$id" params={{ id: each }} className="rowlink">
                      {content.title}
                    </Link>
                  </td>
                  <td className="hide-p">{words.kind[kind]}</td>
                  <td className="hide-p">{host.tradingName}</td>
                  <td>
                    <Chip tone={campaignTone(stage)}>{words.stage[stage]}</Chip>
                  </td>
                  <td className="num hide-p">{isFeature(kind) ? '' : figure(funnel.yes)}</td>
                  <td className="num hide-p">{isFeature(kind) ? '' : figure(funnel.won)}</td>
                  <td className="num hide-p">{ago(stageSince)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
      {create && <div className="acts">{create}</div>}
    </div>
  );
}
