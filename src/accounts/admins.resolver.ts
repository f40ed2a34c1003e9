import { Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../kernel/viewer.js';
import { PersonOnly } from '../platform/graphql/access.js';
import { ById, CurrentViewer } from '../platform/graphql/arguments.js';
import { ok } from '../platform/graphql/payload.js';
import { AdminPayload } from './admins.graph.js';
import { AdminsService } from './admins.service.js';

@Resolver()
export class AdminsResolver {
  constructor(private readonly admins: AdminsService) {}

  @PersonOnly()
  @Mutation(() => AdminPayload, { description: 'Make a user an admin of the network. Admins only' })
  async adminAppoint(@CurrentViewer() viewer: Viewer, @ById('Id of the user', 'userId') userId: string): Promise<AdminPayload> {
    return ok({ user: await this.admins.appoint(viewer, userId) });
  }

  @PersonOnly()
  @Mutation(() => AdminPayload, { description: 'Take the admin’s part from a user, but never from the last one. Admins only' })
  async adminDismiss(@CurrentViewer() viewer: Viewer, @ById('Id of the user', 'userId') userId: string): Promise<AdminPayload> {
    return ok({ user: await this.admins.dismiss(viewer, userId) });
  }
}
