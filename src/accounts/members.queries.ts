import { Injectable } from '@nestjs/common';
import { DataSource, MoreThan } from 'typeorm';
import { DomainError } from '../kernel/domain-error.js';
import { now } from '../kernel/time.js';
import { belongsTo, manages, type Viewer } from '../kernel/viewer.js';
import { ApiKey } from './api-key.entity.js';
import { MemberInvitation } from './member-invitation.entity.js';
import { Membership } from './membership.entity.js';

/** Who acts for a business, who is invited to, and its API keys. */
@Injectable()
export class MembersQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** Oldest first. To its members and to admins; to others the business is not there. */
  async ofBusiness(viewer: Viewer, businessId: string): Promise<Membership[]> {
    if (!belongsTo(viewer, businessId) && !viewer.isAdmin) throw noSuchBusiness();
    return this.dataSource.manager.find(Membership, { where: { businessId }, order: { id: 'ASC' } });
  }

  ofUser(userId: string): Promise<Membership[]> {
    return this.dataSource.manager.find(Membership, { where: { userId }, order: { id: 'ASC' } });
  }

  /** The open ones, newest first, to those who may invite. */
  async invitationsOf(viewer: Viewer, businessId: string): Promise<MemberInvitation[]> {
    assertManages(viewer, businessId);
    return this.dataSource.manager.find(MemberInvitation, {
      where: { businessId, expiresAt: MoreThan(now()) },
      order: { id: 'DESC' },
    });
  }

  /** Newest first, to those who may make them. */
  async apiKeysOf(viewer: Viewer, businessId: string): Promise<ApiKey[]> {
    assertManages(viewer, businessId);
    return this.dataSource.manager.find(ApiKey, { where: { businessId }, order: { id: 'DESC' } });
  }
}

/** NOT_FOUND for who does not belong to the business, FORBIDDEN for who does and may not bind it. */
export function assertManages(viewer: Viewer, businessId: string): void {
  if (!belongsTo(viewer, businessId)) throw noSuchBusiness();
  if (!manages(viewer, businessId)) {
    throw new DomainError({ code: 'FORBIDDEN', message: 'This is for owners and managers of the business.' });
  }
}

const noSuchBusiness = () => new DomainError({ code: 'NOT_FOUND', message: 'No such business.', field: ['businessId'] });
