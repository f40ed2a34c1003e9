/**
 * npm run bench:matching [folder]: matching by name alone, over `ours.csv`, `theirs.csv` and `truth.csv` of the folder given, or of
 * MATCHING_DATA. Prints precision, recall, every false match and what is asked instead of shown; then the same for each half of our
 * list, and how many strangers of one half of their list are taken for one of the other half.
 */
import { parse } from 'csv-parse/sync';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { matchByName } from '../dist/src/mapping/name-match.rules.js';

const folder = process.argv[2] ?? process.env.MATCHING_DATA;
if (!folder) {
  process.stderr.write('Name the folder that holds ours.csv, theirs.csv and truth.csv, or set MATCHING_DATA.\n');
  process.exit(1);
}
const say = (line) => process.stdout.write(`${line}\n`);
const read = (file) => parse(readFileSync(join(folder, file), 'utf8'), { columns: true, bom: true });
const ours = new Map(read('ours.csv').map((row) => [row.ref, row.company_name]));
const theirs = new Map(read('theirs.csv').map((row) => [row.ref, row.company_name]));
const truth = read('truth.csv');
const isTrue = new Set(truth.map(({ ours, theirs }) => `${ours} ${theirs}`));
/** Any split will do that does not follow the alphabet. */
const half = (ref) => [...ref].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_000_003, 7) % 2;
const only = (list, side) => new Map([...list].filter(([ref]) => half(ref) === side));

function measure(title, mine, others) {
  const started = performance.now();
  const pairs = matchByName(mine, others);
  const ms = performance.now() - started;
  const same = pairs.filter(({ verdict }) => verdict === 'SAME');
  const good = same.filter((pair) => isTrue.has(`${pair.ours} ${pair.theirs}`));
  const wanted = truth.filter((pair) => mine.has(pair.ours) && others.has(pair.theirs)).length;
  const figures = `precision ${(good.length / same.length).toFixed(4)}  recall ${(good.length / wanted).toFixed(4)}`;
  say(`${title.padEnd(14)} ${figures}  ${same.length} matched of ${wanted}  ${ms.toFixed(0)} ms`);
  return pairs;
}

const pairs = measure('all', ours, theirs);
for (const side of [0, 1]) measure(`half ${side + 1} of ours`, only(ours, side), theirs);
const wrong = pairs.filter((pair) => pair.verdict === 'SAME' && !isTrue.has(`${pair.ours} ${pair.theirs}`));
say(`\nFalse matches: ${wrong.length || 'none'}`);
for (const pair of wrong) say(`  ${ours.get(pair.ours)}  ≠  ${theirs.get(pair.theirs)}`);
const doubtful = pairs.filter(({ verdict }) => verdict === 'DOUBTFUL');
say(`\nAsked, never shown: ${doubtful.length}`);
for (const pair of doubtful) {
  const known = isTrue.has(`${pair.ours} ${pair.theirs}`) ? 'the same' : 'not the same';
  say(`  ${ours.get(pair.ours)}  ?  ${theirs.get(pair.theirs)}  (${known})`);
}
const strangers = matchByName(only(theirs, 0), only(theirs, 1)).filter(({ verdict }) => verdict === 'SAME');
say(`\nStrangers taken for one another, one half of their list with the other: ${strangers.length || 'none'}`);
for (const pair of strangers) say(`  ${theirs.get(pair.ours)}  =  ${theirs.get(pair.theirs)}`);
