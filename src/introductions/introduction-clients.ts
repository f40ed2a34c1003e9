import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ClientReferences } from '../clients/index.js';

/** Tells the book which of its clients are introduced, and follows when two of them become one. */
@Injectable()
export class IntroductionClients implements OnModuleInit {
  constructor(private readonly references: ClientReferences) {}

  onModuleInit(): void {
    this.references.register({
      used: async (tx, clientIds) => {
        const rows = await tx.query<{ id: string }[]>(
          `/* introductions.ofClients */ SELECT DISTINCT client_id AS id FROM introduction WHERE client_id = ANY ($1)`,
          [clientIds],
        );
        return rows.map(({ id }) => id);
      },
      move: async (tx, fromId, intoId) => {
        await tx.query(`/* introductions.moveClient */ UPDATE introduction SET client_id = $2 WHERE client_id = $1`, [
          fromId,
          intoId,
        ]);
      },
    });
  }
}
