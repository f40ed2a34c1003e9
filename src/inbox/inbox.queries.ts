import { Injectable } from '@nestjs/common';
import type { Page, Slice } from '../kernel/page.js';
import { toPage } from '../kernel/page.js';
import type { Viewer } from '../kernel/viewer.js';
import type { Box, InboxItemType } from './inbox.graph.js';

export interface Counts {
  readonly needsYou: number;
  readonly unread: number;
  readonly snoozed: number;
}

/** What a page is a page of, so that it can be counted when the count is asked for. */
export interface Countable {
  readonly businessId: string;
  readonly box: Box;
}

export interface InboxPage extends Page<InboxItemType> {
  readonly countable: Countable;
}

/** Every read of the inbox. */
@Injectable()
export class InboxQueries {
  page(_viewer: Viewer, businessId: string, box: Box, slice: Slice): Promise<InboxPage> {
    return Promise.resolve(Object.assign(toPage<InboxItemType>([], slice), { countable: { businessId, box } }));
  }

  count(_viewer: Viewer, _countable: Countable): Promise<number> {
    return Promise.resolve(0);
  }

  counts(_viewer: Viewer, _businessId: string): Promise<Counts> {
    return Promise.resolve({ needsYou: 0, unread: 0, snoozed: 0 });
  }
}
