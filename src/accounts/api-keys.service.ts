import { Injectable } from '@nestjs/common';
import { DomainError } from '../kernel/domain-error.js';
import { uuidv7 } from '../kernel/id.js';
import { now } from '../kernel/time.js';
import { belongsTo, manages, type Viewer } from '../kernel/viewer.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { EventLog } from '../platform/events/event-log.js';
import { ApiKey } from './api-key.entity.js';
import { newKey } from './api-key.secret.js';
import { Authentication } from './authentication.js';
import { assertManages } from './members.queries.js';
import { Membership } from './membership.entity.js';
import type { KeyScope } from './scopes.js';
import { hashOf } from './secrets.js';

export interface NewApiKey {
  readonly name: string;
  readonly scopes: readonly KeyScope[];
  readonly expiresAt?: Date | null;
}

/** Makes and revokes API keys. */
@Injectable()
export class ApiKeysService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventLog,
    private readonly authentication: Authentication,
  ) {}

  /** The secret is answered here once; only its hash is kept. */
  async create(viewer: Viewer, businessId: string, input: NewApiKey): Promise<{ apiKey: ApiKey; secret: string }> {
    assertManages(viewer, businessId);
    const at = now();
    if (input.expiresAt && input.expiresAt <= at) {
      throw new DomainError({ code: 'INVALID', message: 'The end of the key lies in the past.', field: ['input', 'expiresAt'] });
    }
    return this.unitOfWork.run(async (tx) => {
      const { prefix, key } = newKey();
      // Held until commit, so that a key is not made for somebody who is just being removed.
      await tx.findOne(Membership, { where: { userId: viewer.userId, businessId }, lock: { mode: 'for_key_share' } });
      const apiKey: ApiKey = {
        id: uuidv7(),
        businessId,
        createdById: viewer.userId,
        name: input.name,
        prefix,
        secretHash: hashOf(key),
        scopes: [...input.scopes],
        createdAt: at,
        expiresAt: input.expiresAt ?? null,
        lastUsedAt: null,
      };
      await tx.insert(ApiKey, apiKey);
      await this.events.record(tx, {
        type: 'api_key.created',
        subjectId: apiKey.id,
        actorId: viewer.userId,
        businessId,
        audience: [businessId],
        payload: { scopes: apiKey.scopes },
      });
      return { apiKey, secret: key };
    });
  }

  /** By its maker, and by whoever manages the business. Refused everywhere within a second. */
  async revoke(viewer: Viewer, id: string): Promise<ApiKey> {
    const revoked = await this.unitOfWork.run(async (tx) => {
      const apiKey = await tx.findOne(ApiKey, { where: { id }, lock: { mode: 'for_no_key_update' } });
      if (!apiKey || !belongsTo(viewer, apiKey.businessId)) throw notFound();
      if (!manages(viewer, apiKey.businessId) && apiKey.createdById !== viewer.userId) {
        throw new DomainError({ code: 'FORBIDDEN', message: 'Only its maker, owners and managers revoke a key.' });
      }
      await tx.delete(ApiKey, { id });
      const { businessId } = apiKey;
      await this.events.record(tx, {
        type: 'api_key.revoked',
        subjectId: id,
        actorId: viewer.userId,
        businessId,
        audience: [businessId],
      });
      return apiKey;
    });
    this.authentication.forget();
    return revoked;
  }
}

const notFound = () => new DomainError({ code: 'NOT_FOUND', message: 'No such API key.', field: ['id'] });
