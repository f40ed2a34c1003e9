import { Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import { now } from '../kernel/time.js';
import type { Viewer } from '../kernel/viewer.js';
import { PersonOnly } from '../platform/graphql/access.js';
import { ById, CurrentViewer, ExpectedVersion, Input } from '../platform/graphql/arguments.js';
import { ok } from '../platform/graphql/payload.js';
import { viewerOf, type RequestContext } from '../platform/graphql/request-context.js';
import type { Alliance } from './alliance.entity.js';
import { canWaive } from './alliance.policy.js';
import { AllianceGates } from './alliance-gates.js';
import { AlliancePayload, AllianceType, AllianceWaiveGateInput, GateType } from './alliances.graph.js';
import { gatesOf } from './gates.rules.js';
import { GatesService } from './gates.service.js';

/** What stands between the two and their approval. */
@Resolver(() => AllianceType)
export class GatesResolver {
  constructor(
    private readonly lookedUp: AllianceGates,
    private readonly service: GatesService,
  ) {}

  @ResolveField(() => [GateType], {
    description: 'What must be there before it is approved, and what is still missing; empty outside of getting to know',
  })
  async gates(alliance: Alliance, _args: unknown, context: RequestContext): Promise<GateType[]> {
    if (alliance.stage !== 'GETTING_TO_KNOW' && alliance.stage !== 'PENDING_APPROVAL') return [];
    const [facts, waivers] = await Promise.all([
      this.lookedUp.factsOf.load(context, alliance.id),
      this.service.waiversOf.load(context, alliance.id),
    ]);
    if (!facts) return [];
    const mayWaive = alliance.stage === 'GETTING_TO_KNOW' && canWaive(viewerOf(context), alliance);
    return gatesOf(facts, now()).map(({ code, isOpen, sentence }) => {
      const waiver = waivers?.find((each) => each.gate === code);
      return {
        code,
        isOpen,
        sentence,
        canBeWaived: mayWaive && !isOpen,
        waivedBecause: waiver?.reason ?? null,
        waivedAt: waiver?.waivedAt ?? null,
      };
    });
  }

  @PersonOnly()
  @Mutation(() => AlliancePayload, {
    description: 'Open a gate although something is missing, with a reason that both read. Admins who belong to neither side',
  })
  async allianceWaiveGate(
    @CurrentViewer() viewer: Viewer,
    @ById('Id of the alliance') id: string,
    @Input('Which gate, and why') { gate, reason }: AllianceWaiveGateInput,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<AlliancePayload> {
    return ok({ alliance: await this.service.waive(viewer, id, gate, reason, expectedVersion) });
  }
}
