import { ClientNeedsService } from '../clients/index.js';
import type { Scene, Stage } from './stage.js';

type Need = Parameters<ClientNeedsService['add']>[2];

/** What clients of the owner’s firm said they need: some of it is a partner’s trade, some is hers, some is nobody’s. */
const NEEDS: readonly (readonly [client: string, days: number, need: Need])[] = [
  [
    'Brevik Advokater',
    11,
    { text: 'The lease ends next autumn, and they want to count what they use', category: 'INTERIOR_DESIGN', isCovered: false },
  ],
  ['Brevik Advokater', 9, { text: 'Calls are taken in the stairwell', category: null, isCovered: false }],
  [
    'Solvang Insurance',
    8,
    { text: 'A new open office that is too loud for the telephone', category: 'ACOUSTICS', isCovered: false },
  ],
  ['Solvang Insurance', 7.5, { text: 'Screens too low on the third floor', category: 'ERGONOMICS', isCovered: true }],
  [
    'Nordhavn Software',
    6,
    { text: 'Somebody comes back after a long illness', category: 'OCCUPATIONAL_HEALTH', isCovered: false },
  ],
  ['Oslofjord Dental', 5, { text: 'A better sign over the door', category: null, isCovered: false }],
];

/** The needs that are noted in the owner’s book. */
export const needs = (stage: Stage): Scene[] =>
  NEEDS.map(([client, days, need]) => ({
    at: stage.ago(days),
    play: () => stage.service(ClientNeedsService).add(stage.viewer('ingrid'), stage.id(`client ${client}`), need),
  }));
