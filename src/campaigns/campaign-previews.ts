import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { AlliancesQueries } from '../alliances/index.js';
import { DomainError } from '../kernel/domain-error.js';
import { belongsTo, type Viewer } from '../kernel/viewer.js';
import { UnitOfWork, type Tx } from '../platform/database/unit-of-work.js';
import type { Written } from '../platform/mail/letter.js';
import { CampaignLetters } from './campaign-letters.js';
import type { CampaignContent } from './campaign.rules.js';
import { GuestTokens } from './guest-tokens.js';
import { GuestViews, type GuestView, type Shown } from './guest-views.js';

/** Words that are kept nowhere yet. */
export interface Sketch {
  readonly allianceId: string;
  readonly isHost: boolean;
  readonly content: CampaignContent;
}

/** No invitation has it: links made with it are found and taken out again. */
const NOBODY = { id: '00000000-0000-0000-0000-000000000000', name: 'Anna Guest', email: 'guest@guest.invalid' };

/** What guests would be shown of words while they are being written. Nothing is kept, and PostgreSQL refuses to write. */
@Injectable()
export class CampaignPreviews {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly alliances: AlliancesQueries,
    private readonly letters: CampaignLetters,
    private readonly views: GuestViews,
    private readonly tokens: GuestTokens,
  ) {}

  page(viewer: Viewer, sketch: Sketch): Promise<GuestView> {
    return this.look(viewer, sketch, (tx, shown) => this.views.look(tx, shown));
  }

  /** The mail with its links taken out. */
  mail(viewer: Viewer, sketch: Sketch): Promise<Written> {
    return this.look(viewer, sketch, async (tx, shown) => {
      const { body } = (await this.letters.compose(tx, shown)).for(NOBODY);
      const [url, leave] = [this.tokens.invitationUrl(shown.content.title, NOBODY.id), this.tokens.preferencesUrl(NOBODY.id)];
      const unlinked = (text: string) =>
        [url, leave].reduce((rest, link) => rest.replaceAll(`"${link}"`, '"#"').replaceAll(link, 'https://…'), text);
      return { html: unlinked(body.html), text: unlinked(body.text) };
    });
  }

  /** Throws NOT_FOUND for an alliance that is none of the viewer's. */
  private async look<Result>(
    viewer: Viewer,
    { allianceId, isHost, content }: Sketch,
    see: (tx: Tx, shown: Shown) => Promise<Result>,
  ): Promise<Result> {
    const alliance = isUUID(allianceId, 'loose') ? await this.alliances.findVisible(viewer, allianceId) : null;
    const sides = alliance && [alliance.proposerId, alliance.partnerId];
    const ownId = sides?.find((id) => belongsTo(viewer, id));
    const otherId = sides?.find((id) => id !== ownId);
    if (ownId === undefined || otherId === undefined) throw new DomainError(noAlliance);
    const [hostId, beneficiaryId] = isHost ? [ownId, otherId] : [otherId, ownId];
    const shown = { ...{ id: NOBODY.id, hostId, beneficiaryId, content, capacity: null }, stage: 'DRAFT' as const, version: 1 };
    return this.unitOfWork.readFor([], (tx) => see(tx, shown));
  }
}

const noAlliance = { code: 'NOT_FOUND', message: 'No such alliance.', field: ['allianceId'] };
