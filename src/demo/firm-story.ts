import { Memberships, RegistrationService } from '../accounts/index.js';
import { Business, BusinessesService, ProfileService } from '../businesses/index.js';
import { ClientsService, ContactsService } from '../clients/index.js';
import { now } from '../kernel/time.js';
import { UnitOfWork, type Tx } from '../platform/database/unit-of-work.js';
import type { FirmScript, PersonScript } from './firm-script.js';
import type { Scene, Stage } from './stage.js';

/** The admin who decides. */
export const JUDGE = 'ines';

/** Who asked to join less than so many days ago is still to be judged. */
const WAITING_SINCE = 5;

/** How a firm came to the network: registered, described itself, was judged, filled its book. */
export class FirmStory {
  constructor(
    private readonly stage: Stage,
    private readonly passwordHash: string,
  ) {}

  /** All of it up to the approval; of who came lately up to the admin's question. */
  of(firm: FirmScript): Scene[] {
    const { joins, question } = firm;
    const scenes: [number, () => Promise<unknown>][] = [
      [joins + 0.6, () => this.begin(firm)],
      [joins, () => this.submit(firm)],
    ];
    if (joins < WAITING_SINCE) {
      if (question) scenes.push([joins - 1, () => this.ask(firm, question)]);
    } else {
      if (question) scenes.push([joins - 0.5, () => this.ask(firm, question)], [joins - 0.9, () => this.submit(firm)]);
      scenes.push([joins - 2, () => this.approve(firm)], [joins - 3, () => this.fillBook(firm)]);
    }
    return scenes.map(([days, play]) => ({ at: this.stage.ago(days), play }));
  }

  /** A person whose address counts as proved: no letter goes to demo people. */
  async register(tx: Tx, { key, name, email }: PersonScript): Promise<string> {
    const { passwordHash } = this;
    const details = { email, name, passwordHash, emailVerifiedAt: now() };
    const user = await this.stage.service(RegistrationService).insert(tx, details);
    if (!user) throw new Error(`${email} has an account already.`);
    this.stage.enter(key, user.id);
    return user.id;
  }

  private async begin({ key, profile, owner, colleague, offerings, markets, triggers }: FirmScript): Promise<void> {
    const { stage } = this;
    const [unitOfWork, parts] = [stage.service(UnitOfWork), stage.service(ProfileService)];
    await unitOfWork.run((tx) => this.register(tx, owner));
    const { id } = await stage.service(BusinessesService).create(stage.viewer(owner.key), profile);
    stage.name(key, id);
    stage.appoint(owner.key, id, 'OWNER');
    await unitOfWork.run(async (tx) => {
      await tx.update(Business, { id }, { isDemo: true });
      const userId = await this.register(tx, colleague);
      await stage.service(Memberships).grant(tx, userId, id, colleague.role, stage.viewer(owner.key).userId);
    });
    stage.appoint(colleague.key, id, colleague.role);

    const viewer = stage.viewer(owner.key);
    const saved: string[] = [];
    for (const offering of offerings) saved.push((await parts.saveOffering(viewer, id, null, offering)).partId);
    for (const market of markets) await parts.saveTargetMarket(viewer, id, null, market);
    for (const trigger of triggers) {
      await parts.saveReferralTrigger(viewer, id, null, { ...trigger, offeringId: saved[0] ?? null });
    }
  }

  private submit({ key, owner }: FirmScript): Promise<unknown> {
    return this.stage.service(BusinessesService).submit(this.stage.viewer(owner.key), this.stage.id(key), null);
  }

  private ask({ key }: FirmScript, question: string): Promise<unknown> {
    return this.stage.service(BusinessesService).requestInfo(this.stage.viewer(JUDGE), this.stage.id(key), question, null);
  }

  private approve({ key }: FirmScript): Promise<unknown> {
    return this.stage.service(BusinessesService).approve(this.stage.viewer(JUDGE), this.stage.id(key), null);
  }

  private async fillBook({ key, owner, book }: FirmScript): Promise<void> {
    const viewer = this.stage.viewer(owner.key);
    for (const { contacts, ...client } of book) {
      const { id } = await this.stage.service(ClientsService).add(viewer, this.stage.id(key), client);
      this.stage.name(`client ${client.name}`, id);
      for (const { key: person, ...contact } of contacts) {
        const added = await this.stage.service(ContactsService).add(viewer, id, contact);
        this.stage.name(person, added.id);
      }
    }
  }
}
