import {
  CampaignPlanningService,
  CampaignPreparation,
  CampaignRunsService,
  CampaignSender,
  CampaignsService,
  GuestAnswers,
  GuestsService,
  GuestTokens,
  Invitation,
  LawfulBasesService,
  PageOpens,
  type CampaignContent,
  type CampaignKind,
} from '../campaigns/index.js';
import { Segments } from '../clients/index.js';
import { IntroductionsService } from '../introductions/index.js';
import type { Viewer } from '../kernel/viewer.js';
import { OutcomesService } from '../outcomes/index.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { allianceOf } from './alliance-story.js';
import type { FirmScript } from './firm-script.js';
import { JUDGE } from './firm-story.js';
import { alster } from './firms/alster.js';
import { fjellheim } from './firms/fjellheim.js';
import { holmgard } from './firms/holmgard.js';
import type { Scene, Stage } from './stage.js';

const EMPTY = {
  ...{ valueMinor: null, costMinor: null, currency: null, capacity: null, heldAt: null, minutes: null, place: null },
  ...{ question: null, placement: null, dueOn: null, hostShare: 50, fields: ['EMAIL', 'TITLE', 'COMPANY'] as const },
};

interface Script {
  readonly name: string;
  readonly host: FirmScript;
  readonly partner: FirmScript;
  readonly kind: CampaignKind;
  readonly isHosts: boolean;
  readonly content: CampaignContent;
}

/** One campaign, told verb by verb; each verb takes the days ago that it was used. */
class CampaignStory {
  constructor(
    private readonly stage: Stage,
    private readonly script: Script,
  ) {}

  /** From the idea to the last mail: both accept, the host chooses its customers and tries the mail, an admin looks. */
  upToSent(days: number, endsInDays: number): Scene[] {
    const { name, isHosts, kind, content } = this.script;
    const [words, planning] = [this.stage.service(CampaignsService), this.stage.service(CampaignPlanningService)];
    const [one, other] = isHosts ? [this.host, this.partner] : [this.partner, this.host];
    return [
      this.at(days, async () => {
        const allianceId = this.stage.id(allianceOf(this.script.host, this.script.partner));
        const { id } = await words.draft(one(), { allianceId, isHost: isHosts, kind, content });
        this.stage.name(name, id);
        await words.propose(one(), id, null);
      }),
      this.at(days - 1, () => words.accept(other(), this.id, 1, null)),
      this.at(days - 2, async () => {
        const hostId = this.stage.id(this.script.host.key);
        const segments = await this.stage.service(UnitOfWork).run((tx) => this.stage.service(Segments).of(tx, hostId));
        const segmentId = segments[0]?.id ?? '';
        const basis = { basis: 'EXISTING_CUSTOMER' as const, source: 'Terms of the yearly check, point 7' };
        await this.stage.service(LawfulBasesService).record(this.host(), hostId, { ...basis, segmentId, contactIds: [] });
        await planning.chooseAudience(this.host(), this.id, [segmentId], null);
        await planning.testSend(this.host(), this.id, null);
        const endsAt = this.stage.ago(days - 4 - endsInDays);
        const plan = { startsAt: this.stage.ago(days - 4), endsAt, pacePerMinute: 6_000, channel: null };
        await planning.schedule(this.host(), this.id, plan, null);
      }),
      this.at(days - 3, () => planning.approve(this.stage.viewer(JUDGE), this.id, null)),
      this.at(days - 3.9, async () => {
        await this.stage.service(CampaignRunsService).start(this.host(), this.id, null);
        const job = { data: { subjectId: this.id } };
        await this.stage.service(CampaignPreparation).prepare(job);
        await this.stage.service(CampaignSender).send(job);
      }),
    ];
  }

  /** Guests answer, in the order of the list: `answers` says what each does, and a dot that nothing was heard of her. */
  answered(days: number, answers: string): Scene {
    return this.at(days, async () => {
      const [tokens, service] = [this.stage.service(GuestTokens), this.stage.service(GuestAnswers)];
      const opens = this.stage.service(PageOpens);
      const guests = await this.guests('SENT');
      for (const [n, answer] of [...answers].entries()) {
        const guest = guests[n];
        if (!guest || answer === '.') continue;
        const token = tokens.of(guest.id);
        opens.note(guest, {});
        await service.answer(token, answer === 'y' ? { decision: 'yes', answer: null } : { decision: 'no' });
      }
      await this.stage.service(UnitOfWork).run((tx) => opens.write(tx));
    });
  }

  /** Most of those who said yes came. */
  held(days: number): Scene {
    return this.at(days, async () => {
      const guests = await this.guests('OPTED_IN');
      for (const { id } of guests.slice(1)) await this.stage.service(GuestsService).attend(this.partner(), id);
    });
  }

  /** One who came goes on as an introduction, buys, and both firms say so: a step every `pace` days. */
  won(days: number, pace: number, euros: number): Scene[] {
    const introductions = this.stage.service(IntroductionsService);
    const [introduced, outcome] = [`introduced by ${this.script.name}`, `won by ${this.script.name}`];
    return [
      this.at(days, async () => {
        const [guest] = await this.guests('ATTENDED');
        if (!guest) throw new Error(`Nobody came to ${this.script.name}.`);
        const { introductionId } = await this.stage.service(GuestsService).convert(this.partner(), guest.id);
        this.stage.name(introduced, introductionId ?? '');
      }),
      this.at(days - pace, () => introductions.reportContact(this.partner(), this.stage.id(introduced), null)),
      this.at(days - 2 * pace, () =>
        introductions.reportMeeting(this.partner(), this.stage.id(introduced), this.stage.ago(days - 2 * pace), null),
      ),
      this.at(days - 3 * pace, async () => {
        const amount = { amountMinor: BigInt(euros * 100), currency: 'EUR' };
        const found = await this.stage.service(OutcomesService).report(this.partner(), {
          ...{ of: { introductionId: this.stage.id(introduced) }, type: 'WON', attribution: 'SOURCED', amount, fee: null },
          ...{ closedAt: null, reason: null, note: 'They had their questions ready. Thank you for bringing us together.' },
        });
        this.stage.name(outcome, found.id);
      }),
      this.at(days - 3.5 * pace, () => this.stage.service(OutcomesService).confirm(this.host(), this.stage.id(outcome), null)),
    ];
  }

  settled(days: number, euros: number): Scene {
    const cost = { amountMinor: BigInt(euros * 100), currency: 'EUR' };
    return this.at(days, async () => {
      const runs = this.stage.service(CampaignRunsService);
      await runs.settle(this.host(), this.id, cost, null);
      await runs.settle(this.partner(), this.id, cost, null);
    });
  }

  private guests(stage: Invitation['stage']): Promise<Invitation[]> {
    return this.stage
      .service(UnitOfWork)
      .readFor([this.stage.id(this.script.host.key)], (tx) =>
        tx.find(Invitation, { where: { campaignId: this.id, stage }, order: { id: 'ASC' } }),
      );
  }

  private readonly host = (): Viewer => this.stage.viewer(this.script.host.owner.key);
  private readonly partner = (): Viewer => this.stage.viewer(this.script.partner.owner.key);

  private get id(): string {
    return this.stage.id(this.script.name);
  }

  private at(days: number, play: () => Promise<unknown>): Scene {
    return { at: this.stage.ago(days), play };
  }
}

/** Two campaigns of one host: a morning that was held and settled, and a check-up that goes out now. */
export function campaigns(stage: Stage): Scene[] {
  const morning = new CampaignStory(stage, {
    ...{ name: 'a morning', host: holmgard, partner: fjellheim, kind: 'SEMINAR', isHosts: true },
    content: {
      ...EMPTY,
      title: 'Plan first, furnish later: a morning',
      what: 'Two hours with three floor plans, before and after, and breakfast.',
      forWhom: 'Whoever decides about rooms and desks',
      ...{
        capacity: 12,
        heldAt: stage.ago(24).toISOString(),
        minutes: 120,
        place: 'Rådhusgata 9, Oslo',
        question: 'What should we bring?',
      },
      ...{ costMinor: '180000', currency: 'EUR', subject: 'Breakfast, and three floor plans' },
      text: 'Before a desk is ordered, somebody should look at the plan. We know nobody who does it better.\nCome for breakfast, and bring your own plan if you like.',
    },
  });
  const checkUp = new CampaignStory(stage, {
    ...{ name: 'a check-up', host: holmgard, partner: alster, kind: 'SERVICE', isHosts: false },
    content: {
      ...EMPTY,
      title: 'A quiet hour with an occupational doctor',
      what: 'One hour, free of charge, about what keeps your people away and what brings them back.',
      forWhom: 'Heads of people',
      ...{ valueMinor: '24000', currency: 'EUR', subject: 'An hour with a doctor who knows offices' },
      text: 'We change workplaces; they help people back to them. Ask them what you like, nothing is sold in this hour.',
    },
  });
  return [
    ...morning.upToSent(44, 16),
    morning.answered(36, 'yyn.y'),
    morning.answered(33, 'y.y'),
    morning.held(23.5),
    morning.settled(18, 1_640),
    ...checkUp.upToSent(9, 18),
    ...morning.won(22, 2, 9_800),
    checkUp.answered(4.5, 'y.ny'),
    checkUp.held(3.5),
    ...checkUp.won(3, 0.7, 2_400),
  ];
}
