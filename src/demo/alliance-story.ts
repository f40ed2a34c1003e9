import { AlliancesQueries, AlliancesService, TrustService } from '../alliances/index.js';
import type { Viewer } from '../kernel/viewer.js';
import { JUDGE } from './firm-story.js';
import type { FirmScript } from './firm-script.js';
import { gettingToKnow } from './getting-to-know.js';
import type { Scene, Stage } from './stage.js';

type Propose = Parameters<AlliancesService['propose']>[1];
type Decline = Parameters<AlliancesService['decline']>[2];
type Reasons = Parameters<AlliancesService['pause']>[2];
type Review = Parameters<TrustService['review']>[2];

export interface AllianceScript extends Pick<Propose, 'purpose' | 'pilotTitle' | 'pilotGoal'> {
  readonly proposer: FirmScript;
  readonly partner: FirmScript;
  readonly terms: string;
}

export type Party = 'proposer' | 'partner';

/** The name under which the story keeps the alliance of two firms. */
export const allianceOf = (one: FirmScript, other: FirmScript): string => [one.key, other.key].sort().join(' and ');

/** One alliance, told verb by verb; each verb takes the days ago that it was used. */
export class AllianceStory {
  constructor(
    private readonly stage: Stage,
    private readonly script: AllianceScript,
  ) {}

  propose(days: number): Scene {
    const { proposer, partner, purpose, pilotTitle, pilotGoal } = this.script;
    return this.at(days, async () => {
      const parties = { proposerId: this.stage.id(proposer.key), partnerId: this.stage.id(partner.key) };
      const { id } = await this.alliances.propose(this.as('proposer'), { ...parties, purpose, pilotTitle, pilotGoal });
      this.stage.name(allianceOf(proposer, partner), id);
    });
  }

  accept(days: number): Scene {
    return this.at(days, () => this.alliances.accept(this.as('partner'), this.id, null));
  }

  withdraw(days: number, because: Reasons): Scene {
    return this.at(days, () => this.alliances.withdraw(this.as('proposer'), this.id, because, null));
  }

  reject(days: number, because: Reasons): Scene {
    return this.at(days, () => this.alliances.reject(this.stage.viewer(JUDGE), this.id, because, null));
  }

  suspend(days: number, because: Reasons): Scene {
    return this.at(days, () => this.alliances.suspend(this.stage.viewer(JUDGE), this.id, because, null));
  }

  end(days: number, party: Party, because: Reasons): Scene {
    return this.at(days, () => this.alliances.end(this.as(party), this.id, because, null));
  }

  decline(days: number, because: Decline): Scene {
    return this.at(days, () => this.alliances.decline(this.as('partner'), this.id, because, null));
  }

  /** The proposer writes the terms, and both accept them within the day. */
  agree(days: number): Scene[] {
    const accept = (party: Party) => async () => {
      const agreements = await this.stage.service(AlliancesQueries).agreementsOf.load({}, this.id);
      await this.trust.acceptAgreement(this.as(party), this.id, agreements?.[0]?.id ?? '', null);
    };
    return [
      this.at(days, () => this.trust.writeAgreement(this.as('proposer'), this.id, this.script.terms, null)),
      this.at(days - 0.1, accept('proposer')),
      this.at(days - 0.4, accept('partner')),
    ];
  }

  ready(days: number, party: Party): Scene {
    return this.at(days, () => this.alliances.markReady(this.as(party), this.id, null));
  }

  approve(days: number): Scene {
    return this.at(days, () => this.alliances.approve(this.stage.viewer(JUDGE), this.id, null));
  }

  review(days: number, party: Party, review: Review): Scene {
    return this.at(days, () => this.trust.review(this.as(party), this.id, review, null));
  }

  pause(days: number, party: Party, because: Reasons): Scene {
    return this.at(days, () => this.alliances.pause(this.as(party), this.id, because, null));
  }

  /** From the proposal, so many days ago, to the approval of it ten days later. */
  upToPilot(days: number): Scene[] {
    return [...this.upToReady(days), this.ready(days - 8, 'proposer'), this.approve(days - 10)];
  }

  /** From the proposal to the first side's "ready", a week later. */
  upToReady(days: number): Scene[] {
    return [
      this.propose(days),
      this.accept(days - 2),
      ...gettingToKnow(this.stage, this.script, () => this.id, days - 2.1),
      ...this.agree(days - 4),
      this.ready(days - 7, 'partner'),
    ];
  }

  /** From the proposal to both sides' "go", sixteen days later. */
  upToActive(days: number, proposerSays: string, partnerSays: string): Scene[] {
    const good = { delivery: 4, communication: 5, clientCare: 5, ethics: 5, verdict: 'GO' } as const;
    return [
      ...this.upToPilot(days),
      this.review(days - 15, 'proposer', { ...good, example: proposerSays }),
      this.review(days - 16, 'partner', { ...good, delivery: 5, communication: 4, example: partnerSays }),
    ];
  }

  private get id(): string {
    return this.stage.id(allianceOf(this.script.proposer, this.script.partner));
  }

  private get alliances(): AlliancesService {
    return this.stage.service(AlliancesService);
  }

  private get trust(): TrustService {
    return this.stage.service(TrustService);
  }

  private as(party: Party): Viewer {
    return this.stage.viewer(this.script[party].owner.key);
  }

  private at(days: number, play: () => Promise<unknown>): Scene {
    return { at: this.stage.ago(days), play };
  }
}
