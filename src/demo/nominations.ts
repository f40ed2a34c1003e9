import type { Category } from '../markets/index.js';
import { NominationsService } from '../nominations/index.js';
import type { FirmScript } from './firm-script.js';
import { fjellheim } from './firms/fjellheim.js';
import { holmgard } from './firms/holmgard.js';
import type { Scene, Stage } from './stage.js';

interface Script {
  readonly by: FirmScript;
  readonly firmName: string;
  readonly personName: string;
  readonly domain: string;
  readonly categories: readonly Category[];
  readonly why: string;
}

/** Firms that members know and that are not on the network: one let its time pass, the others have a letter that waits. */
export function nominations(stage: Stage): Scene[] {
  const nominate = (days: number, { by, domain, personName, ...words }: Script): Scene => ({
    at: stage.ago(days),
    play: () => {
      const email = `${personName.split(' ')[0]!.toLowerCase()}@${domain}`;
      const values = { ...words, personName, email, website: domain, answerId: null };
      return stage.service(NominationsService).send(stage.viewer(by.owner.key), stage.id(by.key), values);
    },
  });
  return [
    nominate(47, {
      ...{ by: holmgard, firmName: 'Vinterdal Plants', personName: 'Sunniva Vinterdal', domain: 'vinterdal-plants.example' },
      ...{ categories: ['FURNITURE'], why: 'Your walls of green stand in half of the offices that we measure.' },
    }),
    nominate(9, {
      ...{ by: holmgard, firmName: 'Stillevik Acoustics', personName: 'Jonas Stillevik', domain: 'stillevik-acoustics.example' },
      ...{ categories: ['ACOUSTICS'], why: 'Wherever we are asked about backs, somebody asks about noise. You are who we name.' },
    }),
    nominate(4, {
      ...{ by: fjellheim, firmName: 'Lysning Lighting', personName: 'Mette Lysning', domain: 'lysning-lighting.example' },
      ...{ categories: ['ELECTRICAL'], why: 'We draw the rooms and you light them; three clients told us that they noticed.' },
    }),
  ];
}
