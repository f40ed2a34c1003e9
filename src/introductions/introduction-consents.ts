import { Injectable, type OnModuleInit } from '@nestjs/common';
import { User } from '../accounts/index.js';
import { Business } from '../businesses/index.js';
import {
  ConsentPurposes,
  type Consent,
  type ConsentDescription,
  type ConsentPurpose,
  type ConsentState,
} from '../consents/index.js';
import { lockRow } from '../platform/database/lock-row.js';
import type { Tx } from '../platform/database/unit-of-work.js';
import { IntroductionLetters } from './introduction-letters.js';
import { IntroductionMoves, type Consequence } from './introduction-moves.js';
import { Introduction } from './introduction.entity.js';
import type { IntroductionVerb } from './introduction.lifecycle.js';

/** What the client's word does to an introduction. */
const verbOf: Readonly<Record<ConsentState, IntroductionVerb>> = {
  ASKED: 'askAgain',
  GRANTED: 'introduce',
  DECLINED: 'refuse',
  DEFERRED: 'defer',
  EXPIRED: 'expire',
  WITHDRAWN: 'withdraw',
  REVOKED: 'revoke',
};

/** With what reason. The client's own words stay with whoever asked. */
function consequenceOf({ state, notBefore }: Consent): Consequence {
  switch (state) {
    case 'DEFERRED':
      return { change: { notBefore } };
    case 'ASKED':
      return { change: { notBefore: null } };
    case 'GRANTED':
      return { change: { notBefore: null } };
    case 'DECLINED':
      return because('CLIENT_SAID_NO');
    case 'EXPIRED':
      return because('CLIENT_SILENT');
    case 'WITHDRAWN':
      return because('CLIENT_REMOVED');
    case 'REVOKED':
      // A word on progress may have named her.
      return { ...because('CLIENT_REVOKED'), change: { reason: 'CLIENT_REVOKED', note: null, progressNote: null } };
  }
}

const because = (reason: 'CLIENT_SAID_NO' | 'CLIENT_SILENT' | 'CLIENT_REMOVED' | 'CLIENT_REVOKED'): Consequence => ({
  change: { reason },
  payload: { reason },
});

/** What consents need to know of introductions: what to tell the client, and what her answer changes. */
@Injectable()
export class IntroductionConsents implements ConsentPurpose, OnModuleInit {
  constructor(
    private readonly purposes: ConsentPurposes,
    private readonly moves: IntroductionMoves,
    private readonly letters: IntroductionLetters,
  ) {}

  onModuleInit(): void {
    this.purposes.register('INTRODUCTION', this);
  }

  async describe(tx: Tx, { subjectId }: Consent): Promise<ConsentDescription> {
    const { introducerId, beneficiaryId, brief, vouch, askedBy } = await tx.findOneByOrFail(Introduction, { id: subjectId });
    const introducer = await tx.findOneByOrFail(Business, { id: introducerId });
    const beneficiary = await tx.findOneByOrFail(Business, { id: beneficiaryId });
    const asker = askedBy === null ? null : await tx.findOneBy(User, { id: askedBy });
    return {
      askedBy: { name: asker?.name ?? introducer.tradingName, business: introducer.tradingName },
      partner: { name: beneficiary.tradingName, about: beneficiary.about },
      why: brief.need,
      vouch: vouch?.text ?? vouch?.basis ?? null,
    };
  }

  /** Where the introduction has moved on there is nothing left to follow. */
  async decided(tx: Tx, consent: Consent): Promise<void> {
    const moved = await this.moves.byItself(tx, consent.subjectId, verbOf[consent.state], () => consequenceOf(consent));
    if (moved?.stage === 'INTRODUCED') await this.letters.sendIntroduced(tx, moved);
  }

  async lock(tx: Tx, subjectId: string): Promise<void> {
    await lockRow(tx, Introduction, subjectId);
  }
}
