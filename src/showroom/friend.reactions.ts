import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/unit-of-work.js';
import { Config } from '../platform/config/config.js';
import type { Event } from '../platform/events/event.entity.js';
import { OnEvent } from '../platform/events/on-event.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { factsOf, friendIsAskedToConfirm } from './friend-facts.js';
import { nextStep, takes, type Step } from './friend.rules.js';

export const ACT = 'showroom.act';

/** Sees when it is the friendly demo firm's turn, or a demo client's, and has it done a few seconds later. */
@Injectable()
export class FriendReactions {
  constructor(
    private readonly config: Config,
    private readonly jobs: Jobs,
  ) {}

  @OnEvent(
    'introduction.offered',
    'introduction.requested',
    'introduction.accepted',
    'introduction.client_asked',
    'introduction.introduced',
    'introduction.contact_reported',
    'introduction.meeting_reported',
  )
  async goOn(tx: Tx, { subjectId }: Event): Promise<void> {
    if (!this.config.demo) return;
    const facts = await factsOf(tx, subjectId);
    const step = facts && nextStep(facts);
    if (step) await this.order(tx, step, subjectId);
  }

  @OnEvent('outcome.reported')
  async lookAtOutcome(tx: Tx, { subjectId }: Event): Promise<void> {
    if (this.config.demo && (await friendIsAskedToConfirm(tx, subjectId))) await this.order(tx, 'confirm', subjectId);
  }

  private order(tx: Tx, step: Step, subjectId: string): Promise<void> {
    return this.jobs.send(tx, ACT, { step, subjectId }, { key: `${step} ${subjectId}`, after: takes(step) });
  }
}
