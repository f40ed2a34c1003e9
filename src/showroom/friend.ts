import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { Introduction, IntroductionsService } from '../introductions/index.js';
import { DomainError } from '../kernel/domain-error.js';
import { now } from '../kernel/time.js';
import type { Viewer } from '../kernel/viewer.js';
import { OutcomesService } from '../outcomes/index.js';
import { OnJob, type Job } from '../platform/jobs/on-job.js';
import { DemoClients } from './demo-clients.js';
import { factsOf, findFriend, friendIsAskedToConfirm } from './friend-facts.js';
import { ACT } from './friend.reactions.js';
import { nextStep, type Step } from './friend.rules.js';

const UNKNOWN = { value: null, saidBy: null, evidence: null, state: 'UNKNOWN' } as const;
const NOTHING_SAID = { need: UNKNOWN, budget: UNKNOWN, authority: UNKNOWN, timing: UNKNOWN } as const;
const FIELDS = ['NAME', 'EMAIL', 'PHONE', 'TITLE', 'COMPANY'] as const;
/** What the friend wins each time. */
const WON = { amountMinor: 640_000n, currency: 'EUR' };
const THANKS = 'Thank you for a good introduction: they knew what they wanted, and so did we.';

/** Acts for the friendly demo firm, by the same services as everybody, so whatever is not allowed does not happen. */
@Injectable()
export class Friend {
  constructor(
    private readonly manager: EntityManager,
    private readonly introductions: IntroductionsService,
    private readonly outcomes: OutcomesService,
    private readonly clients: DemoClients,
  ) {}

  /** What has moved on meanwhile, or is refused (the alliance was paused, say), is left alone. */
  @OnJob(ACT)
  async act({ data }: Job): Promise<void> {
    const { step, subjectId } = data as unknown as { step: Step; subjectId: string };
    const friend = await findFriend(this.manager);
    if (!friend || !(await this.isStillDue(step, subjectId))) return;
    const { id, ownerId: userId } = friend;
    const viewer: Viewer = { userId, isAdmin: false, roles: new Map([[id, 'OWNER']]), scopes: null };
    await this.take(step, viewer, subjectId, id).catch((error: unknown) => {
      if (!(error instanceof DomainError)) throw error;
    });
  }

  private async isStillDue(step: Step, subjectId: string): Promise<boolean> {
    if (step === 'confirm') return friendIsAskedToConfirm(this.manager, subjectId);
    const facts = await factsOf(this.manager, subjectId);
    return facts !== null && nextStep(facts) === step;
  }

  private async take(step: Step, viewer: Viewer, id: string, friendId: string): Promise<unknown> {
    switch (step) {
      case 'accept':
        return this.introductions.accept(viewer, id, { contactId: null, qualification: NOTHING_SAID, vouch: null }, null);
      case 'name':
        return this.name(viewer, id, friendId);
      case 'askClient':
        return this.introductions.askClient(viewer, id, { text: await this.textFor(id), fields: FIELDS }, null);
      case 'answerForClient':
        return this.clients.sayYes(id);
      case 'contact':
        return this.introductions.reportContact(viewer, id, null);
      case 'meet':
        return this.introductions.reportMeeting(viewer, id, now(), null);
      case 'win':
        return this.outcomes.report(viewer, {
          ...{ of: { introductionId: id }, type: 'WON', attribution: 'SOURCED', amount: WON, fee: null },
          ...{ closedAt: null, reason: null, note: THANKS },
        });
      case 'confirm':
        return this.outcomes.confirm(viewer, id, null);
    }
  }

  /** Somebody in its book who was not introduced yet; with nobody left it says so at once. */
  private async name(viewer: Viewer, id: string, friendId: string): Promise<unknown> {
    const contactId = await this.clients.anyFree(friendId);
    if (contactId === null) {
      const note = 'We have asked everybody we know. Ask us again in a while.';
      return this.introductions.decline(viewer, id, { reason: 'NO_SUCH_CLIENT', note, notBefore: null }, null);
    }
    const vouch = { strength: 4, basis: 'A client of ours', text: null };
    return this.introductions.accept(viewer, id, { contactId, qualification: NOTHING_SAID, vouch }, null);
  }

  private async textFor(id: string): Promise<string> {
    const { contactId, introducerId, brief } = await this.manager.findOneByOrFail(Introduction, { id });
    const name = contactId === null ? null : await this.clients.nameOf(introducerId, contactId);
    return `Dear ${name?.split(' ')[0] ?? 'friend'},\n\nwe spoke about this: ${brief.need.replace(/[.\s]+$/, '')}. I know somebody who does just that. May I bring you together?`;
  }
}
