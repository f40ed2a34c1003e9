import { Injectable } from '@nestjs/common';
import { Memberships } from '../accounts/index.js';
import { assertNone, DomainError } from '../kernel/domain-error.js';
import { uuidv7 } from '../kernel/id.js';
import { DAY, later, now } from '../kernel/time.js';
import { assertVersion } from '../kernel/version.js';
import type { Viewer } from '../kernel/viewer.js';
import { lockRow } from '../platform/database/lock-row.js';
import { UnitOfWork, type Tx } from '../platform/database/unit-of-work.js';
import { EventLog } from '../platform/events/event-log.js';
import { Business } from './business.entity.js';
import { businessLifecycle, type BusinessVerb } from './business.lifecycle.js';
import { can, canEdit } from './business.policy.js';
import { slugOf, violationsOfProfile } from './business.rules.js';
import { BusinessGates } from './business-gates.js';
import { BusinessClocks } from './business-clocks.js';
import { known } from './known.js';

export type Profile = Partial<
  Pick<
    Business,
    | 'legalName'
    | 'tradingName'
    | 'about'
    | 'website'
    | 'domains'
    | 'sizeBand'
    | 'regions'
    | 'categories'
    | 'regulatedProfessions'
    | 'riskTolerance'
    | 'timezone'
    | 'workingDays'
    | 'currency'
  >
>;

export interface Judgement {
  readonly reason?: string;
  readonly note?: string | null;
  readonly reapplyAt?: Date | null;
}

/** Every change to a business itself. One public method is one use case is one transaction. */
@Injectable()
export class BusinessesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventLog,
    private readonly memberships: Memberships,
    private readonly clocks: BusinessClocks,
    private readonly gates: BusinessGates,
  ) {}

  /** Begins a profile; whoever begins it owns the business. The slug is made from the name, numbered when taken. */
  async create(viewer: Viewer, profile: Profile & Pick<Business, 'legalName'>): Promise<Business> {
    assertNone(violationsOfProfile(profile, known));
    return this.unitOfWork.run(async (tx) => {
      const id = uuidv7();
      const tradingName = profile.tradingName ?? profile.legalName;
      const slug = await this.freeSlug(tx, slugOf(tradingName) || 'business');
      await tx.insert(Business, { ...profile, id, tradingName, slug, status: businessLifecycle.initial[0]!, createdAt: now() });
      await this.memberships.grant(tx, viewer.userId, id, 'OWNER');
      await this.events.record(tx, {
        type: 'business.created',
        subjectId: id,
        actorId: viewer.userId,
        businessId: id,
        audience: [id],
      });
      return tx.findOneByOrFail(Business, { id });
    });
  }

  async update(viewer: Viewer, id: string, profile: Profile, expectedVersion: number | null): Promise<Business> {
    assertNone(violationsOfProfile(profile, known));
    return this.edit(viewer, id, expectedVersion, async (tx) => {
      await tx.update(Business, { id }, profile);
      return { type: 'business.profile_changed', payload: { fields: Object.keys(profile) } };
    });
  }

  /** One change to the profile or a part of it, by a manager of the business, with its event. */
  edit(
    viewer: Viewer,
    id: string,
    expectedVersion: number | null,
    change: (tx: Tx) => Promise<{ type: string; payload: Record<string, unknown> }>,
  ): Promise<Business> {
    return this.unitOfWork.run(async (tx) => {
      const business = await this.lock(tx, viewer, id);
      assertVersion(business.version, expectedVersion);
      if (!canEdit(viewer, business)) throw forbidden('change');
      const fact = await change(tx);
      await tx.update(Business, { id }, { version: business.version + 1 });
      await this.events.record(tx, { ...fact, subjectId: id, actorId: viewer.userId, businessId: id, audience: [id] });
      return tx.findOneByOrFail(Business, { id });
    });
  }

  submit(viewer: Viewer, id: string, expectedVersion: number | null): Promise<Business> {
    return this.unitOfWork.run((tx) => this.move(tx, viewer, id, 'submit', expectedVersion));
  }

  requestInfo(viewer: Viewer, id: string, question: string, expectedVersion: number | null): Promise<Business> {
    return this.unitOfWork.run((tx) => this.move(tx, viewer, id, 'requestInfo', expectedVersion, { note: question }));
  }

  approve(viewer: Viewer, id: string, expectedVersion: number | null): Promise<Business> {
    return this.unitOfWork.run((tx) => this.move(tx, viewer, id, 'approve', expectedVersion));
  }

  /** `reapplyAfterDays` 0 lets the owner try again at once. */
  async reject(
    viewer: Viewer,
    id: string,
    { reapplyAfterDays, ...judgement }: Judgement & { reapplyAfterDays: number },
    expectedVersion: number | null,
  ): Promise<Business> {
    if (!Number.isInteger(reapplyAfterDays) || reapplyAfterDays < 0 || reapplyAfterDays > 730) {
      throw new DomainError({ code: 'INVALID', message: 'Between 0 and 730 days.', field: ['input', 'reapplyAfterDays'] });
    }
    const reapplyAt = reapplyAfterDays === 0 ? null : later(now(), reapplyAfterDays * DAY);
    return this.unitOfWork.run((tx) => this.move(tx, viewer, id, 'reject', expectedVersion, { ...judgement, reapplyAt }));
  }

  reapply(viewer: Viewer, id: string, expectedVersion: number | null): Promise<Business> {
    return this.unitOfWork.run((tx) => this.move(tx, viewer, id, 'reapply', expectedVersion));
  }

  suspend(viewer: Viewer, id: string, judgement: Judgement, expectedVersion: number | null): Promise<Business> {
    return this.unitOfWork.run((tx) => this.move(tx, viewer, id, 'suspend', expectedVersion, judgement));
  }

  reinstate(viewer: Viewer, id: string, expectedVersion: number | null): Promise<Business> {
    return this.unitOfWork.run((tx) => this.move(tx, viewer, id, 'reinstate', expectedVersion));
  }

  /** Leaves the network. Alliances are ended and private data is erased by those who listen. */
  close(viewer: Viewer, id: string, expectedVersion: number | null): Promise<Business> {
    return this.unitOfWork.run((tx) => this.move(tx, viewer, id, 'close', expectedVersion));
  }

  /** Lock, check, change, record: of two admins who decide at once, the second sees the first one's decision and is refused. */
  private async move(
    tx: Tx,
    viewer: Viewer,
    id: string,
    verb: BusinessVerb,
    expectedVersion: number | null,
    { reason, note = null, reapplyAt = null }: Judgement = {},
  ): Promise<Business> {
    const business = await this.lock(tx, viewer, id);
    if (!can(viewer, verb, business)) throw forbidden(verb);
    assertVersion(business.version, expectedVersion);
    const status = businessLifecycle.after(business.status, verb);
    await this.gates.assertOpen(tx, viewer, business, verb);

    const change = { status, statusReason: reason ?? null, statusNote: note, reapplyAt, version: business.version + 1 };
    await tx.update(Business, { id }, change);
    await this.clocks.follow(tx, id, status);
    await this.events.record(tx, {
      type: businessLifecycle.moves[verb].event,
      subjectId: id,
      actorId: viewer.userId,
      businessId: viewer.roles.has(id) ? id : null,
      audience: [id],
      payload: { ...(reason && { reason }), ...(note && { note }) },
    });
    return { ...business, ...change };
  }

  private async lock(tx: Tx, viewer: Viewer, id: string): Promise<Business> {
    const business = await lockRow(tx, Business, id);
    if (!business || !(await this.gates.canView(tx, viewer, business))) throw notFound();
    return business;
  }

  private async freeSlug(tx: Tx, wanted: string): Promise<string> {
    const taken = await tx.query<{ slug: string }[]>(`SELECT slug FROM business WHERE slug = $1 OR slug LIKE $1 || '-%'`, [
      wanted,
    ]);
    const slugs = new Set(taken.map(({ slug }) => slug));
    if (!slugs.has(wanted)) return wanted;
    for (let number = 2; ; number += 1) if (!slugs.has(`${wanted}-${number}`)) return `${wanted}-${number}`;
  }
}

const notFound = () => new DomainError({ code: 'NOT_FOUND', message: 'No such business.', field: ['id'] });
const forbidden = (verb: string) => new DomainError({ code: 'FORBIDDEN', message: `You may not ${verb} this business.` });
