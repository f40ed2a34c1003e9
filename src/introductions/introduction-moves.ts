import { Injectable } from '@nestjs/common';
import { DomainError } from '../kernel/domain-error.js';
import { now } from '../kernel/time.js';
import { assertVersion } from '../kernel/version.js';
import type { Viewer } from '../kernel/viewer.js';
import { lockRow } from '../platform/database/lock-row.js';
import type { Tx } from '../platform/database/unit-of-work.js';
import { EventLog } from '../platform/events/event-log.js';
import { IntroductionClocks } from './introduction-clocks.js';
import { Introduction } from './introduction.entity.js';
import { introductionLifecycle, type IntroductionStage, type IntroductionVerb } from './introduction.lifecycle.js';
import { audienceOf, can, canView, sideOf } from './introduction.policy.js';

/** What a verb changes beside the stage, and what its event tells. Payloads hold codes, ids and checked words only. */
export interface Consequence {
  readonly to?: IntroductionStage;
  readonly change?: Partial<Introduction>;
  readonly payload?: Record<string, unknown>;
}

export type Decision = (introduction: Introduction) => Consequence | Promise<Consequence>;

interface Actor {
  readonly actorId: string | null;
  readonly businessId: string | null;
}
const NOBODY: Actor = { actorId: null, businessId: null };

/**
 * Lock, check, change, record: how every introduction moves.
 *
 * The row stays locked until commit, so of fifty who decide at once one decides, and the others see what
 * she decided and are refused.
 */
@Injectable()
export class IntroductionMoves {
  constructor(
    private readonly clocks: IntroductionClocks,
    private readonly events: EventLog,
  ) {}

  /** What a person does. NOT_FOUND tells neither "not there" nor "not for you". */
  async byViewer(
    tx: Tx,
    viewer: Viewer,
    id: string,
    verb: IntroductionVerb,
    expectedVersion: number | null,
    decide: Decision = () => ({}),
  ): Promise<Introduction> {
    const introduction = await lockRow(tx, Introduction, id);
    if (!introduction || !canView(viewer, introduction)) throw notFound();
    if (!can(viewer, verb, introduction)) throw forbidden(verb);
    assertVersion(introduction.version, expectedVersion);
    const actor = { actorId: viewer.userId, businessId: sideOf(viewer, introduction) };
    return this.apply(tx, introduction, verb, decide, actor);
  }

  /** What a clock, the client's word or an event does; null where the introduction has moved on and nothing is left to do. */
  async byItself(tx: Tx, id: string, verb: IntroductionVerb, decide: Decision = () => ({})): Promise<Introduction | null> {
    const introduction = await lockRow(tx, Introduction, id);
    if (!introduction || !introductionLifecycle.allows(introduction.stage, verb)) return null;
    return this.apply(tx, introduction, verb, decide, NOBODY);
  }

  private async apply(
    tx: Tx,
    introduction: Introduction,
    verb: IntroductionVerb,
    decide: Decision,
    actor: Actor,
  ): Promise<Introduction> {
    if (!introductionLifecycle.allows(introduction.stage, verb)) introductionLifecycle.after(introduction.stage, verb);
    const { to, change = {}, payload = {} } = await decide(introduction);
    const stage = introductionLifecycle.after(introduction.stage, verb, to);
    const hasMoved = stage !== introduction.stage;
    const changed = { ...change, ...(hasMoved && { stage, stageSince: now() }), version: introduction.version + 1 };
    await tx.update(Introduction, { id: introduction.id }, changed);
    const moved = { ...introduction, ...changed };
    if (hasMoved) await this.clocks.follow(tx, moved);
    const { event: type } = introductionLifecycle.moves[verb];
    await this.events.record(tx, { type, subjectId: introduction.id, ...actor, audience: audienceOf(moved), payload });
    return moved;
  }
}

export const notFound = () => new DomainError({ code: 'NOT_FOUND', message: 'No such introduction.', field: ['id'] });
const forbidden = (verb: string) =>
  new DomainError({ code: 'FORBIDDEN', message: `You may not ${inWords(verb)} this introduction.` });

const WORDS: Readonly<Record<string, string>> = {
  askClient: 'ask the client of',
  reportContact: 'report a contact of',
  reportMeeting: 'report a meeting of',
  giveProgress: 'report the progress of',
};
const inWords = (verb: string): string => WORDS[verb] ?? verb;
