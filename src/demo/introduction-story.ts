import { CONSENT_LINK, Consent, ConsentAnswers, type ConsentAnswer, type PersonField } from '../consents/index.js';
import { IntroductionBeginningsService, IntroductionsService } from '../introductions/index.js';
import { DAY } from '../kernel/time.js';
import type { Viewer } from '../kernel/viewer.js';
import { OutcomesService } from '../outcomes/index.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { MailLinks } from '../platform/mail/mail-links.js';
import { allianceOf } from './alliance-story.js';
import type { ClientScript, FirmScript } from './firm-script.js';
import type { Scene, Stage } from './stage.js';

type Offer = Parameters<IntroductionBeginningsService['offer']>[1];
type Reasons = Parameters<IntroductionsService['withdraw']>[2];
type Report = Parameters<OutcomesService['report']>[1];
type Money = NonNullable<Report['amount']>;

export interface IntroductionScript extends Pick<Offer, 'qualification' | 'vouch'> {
  readonly from: FirmScript;
  readonly to: FirmScript;
  /** The person in the introducer's book. */
  readonly contact: string;
  /** The brief but for the bands, which are those of the client. */
  readonly brief: Omit<Offer['brief'], 'industry' | 'sizeBand' | 'region'>;
}

export type Party = 'from' | 'to';

const EVERYTHING: readonly PersonField[] = ['NAME', 'EMAIL', 'PHONE', 'TITLE', 'COMPANY'];
export const eur = (whole: number): Money => ({ amountMinor: BigInt(whole) * 100n, currency: 'EUR' });

/** One introduction, told verb by verb; each verb takes the days ago that it was used. */
export class IntroductionStory {
  constructor(
    private readonly stage: Stage,
    private readonly script: IntroductionScript,
  ) {}

  draft(days: number): Scene {
    return this.at(days, async () => this.begun(await this.beginnings.draft(this.as('from'), this.offerOf())));
  }

  offer(days: number): Scene {
    return this.at(days, async () => this.begun(await this.beginnings.offer(this.as('from'), this.offerOf())));
  }

  request(days: number): Scene {
    return this.at(days, async () => this.begun(await this.beginnings.request(this.as('to'), this.offerOf())));
  }

  /** Of an offer the beneficiary, of a request the introducer, who names the person. */
  accept(days: number, by: Party = 'to'): Scene {
    return this.at(days, () => {
      const { qualification, vouch, contactId } = this.offerOf();
      const answer = { qualification, vouch, contactId: by === 'from' ? contactId : null };
      return this.introductions.accept(this.as(by), this.id, answer, null);
    });
  }

  decline(days: number, reasons: Reasons): Scene {
    return this.at(days, () => this.introductions.decline(this.as('to'), this.id, { notBefore: null, ...reasons }, null));
  }

  withdraw(days: number, reasons: Reasons): Scene {
    return this.at(days, () => this.introductions.withdraw(this.as('from'), this.id, reasons, null));
  }

  askClient(days: number): Scene {
    return this.at(days, () => {
      const { name } = this.person;
      const text = `Dear ${name.split(' ')[0]},\n\nwe spoke about this when we last met. ${this.script.to.profile.tradingName} does just that, and we have worked with them. May I bring you together?`;
      return this.introductions.askClient(this.as('from'), this.id, { text, fields: EVERYTHING, isExpected: true }, null);
    });
  }

  /** Offered, accepted a day later, and the client asked half a day after that. */
  upToClient(days: number): Scene[] {
    return [this.offer(days), this.accept(days - 1), this.askClient(days - 1.5)];
  }

  yes(days: number, fields: readonly PersonField[] = EVERYTHING): Scene {
    return this.answer(days, { decision: 'yes', fields });
  }

  no(days: number): Scene {
    return this.answer(days, { decision: 'no' });
  }

  /** "Not until" so many days from today. */
  later(days: number, ahead: number): Scene {
    const date = new Date(this.stage.end.getTime() + ahead * DAY).toISOString().slice(0, 10);
    return this.answer(days, { decision: 'later', date });
  }

  revoke(days: number): Scene {
    return this.answer(days, { decision: 'revoke' });
  }

  contact(days: number): Scene {
    return this.at(days, () => this.introductions.reportContact(this.as('to'), this.id, null));
  }

  meet(days: number): Scene {
    return this.at(days, () => this.introductions.reportMeeting(this.as('to'), this.id, this.stage.ago(days), null));
  }

  progress(days: number, note: string): Scene {
    return this.at(days, () => this.introductions.giveProgress(this.as('to'), this.id, note, null));
  }

  /** A win for so many euros, of which one in twenty is the fee. */
  won(days: number, euros: number, note: string): Scene {
    return this.report(days, { type: 'WON', amount: eur(euros), fee: eur(Math.round(euros / 20)), reason: null, note });
  }

  report(days: number, report: Pick<Report, 'type' | 'amount' | 'fee' | 'reason' | 'note'>): Scene {
    return this.at(days, async () => {
      const full: Report = { ...report, of: { introductionId: this.id }, attribution: 'SOURCED', closedAt: null };
      this.stage.name(this.outcome, (await this.outcomes.report(this.as('to'), full)).id);
    });
  }

  confirm(days: number): Scene {
    return this.onOutcome(days, (id) => this.outcomes.confirm(this.as('from'), id, null));
  }

  settle(days: number): Scene {
    return this.onOutcome(days, (id) => this.outcomes.settle(this.as('from'), id, null));
  }

  dispute(days: number, reasons: Parameters<OutcomesService['dispute']>[2]): Scene {
    return this.onOutcome(days, (id) => this.outcomes.dispute(this.as('from'), id, reasons, null));
  }

  propose(days: number, euros: number, note: string): Scene {
    return this.onOutcome(days, (id) => this.outcomes.propose(this.as('from'), id, eur(euros), note, null));
  }

  agree(days: number): Scene {
    return this.onOutcome(days, (id) => this.outcomes.agree(this.as('to'), id, null));
  }

  /** She opens the page that a link leads to, and presses a button. */
  private answer(days: number, answer: ConsentAnswer): Scene {
    return this.at(days, async () => {
      const unitOfWork = this.stage.service(UnitOfWork);
      const consent = await unitOfWork.readFor([this.stage.id(this.script.from.key)], (tx) =>
        tx.findOneByOrFail(Consent, { subjectId: this.id }),
      );
      const token = await unitOfWork.run((tx) => this.stage.service(MailLinks).mint(tx, CONSENT_LINK, consent.id, DAY));
      await this.stage.service(ConsentAnswers).answer(token, answer);
    });
  }

  private onOutcome(days: number, play: (id: string) => Promise<unknown>): Scene {
    return this.at(days, () => play(this.stage.id(this.outcome)));
  }

  private offerOf(): Offer {
    const { from, to, contact, brief, qualification, vouch } = this.script;
    const { industry = null, sizeBand = null, region = null } = this.client;
    return {
      kind: 'INTRODUCTION',
      allianceId: this.stage.id(allianceOf(from, to)),
      contactId: this.stage.id(contact),
      brief: { industry, sizeBand, region, ...brief },
      qualification,
      vouch,
    };
  }

  private get client(): ClientScript {
    const { from, contact } = this.script;
    const client = from.book.find(({ contacts }) => contacts.some(({ key }) => key === contact));
    if (!client) throw new Error(`${from.key} does not know ${contact}.`);
    return client;
  }

  private get person() {
    return this.client.contacts.find(({ key }) => key === this.script.contact) ?? { name: '' };
  }

  private begun({ id }: { id: string }): void {
    this.stage.name(this.name, id);
  }

  private get name(): string {
    return `introduction of ${this.script.contact}`;
  }

  private get outcome(): string {
    return `outcome of ${this.name}`;
  }

  private get id(): string {
    return this.stage.id(this.name);
  }

  private get beginnings(): IntroductionBeginningsService {
    return this.stage.service(IntroductionBeginningsService);
  }

  private get introductions(): IntroductionsService {
    return this.stage.service(IntroductionsService);
  }

  private get outcomes(): OutcomesService {
    return this.stage.service(OutcomesService);
  }

  private as(party: Party): Viewer {
    return this.stage.viewer(this.script[party].owner.key);
  }

  private at(days: number, play: () => Promise<unknown>): Scene {
    return { at: this.stage.ago(days), play };
  }
}
