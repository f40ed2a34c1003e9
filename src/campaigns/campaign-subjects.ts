import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Viewer } from '../kernel/viewer.js';
import { Loader } from '../platform/graphql/loader.js';
import type { Campaign } from './campaign.entity.js';
import { canRead } from './campaign.policy.js';
import { CampaignsQueries } from './campaigns.queries.js';

/** Finds the campaign that an event is about: itself, or that of its guest. */
@Injectable()
export class CampaignSubjects {
  constructor(
    private readonly dataSource: DataSource,
    private readonly queries: CampaignsQueries,
  ) {}

  private readonly campaignIdOf = new Loader<string, string>(async (ids) => {
    const rows = await this.dataSource.query<{ id: string; campaignId: string }[]>(
      `/* campaigns.ofSubjects */
       SELECT invitation_id AS id, campaign_id AS "campaignId" FROM invitation_link WHERE invitation_id = ANY ($1)
       UNION ALL SELECT id, id FROM campaign WHERE id = ANY ($1)`,
      [ids],
    );
    return new Map(rows.map(({ id, campaignId }) => [id, campaignId]));
  });

  /** Null for what is no campaign and no guest, or not for the viewer. */
  async of(request: object, viewer: Viewer, subjectId: string): Promise<Campaign | null> {
    const id = await this.campaignIdOf.load(request, subjectId);
    const campaign = id && (await this.queries.byId.load(request, id));
    return campaign && canRead(viewer, campaign) ? campaign : null;
  }
}
