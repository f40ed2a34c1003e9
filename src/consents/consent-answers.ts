import { Injectable } from '@nestjs/common';
import { now } from '../kernel/time.js';
import { UnitOfWork, type Tx } from '../platform/database/unit-of-work.js';
import { MailLinks } from '../platform/mail/mail-links.js';
import { ConsentMoves } from './consent-moves.js';
import type { Consent } from './consent.entity.js';
import type { ConsentVerb } from './consent.lifecycle.js';
import { can, canReopen, isOpen } from './consent.policy.js';
import { AnswerSteps, linkEnded } from './consent-steps.js';

export const LINK_PURPOSE = 'consent';

/** What she pressed, with what she ticked and the day she typed. */
export type Answer =
  | { readonly decision: 'yes'; readonly fields: readonly string[] }
  | { readonly decision: 'later'; readonly date: string }
  | { readonly decision: 'no' | 'revoke' }
  | { readonly decision: 'reopen' };

/** The person's own verbs, by her link. Each is one transaction, together with what follows from it elsewhere. */
@Injectable()
export class ConsentAnswers {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly links: MailLinks,
    private readonly moves: ConsentMoves,
    private readonly steps: AnswerSteps,
  ) {}

  /**
   * Answers by link. What is no longer possible (a second click, a no that came after the yes) changes nothing and is
   * no error: she reads how it stands. Throws LINK_ENDED, and INVALID for `fields` or `date`.
   */
  async answer(token: string, answer: Answer): Promise<void> {
    const id = await this.links.find(token, LINK_PURPOSE);
    if (!id) throw linkEnded();
    await this.unitOfWork.run(async (tx) => {
      const consent = await this.moves.lock(tx, id);
      if (!consent || !isOpen(consent, now())) throw linkEnded();
      if (answer.decision === 'reopen') {
        if (canReopen(consent.state)) await this.steps.reopen(tx, consent);
        return;
      }
      if (!can('PERSON', verbs[answer.decision], consent.state)) return;
      await this.moves.tell(tx, await this.apply(tx, consent, answer));
    });
  }

  private apply(tx: Tx, consent: Consent, answer: Exclude<Answer, { decision: 'reopen' }>): Promise<Consent> {
    switch (answer.decision) {
      case 'yes':
        return this.steps.grant(tx, consent, answer.fields);
      case 'no':
        return this.steps.decline(tx, consent);
      case 'later':
        return this.steps.defer(tx, consent, answer.date);
      case 'revoke':
        return this.steps.revoke(tx, consent);
    }
  }
}

const verbs = { yes: 'grant', no: 'decline', later: 'defer', revoke: 'revoke' } as const satisfies Record<string, ConsentVerb>;
