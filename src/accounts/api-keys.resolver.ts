import { Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../kernel/viewer.js';
import { PersonOnly } from '../platform/graphql/access.js';
import { ById, CurrentViewer, Input } from '../platform/graphql/arguments.js';
import { ok } from '../platform/graphql/payload.js';
import type { RequestContext } from '../platform/graphql/request-context.js';
import { UserType } from './accounts.graph.js';
import { AccountsQueries } from './accounts.queries.js';
import type { ApiKey } from './api-key.entity.js';
import { ApiKeyCreateInput, ApiKeyPayload, ApiKeyType } from './api-keys.graph.js';
import { ApiKeysService } from './api-keys.service.js';
import { MembersQueries } from './members.queries.js';
import type { User } from './user.entity.js';

@Resolver(() => ApiKeyType)
export class ApiKeysResolver {
  constructor(
    private readonly apiKeys: ApiKeysService,
    private readonly queries: MembersQueries,
    private readonly accounts: AccountsQueries,
  ) {}

  @PersonOnly()
  @Query(() => [ApiKeyType], { description: 'API keys of a business, newest first; to owners and managers', name: 'apiKeys' })
  apiKeysOf(@CurrentViewer() viewer: Viewer, @ById('Id of the business', 'businessId') id: string): Promise<ApiKey[]> {
    return this.queries.apiKeysOf(viewer, id);
  }

  @PersonOnly()
  @Mutation(() => ApiKeyPayload, { description: 'Make an API key for a business. Owners and managers' })
  async apiKeyCreate(
    @CurrentViewer() viewer: Viewer,
    @ById('Id of the business', 'businessId') businessId: string,
    @Input() input: ApiKeyCreateInput,
  ): Promise<ApiKeyPayload> {
    return ok(await this.apiKeys.create(viewer, businessId, input));
  }

  @PersonOnly()
  @Mutation(() => ApiKeyPayload, { description: 'End an API key. Its maker, owners and managers' })
  async apiKeyRevoke(@CurrentViewer() viewer: Viewer, @ById('Id of the key') id: string): Promise<ApiKeyPayload> {
    return ok({ apiKey: await this.apiKeys.revoke(viewer, id) });
  }

  @ResolveField(() => UserType, { description: 'Who made it' })
  createdBy(apiKey: ApiKey, _args: unknown, context: RequestContext): Promise<User | null> {
    return this.accounts.byId.load(context, apiKey.createdById);
  }
}
