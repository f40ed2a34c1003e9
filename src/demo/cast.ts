import type { FirmScript, PersonScript } from './firm-script.js';
import { alster } from './firms/alster.js';
import { elbtor } from './firms/elbtor.js';
import { havnegade } from './firms/havnegade.js';
import { holmgard } from './firms/holmgard.js';
import { kvisthaug } from './firms/kvisthaug.js';
import { lysgard } from './firms/lysgard.js';
import { roligt } from './firms/roligt.js';

/** Six firms that have joined, in three cities, and one at the door. */
export const FIRMS: readonly FirmScript[] = [holmgard, kvisthaug, roligt, havnegade, elbtor, alster, lysgard];

/** They run the network and belong to no firm. The first one decides. */
export const ADMINS: readonly PersonScript[] = [
  { key: 'ines', name: 'Ines Carvalho', email: 'ines@adjoin.example' },
  { key: 'tomas', name: 'Tomas Reiter', email: 'tomas@adjoin.example' },
];

/** Whom the terminal names: each has something to do. */
export const SIGN_INS = { owner: holmgard.owner, partner: kvisthaug.owner, admin: ADMINS[0]! } as const;
