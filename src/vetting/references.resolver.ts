import { Injectable } from '@nestjs/common';
import { Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import { Any, DataSource } from 'typeorm';
import type { Viewer } from '../kernel/viewer.js';
import { PrivateRows } from '../platform/database/private-rows.js';
import { PersonOnly } from '../platform/graphql/access.js';
import { ById, CurrentViewer, Input } from '../platform/graphql/arguments.js';
import { Loader } from '../platform/graphql/loader.js';
import { ok } from '../platform/graphql/payload.js';
import { viewerOf, type RequestContext } from '../platform/graphql/request-context.js';
import { VettingReferee, VettingReference } from './reference.entity.js';
import { QUESTIONS } from './reference.rules.js';
import { ReferenceScoreType, VettingReferenceInput, VettingReferenceType } from './references.graph.js';
import { ReferencesService } from './references.service.js';
import { VettingAnswerType, VettingPayload } from './vetting.graph.js';

/** Reads references, and of who they are only what the viewer's own firms know. */
@Injectable()
export class ReferencesQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly rows: PrivateRows,
  ) {}

  /** The oldest first. */
  readonly ofAlliance = new Loader<string, VettingReference[]>(async (allianceIds) => {
    const rows = await this.dataSource.manager.find(VettingReference, {
      where: { allianceId: Any([...allianceIds]) },
      order: { id: 'ASC' },
    });
    return new Map(allianceIds.map((id) => [id, rows.filter(({ allianceId }) => allianceId === id)]));
  });

  /** A person in a session only, as with all that is a firm's alone. */
  readonly refereeOf = new Loader<string, VettingReferee, RequestContext>(async (ids, request) => {
    const viewer = viewerOf(request);
    const found = await this.rows.find(viewer.scopes === null ? [...viewer.roles.keys()] : [], VettingReferee, {
      name: 'references.refereeOf',
      where: 'reference_id = ANY ($2)',
      values: [ids],
    });
    return new Map(found.map((row) => [row.referenceId, row]));
  });
}

/** What people outside say about an item. */
@Resolver(() => VettingAnswerType)
export class AnswerReferencesResolver {
  constructor(
    private readonly service: ReferencesService,
    private readonly queries: ReferencesQueries,
  ) {}

  @ResolveField(() => [VettingReferenceType], {
    description: 'People outside who were asked about it, the first asked first; at most 5',
  })
  async references(answer: VettingAnswerType, _args: unknown, context: RequestContext): Promise<VettingReference[]> {
    const all = (await this.queries.ofAlliance.load(context, answer.allianceId)) ?? [];
    return all.filter(({ businessId, dimension }) => businessId === answer.businessId && dimension === answer.dimension);
  }

  @PersonOnly()
  @Mutation(() => VettingPayload, {
    description: 'Name somebody outside who is asked by mail about one’s own firm. Owners and managers',
  })
  async vettingReferenceAsk(
    @CurrentViewer() viewer: Viewer,
    @ById('Id of the alliance', 'allianceId') allianceId: string,
    @Input('The person') { dimension, name, email, relation }: VettingReferenceInput,
  ): Promise<VettingPayload> {
    const referee = { dimension, name: name.trim(), email: email.trim().toLowerCase(), relation: relation.trim() };
    return ok({ alliance: await this.service.ask(viewer, allianceId, referee) });
  }
}

/** What is seen of a reference, by whom. */
@Resolver(() => VettingReferenceType)
export class ReferenceFieldsResolver {
  constructor(private readonly queries: ReferencesQueries) {}

  @ResolveField(() => String, {
    nullable: true,
    description: 'Who it is; null to all but the firm that named her until she has answered under her name',
  })
  async name(reference: VettingReference, _args: unknown, context: RequestContext): Promise<string | null> {
    return reference.name ?? (await this.queries.refereeOf.load(context, reference.id))?.name ?? null;
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'Where she was asked; null to all but the firm that named her, and once nothing is waited for',
  })
  async email(reference: VettingReference, _args: unknown, context: RequestContext): Promise<string | null> {
    return (await this.queries.refereeOf.load(context, reference.id))?.email ?? null;
  }

  @ResolveField(() => [ReferenceScoreType], { description: 'Each question and her answer; empty until she has answered' })
  scores({ scores, dimension }: VettingReference): ReferenceScoreType[] {
    return (scores ?? []).map((score, at) => ({ question: QUESTIONS[dimension][at] ?? '', score: score || null }));
  }
}
