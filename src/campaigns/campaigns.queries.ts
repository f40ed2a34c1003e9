import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Any, DataSource } from 'typeorm';
import { toPage, type Page, type Slice } from '../kernel/page.js';
import type { Viewer } from '../kernel/viewer.js';
import { Loader } from '../platform/graphql/loader.js';
import { NodeRegistry } from '../platform/graphql/node.resolver.js';
import { Campaign, CampaignVersion } from './campaign.entity.js';
import type { CampaignStage } from './campaign.lifecycle.js';
import { canView } from './campaign.policy.js';

export interface CampaignFilter {
  readonly businessId: string | null;
  readonly allianceId: string | null;
  readonly stage: CampaignStage | null;
}

/** Reads of campaigns. Nothing here writes, every list knows who is looking, and none knows a guest. */
@Injectable()
export class CampaignsQueries implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly nodes: NodeRegistry,
  ) {}

  onModuleInit(): void {
    this.nodes.register('Campaign', (viewer, id) => this.findVisible(viewer, id));
  }

  /** By id, for fields of things that the viewer may see. */
  readonly byId = new Loader<string, Campaign>(async (ids) => {
    const rows = await this.dataSource.manager.findBy(Campaign, { id: Any([...ids]) });
    return new Map(rows.map((row) => [row.id, row]));
  });

  readonly versionsOf = new Loader<string, CampaignVersion[]>(async (ids) => {
    const rows = await this.dataSource.manager.find(CampaignVersion, {
      where: { campaignId: Any([...ids]) },
      order: { number: 'DESC' },
      comment: 'campaigns.versionsOf',
    });
    const byCampaign = new Map<string, CampaignVersion[]>(ids.map((id) => [id, []]));
    for (const row of rows) byCampaign.get(row.campaignId)?.push(row);
    return byCampaign;
  });

  /** The campaign, or null when it does not exist or the viewer may not know that it does. */
  async findVisible(viewer: Viewer, id: string): Promise<Campaign | null> {
    const campaign = await this.dataSource.manager.findOneBy(Campaign, { id });
    return campaign && canView(viewer, campaign) ? campaign : null;
  }

  /** Those that the viewer may see, newest first. */
  async page(viewer: Viewer, { businessId, allianceId, stage }: CampaignFilter, slice: Slice): Promise<Page<Campaign>> {
    const rows = await this.dataSource.manager
      .createQueryBuilder(Campaign, 'campaign')
      .comment('campaigns.page')
      // In parentheses of its own: TypeORM adds none, and an OR would leak.
      .where(
        `((campaign.shownAt IS NOT NULL AND (:isAdmin OR campaign.hostId = ANY(:mine) OR campaign.beneficiaryId = ANY(:mine)))
          OR (campaign.shownAt IS NULL AND campaign.proposedById = ANY(:mine)))`,
        { isAdmin: viewer.isAdmin, mine: [...viewer.roles.keys()] },
      )
      .andWhere(businessId ? '(campaign.hostId = :businessId OR campaign.beneficiaryId = :businessId)' : 'TRUE', { businessId })
      .andWhere(allianceId ? '(campaign.allianceId = :allianceId)' : 'TRUE', { allianceId })
      .andWhere(stage ? '(campaign.stage = :stage)' : 'TRUE', { stage })
      .andWhere(slice.after ? '(campaign.id < :after)' : 'TRUE', { after: slice.after })
      .orderBy('campaign.id', 'DESC')
      .limit(slice.first + 1)
      .getMany();
    return toPage(rows, slice);
  }
}
