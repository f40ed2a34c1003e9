import { Injectable } from '@nestjs/common';
import { DomainError } from '../kernel/domain-error.js';
import type { Viewer } from '../kernel/viewer.js';
import type { InboxItemType } from './inbox.graph.js';

/** What a person does with the items of an inbox. */
@Injectable()
export class InboxService {
  snooze(_viewer: Viewer, _businessId: string, _id: string, _until: Date): Promise<InboxItemType> {
    throw notFound();
  }
  finish(_viewer: Viewer, _businessId: string, _id: string): Promise<InboxItemType> {
    throw notFound();
  }
  restore(_viewer: Viewer, _businessId: string, _id: string): Promise<InboxItemType> {
    throw notFound();
  }
  markRead(_viewer: Viewer, _businessId: string, _id: string): Promise<InboxItemType> {
    throw notFound();
  }
  markUnread(_viewer: Viewer, _businessId: string, _id: string): Promise<InboxItemType> {
    throw notFound();
  }
}

const notFound = () => new DomainError({ code: 'NOT_FOUND', message: 'No such item.', field: ['id'] });
