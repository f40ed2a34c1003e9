import { Course, type Telling } from './course.js';
import { elbtor } from './firms/elbtor.js';
import { elbstrom, hafenlicht, isebek, kehrwieder } from './firms/hamburg.js';
import type { Scene, Stage } from './stage.js';

/** Introductions among the smaller firms of Hamburg. */
export function introductionsOfHamburg(stage: Stage): Scene[] {
  const tell = (days: number, ...telling: Telling) => new Course(stage, days, telling);
  const noFit = { reason: 'NO_FIT', note: 'Not what we do best. Ask again with a larger house.', notBefore: null } as const;
  return [
    ...tell(
      62,
      hafenlicht,
      elbtor,
      'ilse',
      'Four tenants who change floors in a month',
      'EFFICIENCY',
      'Dates are set',
      'Ten years',
    ).won(16_200, 'Nobody lost a plant. Thank you.'),
    ...tell(
      33,
      hafenlicht,
      elbtor,
      'raoul',
      'Instruments that must not be tilted',
      'RISK',
      'The maker wrote so',
      'One floor',
    ).closed('NO_DECISION', 'TIMING', 'The new house is a year late.'),
    ...tell(
      5.5,
      hafenlicht,
      elbtor,
      'torben',
      'Drawings and models of ninety years',
      'RISK',
      'Archive is damp',
      'One hall',
    ).asked(),
    ...tell(
      58,
      elbstrom,
      hafenlicht,
      'volker',
      'A roof through which one sees the sky',
      'COST',
      'The audit says so',
      'Audit of last winter',
    ).won(41_000, 'A large one. Thank you, Anke.', false),
    ...tell(
      14,
      elbstrom,
      hafenlicht,
      'maike',
      'Cold rooms that are cooled twice',
      'COST',
      'Two meters, one room',
      'Audit',
    ).inContact(),
    ...tell(
      56,
      kehrwieder,
      isebek,
      'gesa',
      'Devices are tracked in a list that one person keeps',
      'RISK',
      'She retires in summer',
      'Client for years',
    ).won(28_500, 'The list is gone, she has stayed. Thank you.'),
    ...tell(
      24,
      kehrwieder,
      isebek,
      'swantje',
      'Customs papers are typed three times',
      'EFFICIENCY',
      'We saw all three',
      'One contract',
    ).met(),
    ...tell(
      31,
      kehrwieder,
      isebek,
      'hinnerk',
      'A price list with sails and ropes',
      'EFFICIENCY',
      'Said over coffee',
      'Neighbour',
    ).declined(noFit),
    ...tell(
      12,
      isebek,
      kehrwieder,
      'ole',
      'A contract with a carrier who is late',
      'RISK',
      'Three letters seen',
      'We built the planning',
    ).introduced(),
    ...tell(26, isebek, kehrwieder, 'imke', 'A lease with a cellar in it', 'RISK', 'It floods', 'First client').refused(),
  ];
}
