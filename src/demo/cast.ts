import type { FirmScript, PersonScript } from './firm-script.js';
import { alster } from './firms/alster.js';
import { havblik, kalvebod, nordre, ordvalg, strandvej, sundby } from './firms/copenhagen.js';
import { elbtor } from './firms/elbtor.js';
import { bergmann, elbstrom, hafenlicht, isebek, kehrwieder } from './firms/hamburg.js';
import { havnegade } from './firms/havnegade.js';
import { holmgard } from './firms/holmgard.js';
import { fjellheim } from './firms/fjellheim.js';
import { lysgard } from './firms/lysgard.js';
import { bryggen, kvist, morgenrod, nattvakt, storgata, tverrvik } from './firms/oslo.js';
import { roligt } from './firms/roligt.js';

/** Twenty-two firms that have joined, in three cities, and two at the door. */
export const FIRMS: readonly FirmScript[] = [
  ...[holmgard, fjellheim, kvist, bryggen, tverrvik, storgata, nattvakt, morgenrod, lysgard],
  ...[roligt, havnegade, kalvebod, strandvej, sundby, ordvalg, nordre, havblik],
  ...[elbtor, alster, kehrwieder, elbstrom, hafenlicht, isebek, bergmann],
];

/** They run the network and belong to no firm. The first one decides. */
export const ADMINS: readonly PersonScript[] = [
  { key: 'ines', name: 'Ines Carvalho', email: 'ines@adjoin.example' },
  { key: 'tomas', name: 'Tomas Reiter', email: 'tomas@adjoin.example' },
];

/** Whom the terminal names: each has something to do. */
export const SIGN_INS = { owner: holmgard.owner, partner: fjellheim.owner, admin: ADMINS[0]! } as const;
