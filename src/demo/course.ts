import type { FirmScript } from './firm-script.js';
import { brief, claims, vouch } from './introduction-script.js';
import { IntroductionStory } from './introduction-story.js';
import type { Scene, Stage } from './stage.js';

type Reasons = Parameters<IntroductionStory['decline']>[1];
type Report = Parameters<IntroductionStory['report']>[1];

/** Who, to whom, about whom, what is needed and why it matters, what shows it, and how the introducer knows her. */
export type Telling = readonly [
  from: FirmScript,
  to: FirmScript,
  contact: string,
  need: string,
  issue: 'REVENUE' | 'COST' | 'EFFICIENCY' | 'RISK',
  said: string,
  basis: string,
];

/** The usual course of an introduction, each part of it the days that such things take. */
export class Course {
  private readonly story: IntroductionStory;

  constructor(
    stage: Stage,
    private readonly days: number,
    [from, to, contact, need, issue, said, basis]: Telling,
  ) {
    this.story = new IntroductionStory(stage, {
      ...{ from, to, contact },
      ...brief(need, issue),
      ...claims({ need: [said, 'CONTACT'] }),
      ...vouch(2 + (need.length % 4), basis, null),
    });
  }

  draft(): Scene {
    return this.story.draft(this.days);
  }

  offered(): Scene {
    return this.story.offer(this.days);
  }

  requested(): Scene {
    return this.story.request(this.days);
  }

  accepted(): Scene[] {
    return [this.offered(), this.story.accept(this.days - 1)];
  }

  declined(reasons: Reasons): Scene[] {
    return [this.offered(), this.story.decline(this.days - 1, reasons)];
  }

  /** The client has been asked. */
  asked(): Scene[] {
    return this.story.upToClient(this.days);
  }

  refused(): Scene[] {
    return [...this.asked(), this.story.no(this.days - 4)];
  }

  introduced(): Scene[] {
    return [...this.asked(), this.story.yes(this.days - 4)];
  }

  inContact(): Scene[] {
    return [...this.introduced(), this.story.contact(this.days - 5)];
  }

  met(): Scene[] {
    return [...this.inContact(), this.story.meet(this.days - 11)];
  }

  /** Won three weeks after it began; confirmed a day later, if the other side has looked at it. */
  won(euros: number, thanks: string, isConfirmed = true): Scene[] {
    const won = [...this.met(), this.story.won(this.days - 21, euros, thanks)];
    return isConfirmed ? [...won, this.story.confirm(this.days - 22)] : won;
  }

  closed(type: 'LOST' | 'NO_DECISION', reason: NonNullable<Report['reason']>, note: string): Scene[] {
    const report = { type, amount: null, fee: null, reason, note };
    return [...this.met(), this.story.report(this.days - 21, report), this.story.confirm(this.days - 22)];
  }
}
