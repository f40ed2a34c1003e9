import { Injectable } from '@nestjs/common';
import type { DeepPartial, EntityTarget, FindOptionsWhere } from 'typeorm';
import { assertNone, DomainError } from '../kernel/domain-error.js';
import { uuidv7 } from '../kernel/id.js';
import type { Viewer } from '../kernel/viewer.js';
import type { Tx } from '../platform/database/unit-of-work.js';
import type { Business } from './business.entity.js';
import { violationsOfMarket } from './business.rules.js';
import { BusinessesService } from './businesses.service.js';
import { Discretion } from './discretion.js';
import { known } from './known.js';
import { Offering, ReferralTrigger, TargetMarket } from './profile.entities.js';

type Part = Offering | TargetMarket | ReferralTrigger;
export type Values<P extends Part> = Omit<P, 'id' | 'businessId'>;

/** A business after a change of its profile, and the part that was changed. */
export interface Changed {
  readonly business: Business;
  readonly partId: string;
}

/** At most this many parts of one kind: a profile is read by people. */
const MOST_PARTS = 50;

/** The parts of a profile: offerings, target markets, referral triggers. Each is added, replaced or removed whole. */
@Injectable()
export class ProfileService {
  constructor(
    private readonly businesses: BusinessesService,
    private readonly discretion: Discretion,
  ) {}

  async saveOffering(viewer: Viewer, businessId: string, id: string | null, offering: Values<Offering>): Promise<Changed> {
    if ((offering.sequence === null) !== (offering.relativeTo === null)) {
      throw new DomainError({
        code: 'INVALID',
        message: 'Give both sequence and relativeTo, or neither.',
        field: ['input', 'sequence'],
      });
    }
    return this.save(viewer, businessId, id, Offering, 'offering', offering);
  }

  async saveTargetMarket(viewer: Viewer, businessId: string, id: string | null, market: Values<TargetMarket>): Promise<Changed> {
    assertNone(violationsOfMarket(market, known));
    return this.save(viewer, businessId, id, TargetMarket, 'target_market', market);
  }

  async saveReferralTrigger(
    viewer: Viewer,
    businessId: string,
    id: string | null,
    trigger: Values<ReferralTrigger>,
  ): Promise<Changed> {
    return this.save(viewer, businessId, id, ReferralTrigger, 'referral_trigger', trigger, async (tx) => {
      if (trigger.offeringId && !(await tx.existsBy(Offering, { id: trigger.offeringId, businessId }))) {
        throw new DomainError({ code: 'INVALID', message: 'No such offering of this business.', field: ['input', 'offeringId'] });
      }
      const passages = (['see', 'say'] as const).map((field) => ({ field: ['input', field], text: trigger[field] }));
      await this.discretion.assert(tx, businessId, passages);
    });
  }

  async remove(
    viewer: Viewer,
    businessId: string,
    id: string,
    kind: 'offering' | 'target_market' | 'referral_trigger',
  ): Promise<Changed> {
    const entity = { offering: Offering, target_market: TargetMarket, referral_trigger: ReferralTrigger }[
      kind
    ] as EntityTarget<Part>;
    const business = await this.businesses.edit(viewer, businessId, null, async (tx) => {
      const { affected } = await tx.delete(entity, { id, businessId });
      if (!affected) throw noSuchPart();
      return { type: `business.${kind}_removed`, payload: { id } };
    });
    return { business, partId: id };
  }

  /** Adds a part (`id` null) or replaces the one with that id, all fields of it. */
  private async save<P extends Part>(
    viewer: Viewer,
    businessId: string,
    id: string | null,
    entity: EntityTarget<P>,
    kind: string,
    values: Values<P>,
    check: (tx: Tx) => Promise<void> = () => Promise.resolve(),
  ): Promise<Changed> {
    const partId = id ?? uuidv7();
    const business = await this.businesses.edit(viewer, businessId, null, async (tx) => {
      await check(tx);
      if (id === null) {
        const count = await tx.countBy(entity, { businessId } as FindOptionsWhere<P>);
        if (count >= MOST_PARTS)
          throw new DomainError({ code: 'INVALID', message: `At most ${MOST_PARTS} of these.`, field: ['input'] });
        await tx.save(entity, { ...values, id: partId, businessId } as unknown as DeepPartial<P>, { reload: false });
      } else {
        const { affected } = await tx.update(entity, { id, businessId }, values as object);
        if (!affected) throw noSuchPart();
      }
      return { type: `business.${kind}_${id === null ? 'added' : 'changed'}`, payload: { id: partId } };
    });
    return { business, partId };
  }
}

const noSuchPart = () => new DomainError({ code: 'NOT_FOUND', message: 'No such part of this profile.', field: ['partId'] });
