import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { ParseUUIDPipe } from '@nestjs/common';
import { DomainError } from '../kernel/domain-error.js';
import { toSlice } from '../kernel/page.js';
import type { Viewer } from '../kernel/viewer.js';
import { Needs, PersonOnly } from '../platform/graphql/access.js';
import { After, ById, CurrentViewer, ExpectedVersion, First, Input } from '../platform/graphql/arguments.js';
import type { Connection } from '../platform/graphql/connection.js';
import { ok } from '../platform/graphql/payload.js';
import type { OutcomeState } from './outcome.lifecycle.js';
import {
  OutcomeConnection,
  OutcomeGraph,
  OutcomePayload,
  OutcomeReasonInput,
  OutcomeReportInput,
  OutcomeResolutionInput,
  OutcomeStateEnum,
} from './outcomes.graph.js';
import { OutcomesQueries } from './outcomes.queries.js';
import { OutcomesService, type Origin } from './outcomes.service.js';

const TheOutcome = () => ById('Id of the outcome');

/** Translates GraphQL to calls and back. It decides nothing: no `if` belongs here. */
@Resolver(() => OutcomeGraph)
export class OutcomesResolver {
  constructor(
    private readonly service: OutcomesService,
    private readonly queries: OutcomesQueries,
  ) {}

  @Needs('outcomes:read')
  @Query(() => OutcomeGraph, { nullable: true, description: 'Outcome by id; null if it is not visible to the viewer' })
  outcome(@CurrentViewer() viewer: Viewer, @TheOutcome() id: string): Promise<OutcomeGraph | null> {
    return this.queries.findVisible(viewer, id);
  }

  @Needs('outcomes:read')
  @Query(() => OutcomeConnection, { description: 'Outcomes that the viewer may see, newest first' })
  outcomes(
    @CurrentViewer() viewer: Viewer,
    @First() first: number | null,
    @After() after: string | null,
    @Args('state', { type: () => OutcomeStateEnum, nullable: true, description: 'Only those in this state' })
    state: OutcomeState | null,
    @Args(
      'businessId',
      { type: () => ID, nullable: true, description: 'Only those of this business' },
      new ParseUUIDPipe({ optional: true }),
    )
    businessId: string | null,
  ): Promise<Connection<OutcomeGraph>> {
    return this.queries.page(viewer, { state: state ?? null, businessId: businessId ?? null }, toSlice(first, after));
  }

  @Needs('outcomes:write')
  @Mutation(() => OutcomePayload, { description: 'Report what came of an introduction or a guest. Members of either side' })
  async outcomeReport(
    @CurrentViewer() viewer: Viewer,
    @Input('What came of it') input: OutcomeReportInput,
  ): Promise<OutcomePayload> {
    const { type, attribution, amount, fee, closedAt, reason, note } = input;
    const rest = {
      amount: amount ?? null,
      fee: fee ?? null,
      closedAt: closedAt ?? null,
      reason: reason ?? null,
      note: note ?? null,
    };
    const of = originOf(input);
    return ok({ outcome: await this.service.report(viewer, { of, type, attribution: attribution ?? 'SOURCED', ...rest }) });
  }

  @Needs('outcomes:write')
  @Mutation(() => OutcomePayload, { description: 'Say that an outcome is so. Members of the side that did not report it' })
  async outcomeConfirm(
    @CurrentViewer() viewer: Viewer,
    @TheOutcome() id: string,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<OutcomePayload> {
    return ok({ outcome: await this.service.confirm(viewer, id, expectedVersion) });
  }

  @Needs('outcomes:write')
  @Mutation(() => OutcomePayload, {
    description: 'Say that an outcome is not so, with a reason. Members of the side that did not report it',
  })
  async outcomeDispute(
    @CurrentViewer() viewer: Viewer,
    @TheOutcome() id: string,
    @Input('Why') input: OutcomeReasonInput,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<OutcomePayload> {
    return ok({ outcome: await this.service.dispute(viewer, id, reasonsOf(input), expectedVersion) });
  }

  @Needs('outcomes:write')
  @Mutation(() => OutcomePayload, {
    description: 'Put an amount on the table that would end the dispute. Members of either side',
  })
  async outcomePropose(
    @CurrentViewer() viewer: Viewer,
    @TheOutcome() id: string,
    @Input('The amount') input: OutcomeResolutionInput,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<OutcomePayload> {
    return ok({ outcome: await this.service.propose(viewer, id, input.amount, input.note ?? null, expectedVersion) });
  }

  @Needs('outcomes:write')
  @Mutation(() => OutcomePayload, {
    description: 'Agree to the amount on the table. Members of the side that did not put it there',
  })
  async outcomeAgree(
    @CurrentViewer() viewer: Viewer,
    @TheOutcome() id: string,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<OutcomePayload> {
    return ok({ outcome: await this.service.agree(viewer, id, expectedVersion) });
  }

  @PersonOnly()
  @Mutation(() => OutcomePayload, { description: 'Decide a dispute. Admins who belong to neither side' })
  async outcomeResolve(
    @CurrentViewer() viewer: Viewer,
    @TheOutcome() id: string,
    @Input('The amount') input: OutcomeResolutionInput,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<OutcomePayload> {
    return ok({ outcome: await this.service.resolve(viewer, id, input.amount, input.note ?? null, expectedVersion) });
  }

  @Needs('outcomes:write')
  @Mutation(() => OutcomePayload, { description: 'Say that the fee was paid. Members of the introducer' })
  async outcomeSettle(
    @CurrentViewer() viewer: Viewer,
    @TheOutcome() id: string,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<OutcomePayload> {
    return ok({ outcome: await this.service.settle(viewer, id, expectedVersion) });
  }

  @Needs('outcomes:write')
  @Mutation(() => OutcomePayload, { description: 'Give up the fee. Members of the introducer' })
  async outcomeWaive(
    @CurrentViewer() viewer: Viewer,
    @TheOutcome() id: string,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<OutcomePayload> {
    return ok({ outcome: await this.service.waive(viewer, id, expectedVersion) });
  }

  @Needs('outcomes:write')
  @Mutation(() => OutcomePayload, {
    description: 'Take an outcome back by negative entries. Members of the introducer, or an admin who belongs to neither side',
  })
  async outcomeReverse(
    @CurrentViewer() viewer: Viewer,
    @TheOutcome() id: string,
    @Input('Why') input: OutcomeReasonInput,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<OutcomePayload> {
    return ok({ outcome: await this.service.reverse(viewer, id, reasonsOf(input), expectedVersion) });
  }
}

/** Exactly one of the two, or the report is of nothing. */
function originOf({ introductionId, guestId }: OutcomeReportInput): Origin {
  if (introductionId && !guestId) return { introductionId };
  if (guestId && !introductionId) return { guestId };
  throw new DomainError({
    code: 'INVALID',
    message: 'Name the introduction or the guest, and not both.',
    field: ['input', 'introductionId'],
  });
}

const reasonsOf = ({ reason, note }: OutcomeReasonInput) => ({ reason, note: note ?? null });
