import { Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { ConsentPurposes, Consents, ConsentsModule, type Consent, type ConsentRequest } from '../../src/consents/index.js';
import type { ConsentDescription, ConsentPurpose } from '../../src/consents/index.js';
import { uuidv7 } from '../../src/kernel/id.js';
import { UnitOfWork, type Tx } from '../../src/platform/database/unit-of-work.js';
import { firm, type Firm } from './businesses.js';
import { contact, type ContactDetails, type KnownPerson } from './clients.js';
import type { World } from './world.js';

/** A purpose planted for tests of consents alone: it tells what became of each and may refuse to follow. */
@Injectable()
export class PlantedPurpose implements ConsentPurpose, OnModuleInit {
  static readonly told: { id: string; state: string }[] = [];
  static refusal: Error | null = null;

  constructor(private readonly purposes: ConsentPurposes) {}

  onModuleInit(): void {
    this.purposes.register('SURVEY', this);
  }

  async describe(tx: Tx, consent: Consent): Promise<ConsentDescription> {
    const [partner] = await tx.query<{ name: string; about: string }[]>(
      'SELECT trading_name AS name, about FROM business WHERE id = $1',
      [consent.partnerId],
    );
    return {
      askedBy: { name: 'Maja Lind', business: 'Harbour Ergonomics' },
      partner: partner ?? { name: '', about: '' },
      why: 'You move to a new office in May & want <quiet> rooms.',
      vouch: 'We furnished three offices together.',
    };
  }

  async decided(_tx: Tx, { id, state }: Consent): Promise<void> {
    if (PlantedPurpose.refusal) throw PlantedPurpose.refusal;
    PlantedPurpose.told.push({ id, state });
  }

  static statesOf(id: string): string[] {
    return PlantedPurpose.told.filter((each) => each.id === id).map(({ state }) => state);
  }
}

@Module({ imports: [ConsentsModule], providers: [PlantedPurpose] })
export class PlantedPurposeModule {}

export interface Asked {
  readonly id: string;
  readonly subjectId: string;
  readonly owner: Firm;
  readonly partner: Firm;
  readonly person: KnownPerson;
}

/** Asks in the name of a business, as a feature above would. */
export const ask = (world: World, request: ConsentRequest): Promise<Consent> =>
  world.get(UnitOfWork).run((tx) => world.get(Consents).ask(tx, request));

/** A person who was asked for everything about her. */
export async function asked(
  world: World,
  { owner, partner, ...details }: ContactDetails & { readonly owner?: Firm; readonly partner?: Firm } = {},
): Promise<Asked> {
  const from = owner ?? (await firm(world, 'Harbour Ergonomics'));
  const to = partner ?? (await firm(world, 'Nordvik Interiors'));
  const person = await contact(world, from.id, details);
  const subjectId = uuidv7();
  const { id } = await ask(world, requestOf({ subjectId, owner: from, partner: to, person }));
  return { id, subjectId, owner: from, partner: to, person };
}

export const requestOf = ({ subjectId, owner, partner, person }: Omit<Asked, 'id'>): ConsentRequest => ({
  businessId: owner.id,
  partnerId: partner.id,
  contactId: person.id,
  purpose: 'SURVEY',
  subjectId,
  fields: ['NAME', 'EMAIL', 'PHONE', 'TITLE', 'COMPANY'],
  text: 'Dear Kari,\nmay I introduce you?',
});

/** The path of the newest link that was mailed to an address. */
export async function linkTo(world: World, address: string | null): Promise<string> {
  await world.settle();
  const mail = (await world.mails(address ?? '')).at(-1);
  if (!mail?.links[0]) throw new Error(`No link was mailed to ${address}.`);
  return new URL(mail.links[0]).pathname;
}
