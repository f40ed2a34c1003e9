import { Mutation, Resolver } from '@nestjs/graphql';
import { tidy } from '../clients/index.js';
import type { Viewer } from '../kernel/viewer.js';
import { Needs } from '../platform/graphql/access.js';
import { ById, CurrentViewer, Input } from '../platform/graphql/arguments.js';
import { ok } from '../platform/graphql/payload.js';
import type { ContactImport } from './contact-import.entity.js';
import { ContactImportPayload, ContactsImportInput, type ContactImportType } from './contact-imports.graph.js';
import { ContactImportsService } from './contact-imports.service.js';

/** Translates GraphQL to calls and back. */
@Resolver()
export class ContactImportsResolver {
  constructor(private readonly service: ContactImportsService) {}

  @Needs('clients:write')
  @Mutation(() => ContactImportPayload, {
    description: 'Write people into the book, with the companies that are new. All members but viewers',
  })
  async contactsImport(
    @CurrentViewer() viewer: Viewer,
    @ById('Id of the business whose book it is', 'businessId') businessId: string,
    @Input('The people') { rows }: ContactsImportInput,
  ): Promise<ContactImportPayload> {
    const people = rows.map(({ name, email, phone, title, company }) => ({
      ...{ name: textOf(name), email: textOf(email), phone: textOf(phone) },
      ...{ title: textOf(title), company: textOf(company) },
    }));
    const { made, passedOver } = await this.service.add(viewer, businessId, people);
    return ok({ contactImport: made && shown(made), untouched: passedOver });
  }

  @Needs('clients:write')
  @Mutation(() => ContactImportPayload, {
    description: 'Take an import back: what came by it is erased, as far as nobody has changed it. All members but viewers',
  })
  async contactImportUndo(@CurrentViewer() viewer: Viewer, @ById('Id of the import') id: string): Promise<ContactImportPayload> {
    const { made, kept } = await this.service.undo(viewer, id);
    return ok({ contactImport: shown(made), untouched: kept });
  }
}

const textOf = (text: string | null | undefined): string | null => tidy(text ?? '') || null;

const shown = ({ id, madeAt, undoneAt, contactIds, clientIds }: ContactImport): ContactImportType => ({
  ...{ id, madeAt, undoneAt, contactsAdded: contactIds.length, clientsAdded: clientIds.length },
});
