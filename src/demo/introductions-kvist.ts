import { Course, type Telling } from './course.js';
import { holmgard } from './firms/holmgard.js';
import { kvist } from './firms/oslo.js';
import type { Scene, Stage } from './stage.js';

/** Introductions with the friendly partner, and what waits for the owner who looks around. */
export function introductionsOfKvist(stage: Stage): Scene[] {
  const tell = (days: number, ...telling: Telling) => new Course(stage, days, telling);
  return [
    ...tell(
      66,
      holmgard,
      kvist,
      'ragnhild',
      'Forty people in one room, and three who telephone',
      'EFFICIENCY',
      'Named in the last survey',
      'Yearly check-up',
    ).won(6_400, 'Thank you. The room is quiet, and so are we.'),
    ...tell(
      44,
      kvist,
      holmgard,
      'astrid',
      'Presenters who sit for four hours at a desk made for one',
      'RISK',
      'Two have seen a doctor',
      'We planned the studio',
    ).won(5_200, 'A studio with three good chairs. Thank you, Lars.'),
    ...tell(
      29,
      holmgard,
      kvist,
      'solveig',
      'Meetings through a wall of glass that everybody hears',
      'RISK',
      'An author complained',
      'A friend of the house',
    ).closed('LOST', 'NO_BUDGET', 'They hang curtains this year, and ask again in spring.'),
    ...tell(
      21,
      kvist,
      holmgard,
      'magne',
      'Teachers whose backs give way before the summer',
      'COST',
      'Sick days doubled',
      'Third school of ours',
    ).met(),
    // What Ingrid has to answer, some of it soon.
    stage.dueWithin(
      20,
      2,
      tell(
        1,
        kvist,
        holmgard,
        'berit',
        'A reading room in which nobody can sit for an afternoon',
        'EFFICIENCY',
        'Visitors leave early',
        'Two rooms done',
      ).offered(),
    ),
    stage.dueWithin(
      60,
      3,
      tell(
        1,
        holmgard,
        kvist,
        'trine',
        'An open floor of people who advise on money',
        'RISK',
        'Asked at a lunch',
        'Seen twice',
      ).requested(),
    ),
  ];
}
